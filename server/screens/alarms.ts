/** What needs somebody, worked out from how things stand. Pure. */
import type { Alarm, Queue } from "../../contract/operations.ts";

export interface Standing {
  queues: readonly Queue[];
  jobs: readonly { name: string; why: string | null }[];
  areJobsLate: boolean;
  /** Unreadable ones of the last seven days. */
  unreadable: number;
  unsure: number;
  /** Those that were not removed. `keysEndIn`: days until its keys end, null where they do not, or nobody knows; `awaySeconds`: how long its vendor has not answered. */
  accounts: readonly { name: string; state: string; keysEndIn: number | null; awaySeconds: number | null }[];
  /** How often in a row the reservation system could not be asked what happened, why, and since when. */
  reservations: { failures: number; why: string | null; silentSeconds: number | null };
  /** Bookings that could not be read three times, and why one of them; and what the reservation system told by itself and nobody understood. */
  unread: { bookings: number; why: string | null; deliveries: number };
  /** Changes of bookings that only a person can settle, and how long ago the oldest without an answer was sent. */
  bookingOperations: { needPerson: number; oldestUnknownSeconds: number | null };
  /** The same of the baggage tracing. */
  baggage: { failures: number; why: string | null; silentSeconds: number | null };
  /** What the nightly look at who is whom found: customers who lead elsewhere than they should, and events that are not kept as they hold. */
  identityDiffers: number;
  /** How many customers are so many in one that somebody should look, and the id of the largest. */
  largeCustomers: number;
  largestCustomer: string | null;
  /** By our service levels: how long ago the oldest was over that was not looked at, and how many are over and still owed. */
  deadlines: { lateSeconds: number | null; broken: number };
  /** How long the oldest transaction that holds up the log has been open. */
  logHeldSeconds: number;
  tables: readonly { name: string; dead: number; live: number }[];
  /** Connections of the cluster that are taken, and how many it has. */
  connections: number;
  mostConnections: number;
  clockApartMs: number;
  /** Data that is kept longer than it should be: which, and by how many hours. */
  keptTooLong: readonly { about: string; hours: number }[];
  /** What people asked for and had to have by now, and what failed and waits for somebody. */
  requests: { late: number; setAside: number };
  /** Files: how often in a row the scanner gave no answer, why, how long the oldest has waited that it could have looked at; of the last seven days, where something was found and what it could not look at. */
  scanner: {
    failures: number;
    why: string | null;
    waitingSeconds: number | null;
    infected: number;
    unscannable: number;
  };
  /** Drills that can't wait, of cases that are not closed, in which nobody did a step yet. */
  drills: readonly { kind: string; cases: number }[];
  /** Languages in which customers wait and that nobody who is here may be given. */
  uncovered: readonly { language: string; waiting: number }[];
  /** Payments that need somebody; how long the oldest call of ours, or word of a provider's, has waited; and what of those could not be read. */
  payments: { trouble: number; waitingSeconds: number | null; unreadable: number };
  /** Of the disk that holds our home; null where it can't be asked. */
  diskFreeShare: number | null;
}

/** Seconds after which what waits somewhere means that something does not run. */
const patience: Partial<Record<Queue["name"], { code: Alarm["code"]; seconds: number }>> = {
  deliveries: { code: "deliveries-wait", seconds: 30 },
  arrivals: { code: "arrivals-wait", seconds: 60 },
  outgoing: { code: "outgoing-waits", seconds: 120 },
  reactions: { code: "reactions-wait", seconds: 30 },
};

const alarm = (
  code: Alarm["code"],
  severity: Alarm["severity"],
  amount: number | null = null,
  about: string | null = null,
): Alarm => ({ code, severity, amount, about });

/** The most urgent first. */
export function alarmsOf(standing: Standing): Alarm[] {
  return [...inQueues(standing), ...inTheWorks(standing), ...underneath(standing)].toSorted(
    (a, b) => Number(b.severity === "urgent") - Number(a.severity === "urgent"),
  );
}

function inQueues({ queues }: Standing): Alarm[] {
  return queues.flatMap(({ name, oldestSeconds, waiting, dead }) => {
    const late = patience[name];
    const found: Alarm[] = [];
    if (late && oldestSeconds !== null && oldestSeconds > late.seconds)
      found.push(alarm(late.code, "urgent", oldestSeconds));
    if (name === "words" && waiting >= 5000) found.push(alarm("words-wait", "look", waiting));
    if (name === "arrivals" && dead > 0) found.push(alarm("arrivals-dead", "urgent", dead));
    if (name === "reactions" && dead > 0) found.push(alarm("reactions-dead", "look", dead));
    return found;
  });
}

