import { expect, test } from "vitest";
import { alarmsOf, type Standing } from "./alarms.ts";

const calm: Standing = {
  queues: [
    { name: "deliveries", waiting: 3, oldestSeconds: 1, retrying: 0, dead: 0 },
    { name: "arrivals", waiting: 0, oldestSeconds: null, retrying: 0, dead: 0 },
    { name: "outgoing", waiting: 2, oldestSeconds: 20, retrying: 1, dead: 4 },
    { name: "reactions", waiting: 0, oldestSeconds: null, retrying: 0, dead: 0 },
    { name: "words", waiting: 20, oldestSeconds: null, retrying: 0, dead: 0 },
  ],
  jobs: [{ name: "publish-reply-times", why: null }],
  areJobsLate: false,
  unreadable: 0,
  unsure: 0,
  accounts: [{ name: "Brand", state: "active", keysEndIn: null, awaySeconds: null }],
  reservations: { failures: 2, why: "it hiccups", silentSeconds: 3 },
  unread: { bookings: 0, why: null, deliveries: 0 },
  bookingOperations: { needPerson: 0, oldestUnknownSeconds: 40 },
  baggage: { failures: 1, why: "it hiccups", silentSeconds: 3 },
  identityDiffers: 0,
  largeCustomers: 0,
  largestCustomer: null,
  logHeldSeconds: 0,
  tables: [{ name: "channels.lane", dead: 40_000, live: 10 }],
  connections: 30,
  mostConnections: 100,
  clockApartMs: 20,
  diskFreeShare: 0.6,
  keptTooLong: [],
  scanner: { failures: 0, why: null, waitingSeconds: null, infected: 0, unscannable: 0 },
  requests: { late: 0, setAside: 0 },
  deadlines: { lateSeconds: 1, broken: 0 },
  drills: [],
  payments: { trouble: 0, waitingSeconds: 5, unreadable: 0 },
  uncovered: [],
};

const queue = (name: Standing["queues"][number]["name"], change: object): Standing["queues"] =>
  calm.queues.map((one) => (one.name === name ? { ...one, ...change } : one));

test("a calm installation raises none", () => {
  expect(alarmsOf(calm)).toEqual([]);
});

