import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteSentRead, recogniseEcho } from "../../server/modules/channels/index.ts";
import { atomically } from "../../server/platform/context.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let accountId: string;
let lockWaits: postgres.Sql;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  const secrets = { siteSecret: "s".repeat(40), origins: "https://book.example.com" };
  const body = { kind: "chat", name: "Halcyra Air", externalId: randomUUID(), secrets };
  accountId = (await ground.api("POST", "/api/v1/channel-accounts", body)).body.id;
  lockWaits = postgres(ground.databaseUrl, { max: 1 });
});
afterAll(async () => {
  await lockWaits.end();
  await ground.close();
});

/** A private message of ours whose fate at the vendor is not known yet. */
async function unsure(readerId: string, text: string): Promise<string> {
  const id = randomUUID();
  await ground.app.db`
    insert into channels.outgoing (id, account_id, lane, visibility, recipient_id, text, state, send_after, attempts)
    values (${id}, ${accountId}, ${readerId}, 'private', ${readerId}, ${text}, 'unsure', platform.now(), 1)`;
  return id;
}

const accept = (readerId: string, text: string, vendorId: string, app = ground.app) =>
  recogniseEcho(app, {
    ownId: null,
    accountId,
    vendorId,
    visibility: "private",
    recipientId: readerId,
    parentId: null,
    text,
  });

const read = (readerId: string, upToId: string, app = ground.app) =>
  noteSentRead(app, { accountId, readerId, upToId, at: "2026-11-22T10:00:00.000Z" });

const stateOf = async (id: string) =>
  (await ground.app.db<{ state: string }[]>`select state from channels.outgoing where id = ${id}`)[0]?.state;

const somebodyWaits = () =>
  until(
    () => lockWaits`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    (rows) => rows.length > 0,
    "somebody to wait for a lock",
  );

describe("word that we were read", () => {
  test("counts for what is found to be accepted later, up to the message named", async () => {
    const reader = randomUUID();
    const [first, second] = [await unsure(reader, "one"), await unsure(reader, "two")];
    await read(reader, "99");
    await read(reader, "7");
    await accept(reader, "one", "99");
    await accept(reader, "two", "100");
    expect([await stateOf(first), await stateOf(second)]).toEqual(["read", "accepted"]);
  });

  test("of somebody else says nothing", async () => {
    const reader = randomUUID();
    const id = await unsure(reader, "three");
    await read(randomUUID(), "1000000");
    await accept(reader, "three", "101");
    expect(await stateOf(id)).toBe("accepted");
  });

  test.each(["accepting", "reading"])(
    "is not lost beside the sending, whichever commits last (first: %s)",
    async (first) => {
      const reader = randomUUID();
      const id = await unsure(reader, `with ${first} first`);
      const vendorId = first === "accepting" ? "201" : "202";
      const accepting = (app = ground.app) => accept(reader, `with ${first} first`, vendorId, app);
      const reading = (app = ground.app) => read(reader, vendorId, app);
      const [one, two] = first === "accepting" ? [accepting, reading] : [reading, accepting];
      let other: Promise<unknown> | undefined;
      await atomically(ground.app, async (app) => {
        await one({ ...ground.app, ...app });
        other = two();
        await somebodyWaits();
      });
      await other;
      expect(await stateOf(id)).toBe("read");
    },
  );
});
