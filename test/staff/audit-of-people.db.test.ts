import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../contract/index.ts";
import { recognise } from "../../server/modules/customers/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import type { BrandAccount } from "../vendor.ts";
import { ask, connectBrand } from "./asked.ts";
import { isOfPeople } from "./of-people.ts";

let ground: Ground;
let world: World;
let brand: BrandAccount;

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  ground = await openGround({ reservations: world.reservations, courier: world.courier, baggage: world.baggage });
  brand = await connectBrand(ground);
});
afterAll(async () => {
  await ground.close();
  await world.close();
});

type Method = "GET" | "POST" | "PUT" | "DELETE";

const call = async (method: Method, path: string, body?: unknown): Promise<any> => {
  const answer = await ground.api(method, path, body);
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};

async function somebody(): Promise<string> {
  const handle = { kind: "x" as const, value: randomUUID(), name: "Fenna", handle: null };
  const [one] = (await recognise(ground.app.db, [handle])).values();
  return one?.customerId ?? "";
}

interface Booked {
  id: string;
  recordLocator: string;
  email: string;
}

async function book(): Promise<Booked> {
  const email = `${randomUUID().slice(0, 8)}@mail.invalid`;
  const { id, recordLocator } = world.reservations.book({
    passengers: [{ surname: "Wolkenveld", givenName: "Fenna", email }],
    legs: [{ flight: "Q0940", date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }],
  });
  await until(
    () => ground.app.db`select from bookings.booking where id = ${id}`,
    (rows) => rows.length === 1,
    "the booking to be read",
  );
  return { id, recordLocator, email };
}

/** Somebody whose booking it is proved to be. */
async function proved(more: object = {}): Promise<{ customerId: string; booked: Booked }> {
  const [customerId, booked] = [await somebody(), await book()];
  const body = { recordLocator: booked.recordLocator, surname: "Wolkenveld", ...more };
  expect((await call("POST", `/api/v1/customers/${customerId}/proof/booking`, body)).status).toBe("proved");
  return { customerId, booked };
}

/** A code that went to the address on file of a booking that they claim. */
async function sentCode(): Promise<{ customerId: string; codeId: string; code: string }> {
  const [customerId, booked] = [await somebody(), await book()];
  const value = `${booked.recordLocator}/Wolkenveld`;
  await call("POST", `/api/v1/customers/${customerId}/identifiers`, { kind: "booking", value });
  const { bookings } = await call("GET", `/api/v1/customers/${customerId}/proof`);
  const contactId = bookings[0].contacts[0].id;
  const body = { bookingId: booked.id, contactId };
  const { codeId } = await call("POST", `/api/v1/customers/${customerId}/proof/codes`, body);
  const letter = world.courier.letters().findLast(({ to }) => to.value === booked.email);
  return { customerId, codeId, code: /\b\d{6}\b/.exec(letter?.text ?? "")?.[0] ?? "" };
}

/** A post that shows private data to all. */
async function exposed(): Promise<string> {
  const { messageId } = await ask(ground, brand, "Where is my bag? My booking code is QX7T4M, call +31 6 12345678");
  await until(
    () => ground.app.db`select from privacy.exposure where message_id = ${messageId}`,
    (rows) => rows.length === 1,
    "the exposure",
  );
  return messageId;
}

interface Deed {
  /** As the contract names it. */
  name: string;
  action: string;
  /** Does it, and gives what it was done to. */
  act: () => Promise<string | null>;
}

const at = (method: Method, path: string, action: string, act: Deed["act"]): Deed => ({
  name: `${method} /api/v1/${path}`,
  action,
  act,
});

const of = (customerId: string): string => `customer/${customerId}`;

/** Reads of one customer. */
const reads: readonly Deed[] = (
  [
    ["", "customers.read"],
    ["/timeline", "customers.read-timeline"],
    ["/suggestions", "customers.read-suggestions"],
    ["/history", "customers.read-history"],
    ["/profile", "customers.read-profile"],
    ["/bookings", "customers.read-bookings"],
    ["/bag-files", "customers.read-bag-files"],
    ["/proof", "proof.read"],
    ["/consent", "customers.read-consent"],
    ["/erasure-preview", "rights.preview-erasure"],
  ] as const
).map(([what, action]) =>
  at("GET", `customers/:customerId${what}`, action, async () => {
    const id = await somebody();
    await call("GET", `/api/v1/customers/${id}${what}`);
    return of(id);
  }),
);

const reason = "They said so themselves.";

const identity: readonly Deed[] = [
  at("POST", "customers/:customerId/identifiers", "customers.note-identifier", async () => {
    const id = await somebody();
    await call("POST", `/api/v1/customers/${id}/identifiers`, { kind: "email", value: `${randomUUID()}@mail.invalid` });
    return of(id);
  }),
  ...(["merge", "keep-apart"] as const).map((what) =>
    at("POST", `customers/:customerId/${what}`, `customers.${what}`, async () => {
      const [id, otherId] = [await somebody(), await somebody()];
      await call("POST", `/api/v1/customers/${id}/${what}`, { otherId, reason });
      return of(id);
    }),
  ),
  at("POST", "customers/:customerId/history/:eventId/take-back", "customers.unmerge", async () => {
    const [id, otherId] = [await somebody(), await somebody()];
    const { eventId } = await call("POST", `/api/v1/customers/${id}/merge`, { otherId, reason });
    await call("POST", `/api/v1/customers/${id}/history/${eventId}/take-back`, { reason });
    return of(id);
  }),
];