test.each<[string, Partial<Standing>, object]>([
  [
    "customers who wait for nobody",
    { uncovered: [{ language: "th", waiting: 100_000 }] },
    { code: "nobody-speaks", severity: "urgent", amount: 100_000, about: "th" },
  ],
  [
    "a delivery that waits",
    { queues: queue("deliveries", { oldestSeconds: 31 }) },
    { code: "deliveries-wait", amount: 31 },
  ],
  ["an arrival that waits", { queues: queue("arrivals", { oldestSeconds: 61 }) }, { code: "arrivals-wait" }],
  ["a dead arrival", { queues: queue("arrivals", { dead: 1 }) }, { code: "arrivals-dead", amount: 1 }],
  ["a message that does not go", { queues: queue("outgoing", { oldestSeconds: 121 }) }, { code: "outgoing-waits" }],
  ["a log that nobody follows", { queues: queue("reactions", { oldestSeconds: 31 }) }, { code: "reactions-wait" }],
  ["a reaction set aside", { queues: queue("reactions", { dead: 2 }) }, { code: "reactions-dead", severity: "look" }],
  ["words that search lacks", { queues: queue("words", { waiting: 9999 }) }, { code: "words-wait" }],
  ["a transaction left open", { logHeldSeconds: 11 }, { code: "log-held", amount: 11 }],
  ["jobs that do not run", { areJobsLate: true }, { code: "jobs-late" }],
  ["a job that failed", { jobs: [{ name: "sweep", why: "Error" }] }, { code: "job-failed", about: "sweep" }],
  ["what can't be read", { unreadable: 3 }, { code: "deliveries-unreadable", amount: 3 }],
  [
    "deadlines that nobody looks at",
    { deadlines: { lateSeconds: 20, broken: 0 } },
    { code: "deadlines-late", amount: 20 },
  ],
  [
    "targets that are broken",
    { deadlines: { lateSeconds: null, broken: 4 } },
    { code: "targets-broken", severity: "look", amount: 4 },
  ],
  ["customers who lead elsewhere", { identityDiffers: 2 }, { code: "identity-differs", severity: "urgent", amount: 2 }],
  [
    "a customer of very many",
    { largeCustomers: 1, largestCustomer: "7f" },
    { code: "customers-large", severity: "look", amount: 1, about: "7f" },
  ],
  ["an unsure message", { unsure: 1 }, { code: "outgoing-unsure" }],
  [
    "a reservation system that is away",
    { reservations: { failures: 3, why: "it is away", silentSeconds: 20 } },
    { code: "reservations-away", severity: "urgent", amount: 20, about: "it is away" },
  ],
  [
    "a change that only a person can settle",
    { bookingOperations: { needPerson: 2, oldestUnknownSeconds: null } },
    { code: "operations-need-person", severity: "urgent", amount: 2 },
  ],
  [
    "a change that nobody looks into",
    { bookingOperations: { needPerson: 0, oldestUnknownSeconds: 400 } },
    { code: "operations-unknown", severity: "urgent", amount: 400 },
  ],
  [
    "a baggage tracing that is away",
    { baggage: { failures: 3, why: "it is away", silentSeconds: 20 } },
    { code: "baggage-away", severity: "look", amount: 20, about: "it is away" },
  ],
  [
    "bookings that can't be read",
    { unread: { bookings: 2, why: "an airport has no zone", deliveries: 0 } },
    { code: "bookings-unread", severity: "look", amount: 2, about: "an airport has no zone" },
  ],
  [
    "what a reservation system told and nobody understood",
    { unread: { bookings: 0, why: null, deliveries: 3 } },
    { code: "bookings-untold", severity: "look", amount: 3 },
  ],
  [
    "a payment of a wrong amount",
    { payments: { trouble: 1, waitingSeconds: null, unreadable: 0 } },
    { code: "payments-in-trouble", severity: "urgent", amount: 1 },
  ],
  [
    "a provider of payments that can't be reached",
    { payments: { trouble: 0, waitingSeconds: 121, unreadable: 0 } },
    { code: "payments-wait", severity: "urgent", amount: 121 },
  ],
  [
    "a provider's word that can't be read",
    { payments: { trouble: 0, waitingSeconds: null, unreadable: 2 } },
    { code: "payments-unreadable", severity: "look", amount: 2 },
  ],
  [
    "data kept too long",
    { keptTooLong: [{ about: "messages linkedin", hours: 5 }] },
    { code: "keeping-behind", severity: "look", amount: 5, about: "messages linkedin" },
  ],
  [
    "a person who waits for what is theirs",
    { requests: { late: 2, setAside: 0 } },
    { code: "requests-late", amount: 2 },
  ],
  [
    "an erasure that failed",
    { requests: { late: 0, setAside: 1 } },
    { code: "requests-set-aside", severity: "urgent" },
  ],
  [
    "keys that end in a while",
    { accounts: [{ name: "B", state: "active", keysEndIn: 29, awaySeconds: null }] },
    { code: "keys-end-soon", severity: "look", amount: 29, about: "B" },
  ],
  [
    "keys that end in days",
    { accounts: [{ name: "B", state: "active", keysEndIn: 6, awaySeconds: null }] },
    { code: "keys-end-soon", severity: "urgent", amount: 6 },
  ],
  ["no channel at all", { accounts: [] }, { code: "no-account" }],
  [
    "an account signed out",
    { accounts: [{ name: "B", state: "sign-in-again", keysEndIn: null, awaySeconds: null }] },
    { code: "account-signed-out", about: "B" },
  ],
  [
    "a vendor that does not answer",
    { accounts: [{ name: "B", state: "active", keysEndIn: null, awaySeconds: 40 }] },
    { code: "channel-away", severity: "urgent", amount: 40, about: "B" },
  ],
  ["little space", { diskFreeShare: 0.09 }, { code: "disk-full", severity: "look", amount: 9 }],
  ["no space", { diskFreeShare: 0.03 }, { code: "disk-full", severity: "urgent" }],
  ["another time", { clockApartMs: 2600 }, { code: "clocks-apart", amount: 3 }],
  ["no more connections", { connections: 91 }, { code: "connections-used-up" }],
  [
    "rows that nobody sweeps",
    { tables: [{ name: "a.b", dead: 60_000, live: 100 }] },
    { code: "dead-rows", about: "a.b" },
  ],
])("%s raises its own", (_what, change, expected) => {
  expect(alarmsOf({ ...calm, ...change })).toEqual([expect.objectContaining(expected)]);
});

test("a disk that can't be asked is no alarm", () => {
  expect(alarmsOf({ ...calm, diskFreeShare: null })).toEqual([]);
});

test("the urgent ones come first", () => {
  const [first] = alarmsOf({ ...calm, unreadable: 1, areJobsLate: true });
  expect(first?.code).toBe("jobs-late");
});