function inTheWorks(standing: Standing): Alarm[] {
  const { jobs, areJobsLate, unreadable, unsure, accounts, reservations, baggage, logHeldSeconds } = standing;
  const found: Alarm[] = [];
  if (reservations.failures >= 3)
    found.push(alarm("reservations-away", "urgent", reservations.silentSeconds, reservations.why));
  // While it is away none can be read, and that says it already.
  else if (standing.unread.bookings > 0)
    found.push(alarm("bookings-unread", "look", standing.unread.bookings, standing.unread.why));
  if (standing.unread.deliveries > 0) found.push(alarm("bookings-untold", "look", standing.unread.deliveries));
  const { needPerson, oldestUnknownSeconds } = standing.bookingOperations;
  if (needPerson > 0) found.push(alarm("operations-need-person", "urgent", needPerson));
  if (oldestUnknownSeconds !== null && oldestUnknownSeconds > longestUnknown)
    found.push(alarm("operations-unknown", "urgent", oldestUnknownSeconds));
  if (baggage.failures >= 3) found.push(alarm("baggage-away", "look", baggage.silentSeconds, baggage.why));
  found.push(...ofFiles(standing.scanner));
  for (const { language, waiting } of standing.uncovered)
    found.push(alarm("nobody-speaks", "urgent", waiting, language));
  for (const { kind, cases } of standing.drills) found.push(alarm("drill-waits", "urgent", cases, kind));
  found.push(...ofPayments(standing.payments));
  if (logHeldSeconds > 10) found.push(alarm("log-held", "urgent", logHeldSeconds));
  if (areJobsLate) found.push(alarm("jobs-late", "urgent"));
  for (const { name, why } of jobs) if (why !== null) found.push(alarm("job-failed", "look", null, name));
  for (const { about, hours } of standing.keptTooLong) found.push(alarm("keeping-behind", "look", hours, about));
  if (standing.requests.late > 0) found.push(alarm("requests-late", "urgent", standing.requests.late));
  if (standing.requests.setAside > 0) found.push(alarm("requests-set-aside", "urgent", standing.requests.setAside));
  if (unreadable > 0) found.push(alarm("deliveries-unreadable", "look", unreadable));
  if (standing.identityDiffers > 0) found.push(alarm("identity-differs", "urgent", standing.identityDiffers));
  if (standing.largeCustomers > 0)
    found.push(alarm("customers-large", "look", standing.largeCustomers, standing.largestCustomer));
  const { lateSeconds, broken } = standing.deadlines;
  if (lateSeconds !== null && lateSeconds > longestUnfired) found.push(alarm("deadlines-late", "urgent", lateSeconds));
  if (broken > 0) found.push(alarm("targets-broken", "look", broken));
  if (unsure > 0) found.push(alarm("outgoing-unsure", "look", unsure));
  if (accounts.length === 0) found.push(alarm("no-account", "look"));
  for (const account of accounts) found.push(...inAccount(account));
  return found;
}

/** Seconds after which it should be known what became of a change: it is read again for half a minute, and sent three times at most. */
const longestUnknown = 180;
/** Seconds after which somebody should have been warned. */
const longestUnfired = 15;
/** Seconds after which a file should have been looked at. */
const longestScan = 120;

function ofFiles({ failures, why, waitingSeconds, infected, unscannable }: Standing["scanner"]): Alarm[] {
  const found: Alarm[] = [];
  if (waitingSeconds !== null && (failures >= 3 || waitingSeconds > longestScan))
    found.push(alarm("scanner-away", "urgent", waitingSeconds, why));
  if (infected > 0) found.push(alarm("files-infected", "look", infected));
  if (unscannable > 0) found.push(alarm("files-unscannable", "look", unscannable));
  return found;
}

/** Seconds after which a provider should have answered, or been read. */
const longestPayment = 120;

function ofPayments({ trouble, waitingSeconds, unreadable }: Standing["payments"]): Alarm[] {
  const found: Alarm[] = [];
  if (trouble > 0) found.push(alarm("payments-in-trouble", "urgent", trouble));
  if (waitingSeconds !== null && waitingSeconds > longestPayment)
    found.push(alarm("payments-wait", "urgent", waitingSeconds));
  if (unreadable > 0) found.push(alarm("payments-unreadable", "look", unreadable));
  return found;
}

function inAccount({ name, state, keysEndIn, awaySeconds }: Standing["accounts"][number]): Alarm[] {
  const found: Alarm[] = [];
  if (state === "sign-in-again") found.push(alarm("account-signed-out", "urgent", null, name));
  if (state === "active" && keysEndIn !== null && keysEndIn < 30)
    found.push(alarm("keys-end-soon", keysEndIn < 7 ? "urgent" : "look", Math.max(0, keysEndIn), name));
  if (awaySeconds !== null) found.push(alarm("channel-away", "urgent", awaySeconds, name));
  return found;
}

function underneath({ tables, connections, mostConnections, clockApartMs, diskFreeShare }: Standing): Alarm[] {
  const found: Alarm[] = [];
  if (diskFreeShare !== null && diskFreeShare < 0.1)
    found.push(alarm("disk-full", diskFreeShare < 0.04 ? "urgent" : "look", Math.round(diskFreeShare * 100)));
  if (clockApartMs > 2000) found.push(alarm("clocks-apart", "look", Math.round(clockApartMs / 1000)));
  if (connections > mostConnections * 0.9) found.push(alarm("connections-used-up", "urgent", connections));
  for (const { name, dead, live } of tables)
    if (dead > 50_000 && dead > live * 0.4) found.push(alarm("dead-rows", "look", dead, name));
  return found;
}