const proofs: readonly Deed[] = [
  at("POST", "customers/:customerId/proof/booking", "proof.try", async () => {
    const id = await somebody();
    await call("POST", `/api/v1/customers/${id}/proof/booking`, { recordLocator: "ZZZZZZ", surname: "Nobody" });
    return of(id);
  }),
  at("POST", "customers/:customerId/proof/codes", "proof.send-code", async () => of((await sentCode()).customerId)),
  at("POST", "customers/:customerId/proof/codes/:codeId/check", "proof.proved", async () => {
    const { customerId, codeId, code } = await sentCode();
    await call("POST", `/api/v1/customers/${customerId}/proof/codes/${codeId}/check`, { code });
    return of(customerId);
  }),
  at("POST", "customers/:customerId/proof/links", "proof.make-link", async () => {
    const id = await somebody();
    await call("POST", `/api/v1/customers/${id}/proof/links`, {});
    return of(id);
  }),
  at("POST", "customers/:customerId/proof/overrides", "proof.override", async () => {
    const { customerId, booked } = await proved();
    const body = { bookingId: booked.id, use: "told", reason: "I know their voice well." };
    await call("POST", `/api/v1/customers/${customerId}/proof/overrides`, body);
    return of(customerId);
  }),
  at("POST", "customers/:customerId/proof/mandates/:mandateId/end", "proof.end-mandate", async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const { customerId } = await proved({ actsFor: { relation: "assistant", until } });
    const { mandates } = await call("GET", `/api/v1/customers/${customerId}/proof`);
    await call("POST", `/api/v1/customers/${customerId}/proof/mandates/${mandates[0].id}/end`, { reason });
    return of(customerId);
  }),
  at("GET", "customers/:customerId/bookings/:bookingId", "proof.read-booking", async () => {
    const { customerId, booked } = await proved();
    await call("GET", `/api/v1/customers/${customerId}/bookings/${booked.id}`);
    return of(customerId);
  }),
  at("POST", "customers/:customerId/bag-files", "bookings.ask-bag-report", async () => {
    const { customerId, booked } = await proved();
    const report = { id: randomUUID(), bookingId: booked.id, passengerId: "P1", kind: "missing", airport: "AMS" };
    await call("POST", `/api/v1/customers/${customerId}/bag-files`, { ...report, bags: [{}] });
    return of(customerId);
  }),
];

const login = () => ({
  name: "Halcyra account",
  issuer: world.accounts.issuer,
  clientId: world.accounts.clientId,
  clientSecret: world.accounts.clientSecret,
  scopes: [],
  loyaltyClaim: null,
  loyaltyProgramme: null,
});

const settings: readonly Deed[] = [
  at("PUT", "settings/proof", "settings.proof", async () => {
    await call("PUT", "/api/v1/settings/proof", { booking: 24, code: 48, login: 72 });
    return "setting/proof";
  }),
  at("PUT", "settings/passenger-login", "proof.set-login", async () => {
    await call("PUT", "/api/v1/settings/passenger-login", login());
    return null;
  }),
  at("DELETE", "settings/passenger-login", "proof.remove-login", async () => {
    await call("PUT", "/api/v1/settings/passenger-login", login());
    await call("DELETE", "/api/v1/settings/passenger-login");
    return null;
  }),
];

const inPublic: readonly Deed[] = [
  at("POST", "messages/:messageId/exposure/ask", "privacy.ask", async () => {
    const id = await exposed();
    await call("POST", `/api/v1/messages/${id}/exposure/ask`, { id: randomUUID() });
    return `message/${id}`;
  }),
  at("POST", "messages/:messageId/exposure/settle", "privacy.settle", async () => {
    const id = await exposed();
    await call("POST", `/api/v1/messages/${id}/exposure/settle`);
    return `message/${id}`;
  }),
  at("POST", "cases/:caseId/move-to-private", "cases.move-to-private", async () => {
    const { caseId } = await ask(ground, brand, "where is my suitcase, please?");
    await call("POST", `/api/v1/cases/${caseId}/move-to-private`, { publicId: randomUUID(), privateId: randomUUID() });
    return `case/${caseId}`;
  }),
];

/** What they allow, and what they ask of us. What follows from that is looked at in `test/rights`. */
const rights: readonly Deed[] = [
  at("POST", "customers/:customerId/consent", "customers.note-consent", async () => {
    const customerId = await somebody();
    const body = { id: randomUUID(), purpose: "surveys", given: true, how: "by-phone" };
    await call("POST", `/api/v1/customers/${customerId}/consent`, body);
    return of(customerId);
  }),
  at("POST", "customers/:customerId/privacy-requests", "rights.note-erasure", async () => {
    const customerId = await somebody();
    await call("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id: randomUUID(), kind: "erasure" });
    return of(customerId);
  }),
];

const deeds = [...reads, ...identity, ...proofs, ...settings, ...inPublic, ...rights];

describe("the audit of what is read and changed of people", () => {
  test.each(deeds)("says who did it and to whom: $name ($action)", async ({ action, act }) => {
    const { body: me } = await ground.api("GET", "/api/v1/me");
    const [before] = await ground.app.db<[{ id: string }]>`select coalesce(max(id), 0)::text as id from staff.audit`;
    const subject = await act();
    const lines = await ground.app.db<{ actorId: string; subject: string | null }[]>`
      select actor_id, subject from staff.audit where id > ${before.id}::bigint and action = ${action}
        and subject is not distinct from ${subject}::text`;
    expect(lines).toEqual([{ actorId: me.id, subject }]);
  });

  test("is about every endpoint that is of people", () => {
    const told = new Set(deeds.map(({ name }) => name));
    const all = endpoints.map(({ method, path }) => `${method} ${path}`).filter(isOfPeople);
    expect(all.filter((name) => !told.has(name))).toEqual([]);
    expect([...told].filter((name) => !isOfPeople(name))).toEqual([]);
  });
});
