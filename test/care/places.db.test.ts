import { randomUUID } from "node:crypto";
import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimNext, returnAbandoned } from "../../server/modules/assignment/index.ts";
import {
  assign,
  closeCase,
  closeQuietCases,
  fallDue,
  handBack,
  keepByHand,
  makePromise,
  markBroken,
  passWordsBy,
  receiveArrivals,
  reopenCase,
  reply,
  take,
  turnCase,
  undoReply,
  withdrawPromise,
} from "../../server/modules/cases/index.ts";
import { type Arrival, outgoingChanged } from "../../server/modules/channels/index.ts";
import { keepFlightEvents } from "../../server/modules/flights/index.ts";
import { atomically } from "../../server/platform/context.ts";
import { emit } from "../../server/platform/events.ts";
import { followLog, startFollowing } from "../../server/platform/follow.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";

let ground: Ground;
let accountId = "";
const agents: { id: string; name: string }[] = [];

beforeAll(async () => {
  ground = await openGround({ worker: false });
  for (const name of ["Lena", "Omar"]) agents.push({ id: (await ground.as("agent", name)).id, name });
  const secrets = { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" };
  const account = { kind: "x", name: "Brand", externalId: "1", baseUrl: "http://127.0.0.1:1", secrets };
  accountId = (await ground.api("POST", "/api/v1/channel-accounts", account)).body.id;
  await startFollowing(ground.app);
});
afterAll(() => ground.close());

/** One customer and their cases. */
interface Story {
  customer: string;
  flight: string;
}

const writes = async ({ customer }: Story, text: string): Promise<void> => {
  const [{ now }] = await ground.app.db<[{ now: Date }]>`select platform.now() as now`;
  const externalId = randomUUID();
  const arrival: Arrival = {
    id: "1",
    accountId,
    accountExternalId: "1",
    accountHandle: "brand",
    channel: "x",
    externalId,
    kind: "message",
    lane: customer,
    receivedAt: now,
    entry: {
      kind: "message",
      direction: "inbound",
      visibility: "private",
      accountId: "1",
      author: { id: customer, name: "P", handle: customer },
      recipientId: "1",
      text,
      externalId,
      writtenAt: now.toISOString(),
      parentId: null,
      parentKind: null,
      quoted: null,
      versions: [],
      editedAt: null,
      threadId: `1-${customer}`,
      attachments: [],
      subtype: null,
      unsupported: null,
    },
  };
  await atomically(ground.app, (app) => receiveArrivals(app, [arrival]));
};

interface Row {
  id: string;
  kind: string;
  state: string;
  resting: boolean;
  assigneeId: string | null;
  queuedAs: string | null;
  heldBy: string | null;
  owed: number;
  promiseId: string | null;
  isDue: boolean | null;
}

const rowsOf = ({ customer }: Story): Promise<Row[]> => ground.app.db<Row[]>`
  select c.id, c.kind, c.state, c.resting, c.assignee_id, q.kind as queued_as, q.held_by,
    (select count(*)::int from cases.promise where case_id = c.id and ended_at is null) as owed, p.id as promise_id, p.fell_due_at is not null as is_due
  from cases."case" c join customers.identifier i on i.customer_id = c.customer_id
    left join assignment.queue_entry q on q.case_id = c.id left join cases.promise p on p.case_id = c.id and p.ended_at is null
  where i.value = ${customer} order by c.opened_at desc, c.id`;

const current = async (story: Story): Promise<Row | undefined> => {
  const rows = await rowsOf(story);
  return rows.find(({ state }) => state !== "closed") ?? rows[0];
};

const pending = (caseId: string) => ground.app.db<{ id: string; authorId: string }[]>`
  select id, author_id from cases.message where case_id = ${caseId} and delivery_state = 'pending' order by seq limit 1`;

async function settle(caseId: string, state: "accepted" | "refused"): Promise<void> {
  const [message] = await pending(caseId);
  if (!message) return;
  const [{ now }] = await ground.app.db<[{ now: Date }]>`select platform.now() as now`;
  await atomically(ground.app, (app) =>
    emit(app, outgoingChanged, [
      {
        messageId: message.id,
        state,
        at: now.toISOString(),
        readAt: null,
        vendorId: randomUUID(),
        why: null,
        code: null,
      },
    ]),
  );
}

const agent = (n: number) => agents[n] ?? { id: "", name: "" };

async function promises(row: Row, n: number, more: Partial<Parameters<typeof makePromise>[1]>): Promise<void> {
  const [{ now }] = await ground.app.db<[{ now: Date }]>`select platform.now() as now`;
  await makePromise(ground.app, {
    id: randomUUID(),
    caseId: row.id,
    kind: "promise",
    text: "",
    dueAt: new Date(now.getTime() + 10 * 60_000),
    on: null,
    untilWritten: false,
    agentId: agent(n).id,
    ...more,
  });
}

/** What the worker does by itself. */
async function lookAround(): Promise<void> {
  const { app } = ground;
  while (await followLog(app));
  while (await fallDue(app));
  while (await markBroken(app));
  await returnAbandoned(app);
  await passWordsBy(app);
  await closeQuietCases(app);
}

type Act = (story: Story, row: Row, n: number) => Promise<unknown>;
const date = "2026-03-01";

const acts: Record<string, Act> = {
  asks: (story) => writes(story, "where is my bag? please help"),
  praises: (story) => writes(story, "lovely crew today, wonderful flight!"),
  thanks: (story) => writes(story, "ok thanks"),
  "is claimed": (_s, _r, n) => claimNext(ground.app, { agentId: agent(n).id, kind: "question", among: null }),
  "is claimed as a word": (_s, _r, n) => claimNext(ground.app, { agentId: agent(n).id, kind: "word", among: null }),
  "is taken": (_s, row, n) => take(ground.app, { caseId: row.id, agentId: agent(n).id }),
  "is given": (_s, row, n) => assign(ground.app, { caseIds: [row.id], to: agent(n).id }),
  "is handed back": (_s, row, n) =>
    handBack(ground.app, { caseId: row.id, agentId: agent(n).id, mayTakeFromOthers: true }),
  "is promised a time": (_s, row, n) => promises(row, n, {}),
  "is promised a gate": ({ flight }, row, n) => promises(row, n, { on: { flight, date, event: "delayed" } }),
  "is snoozed until they write": (_s, row, n) => promises(row, n, { kind: "snooze", untilWritten: true }),
  "has its promise withdrawn": (_s, row, n) =>
    withdrawPromise(ground.app, { caseId: row.id, promiseId: row.promiseId ?? randomUUID(), agentId: agent(n).id }),
  "has its promise kept by hand": (_s, row, n) =>
    keepByHand(ground.app, { caseId: row.id, promiseId: row.promiseId ?? randomUUID(), agentId: agent(n).id }),
  "is told of the flight": ({ flight }) =>
    keepFlightEvents(ground.app, {
      events: [{ id: randomUUID(), flight, date, kind: "delayed", at: new Date(), details: {} }],
      reporterId: agent(0).id,
    }),
  "is answered": (_s, row, n) =>
    reply(ground.app, { caseId: row.id, id: randomUUID(), text: "Hello.", visibility: "private", agent: agent(n) }),
  "has its answer accepted": (_s, row) => settle(row.id, "accepted"),
  "has its answer refused": (_s, row) => settle(row.id, "refused"),
  "has its answer undone": async (_s, row) => {
    const [message] = await pending(row.id);
    if (message) await undoReply(ground.app, { messageId: message.id, agentId: message.authorId });
  },
  "is closed": (_s, row, n) => closeCase(ground.app, { caseId: row.id, outcome: "solved", agentId: agent(n).id }),
  "is closed as kept": (_s, row, n) =>
    closeCase(ground.app, { caseId: row.id, outcome: "solved", promise: "kept", agentId: agent(n).id }),
  "is opened again": (_s, row) => reopenCase(ground.app, { caseId: row.id }),
  turns: (_s, row) => turnCase(ground.app, { caseId: row.id, kind: row.kind === "word" ? "question" : "word" }),
  "waits four minutes": () => moveClock(ground.app, "4 minutes"),
  "waits twenty minutes": () => moveClock(ground.app, "20 minutes"),
  "waits a day": () => moveClock(ground.app, "25 hours"),
  "sees its agent come": (_s, _r, n) =>
    ground.app.db`update staff.member set seen_at = platform.now() where id = ${agent(n).id}`,
  "sees its agent go": (_s, _r, n) =>
    ground.app.db`update staff.member set seen_at = null, active = ${n === 0} where id = ${agent(n).id}`,
};

/** Half of the stories are of these, whose order matters most. */
const closelyTied = ["asks", "is promised a time", "is answered", "has its answer accepted", "waits twenty minutes"];

/** The places a case is in; must be one. */
const placesOf = (row: Row): string[] =>
  Object.entries({
    closed: row.state === "closed",
    waiting: row.state === "waiting" && row.owed === 0,
    promised:
      row.owed === 1 && row.isDue === false && (row.state === "waiting" || (row.state === "open" && row.resting)),
    held: row.state === "open" && row.queuedAs !== null && row.heldBy !== null,
    open: row.state === "open" && row.queuedAs !== null && row.heldBy === null,
  })
    .filter(([, isThere]) => isThere)
    .map(([place]) => place);

async function requireSound(story: Story): Promise<void> {
  for (const row of await rowsOf(story)) {
    const told = JSON.stringify(row);
    expect(placesOf(row), told).toHaveLength(1);
    expect(row.owed, told).toBeLessThanOrEqual(row.state === "closed" ? 0 : 1);
    expect(row.queuedAs, told).toBe(row.state === "open" && !row.resting ? row.kind : null);
    expect(row.queuedAs === null || row.heldBy === row.assigneeId, told).toBe(true);
    // What is due is in somebody's sight.
    expect(row.isDue !== true || row.queuedAs !== null, told).toBe(true);
  }
}

const isRefusal = (error: unknown): boolean => typeof (error as { status?: unknown }).status === "number";

let stories = 0;

test("whatever happens, a case is in exactly one place, and no promise is forgotten", async () => {
  const steps = (among: readonly string[], agents: number) =>
    array(record({ what: constantFrom(...among), by: nat(agents - 1) }), { minLength: 8, maxLength: 20, size: "max" });
  await assert(
    asyncProperty(oneof(steps(Object.keys(acts), 2), steps(closelyTied, 1)), async (steps) => {
      const story: Story = { customer: `c${(stories += 1)}`, flight: `HX${stories}` };
      await writes(story, stories % 2 === 0 ? "where is my bag? please help" : "lovely crew today, wonderful flight!");
      for (const { what, by } of steps) {
        const row = await current(story);
        if (!row) throw new Error("the case is gone");
        await acts[what]?.(story, row, by).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
        });
        await lookAround();
        await requireSound(story);
      }
      await moveClock(ground.app, "61 days");
      await lookAround();
      await requireSound(story);
      expect((await rowsOf(story)).filter(({ owed, isDue }) => owed > 0 && !isDue)).toEqual([]);
    }),
    { numRuns: Number(process.env["JETBRIDGE_PLACES_RUNS"] ?? 40), seed: 20261122 },
  );
}, 240_000);
