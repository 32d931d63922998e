import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishReplyTimes } from "../../server/modules/service-levels/index.ts";
import { showPosition } from "../../server/platform/position.ts";
import type { World } from "../../world/world.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { isBefore, type Listener, listen, settledEnd, caughtUp } from "./listener.ts";

let ground: Ground;
let world: World & { accountId: string };
let agent: Api & { id: string; token: string };
let lead: Api & { id: string; token: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
  agent = await ground.as("agent", "Lena");
  lead = await ground.as("lead", "Omar");
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

/** What a page fetches, and the topics that have it fetched again. */
interface Page {
  path: string;
  touchedBy: (topic: string) => boolean;
}

const desk: Page = { path: "/api/v1/screens/desk", touchedBy: (topic) => topic === "queue" || topic === "mentions" };
const casePage = (caseId: string, customerId: string): Page => ({
  path: `/api/v1/cases/${caseId}`,
  // The place in the queue depends on everybody else's.
  touchedBy: (topic) => topic === `case/${caseId}` || topic === `customer/${customerId}` || topic === "queue",
});

/** Until when a case is held grows with each sign of life and is announced to nobody. */
const withoutHolds = (body: object): any =>
  JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === "heldUntil" ? undefined : value)));

/** The time of the answer itself is no news; the language that a customer is remembered by follows later and is not announced yet. */
const load = async (page: Page): Promise<unknown> => {
  const { status, body } = await agent("GET", page.path);
  expect(status).toBe(200);
  const { now: _now, ...rest } = withoutHolds(body);
  return { ...rest, customer: { ...rest.customer, language: undefined } };
};

/** A desk that fetches a page only when it is told to. */
async function openDesk(pages: readonly Page[]) {
  const kept = new Map<Page, unknown>();
  let fetching: Promise<unknown> = Promise.resolve();
  const fetchAll = (touched: readonly Page[]) => {
    const before = fetching;
    fetching = (async () => {
      await before;
      for (const page of touched) kept.set(page, await load(page));
    })();
  };
  const listener: Listener = listen({
    url: ground.url,
    token: agent.token,
    onMessage: (message) =>
      fetchAll(message.type === "changed" ? pages.filter((page) => message.topics.some(page.touchedBy)) : pages),
  });
  return {
    /** What the desk shows once it has been told all that happened. */
    async shows(): Promise<unknown[]> {
      await followed();
      await caughtUp(ground, listener);
      await fetching;
      return pages.map((page) => kept.get(page));
    },
    close: () => listener.cut(),
  };
}

/** What follows after a change has followed too. */
async function followed(): Promise<void> {
  const end = await settledEnd(ground);
  await until(
    () => ground.app.db<{ xid: string; id: string }[]>`select xid::text as xid, id::text as id from platform.follower`,
    ([place]) => place !== undefined && !isBefore(place, end),
    "the reactions",
  );
}

const ask = async (text: string, handle = `p${randomUUID().slice(0, 8)}`) => {
  world.addPassenger({ handle, name: "Test Passenger", language: "en", acceptsMessages: true });
  return write(handle, text);
};

async function write(handle: string, text: string) {
  const { id } = world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` });
  const message = await until(
    () => ground.api("GET", `/api/v1/messages?externalId=${id}`).then(({ body }) => body.items[0]),
    (found) => found !== undefined,
    "the message",
  );
  return { ...message, handle };
}

async function sendNow(messageId: string): Promise<void> {
  await ground.app
    .db`update channels.outgoing set send_after = platform.now() where id = ${messageId} and state = 'pending'`;
  ground.app.ring("outgoing");
  await until(
    () => ground.app.db`select state from channels.outgoing where id = ${messageId}`,
    ([row]) => !["pending", "sending"].includes(row?.["state"]),
    "the vendor",
  );
}

interface Scene {
  caseId: string;
  handle: string;
}

const post = async (api: Api, path: string, body: unknown = {}): Promise<any> => {
  const answer = await api("POST", path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

const reply = async ({ caseId }: Scene, visibility = "public"): Promise<string> => {
  const id = randomUUID();
  await post(agent, `/api/v1/cases/${caseId}/replies`, { id, text: `We look into it. ${id.slice(0, 8)}`, visibility });
  return id;
};

const taken = (scene: Scene) => post(agent, `/api/v1/cases/${scene.caseId}/assign`, { assigneeId: "me" });

const commands: readonly [name: string, act: (scene: Scene) => Promise<unknown>][] = [
  ["claims the next", () => post(agent, "/api/v1/cases/next")],
  ["takes it", taken],
  [
    "hands it back",
    async (scene) => {
      await taken(scene);
      await post(agent, `/api/v1/cases/${scene.caseId}/hand-back`);
    },
  ],
  ["is given it by the lead", ({ caseId }) => post(lead, `/api/v1/cases/${caseId}/assign`, { assigneeId: agent.id })],
  [
    "loses it to the lead",
    async (scene) => {
      await taken(scene);
      await post(lead, `/api/v1/cases/${scene.caseId}/assign`, { assigneeId: lead.id });
    },
  ],
  ["leaves a note", (scene) => reply(scene, "internal")],
  ["replies", (scene) => reply(scene)],
  ["replies and undoes it", async (scene) => post(agent, `/api/v1/messages/${await reply(scene)}/undo`)],
  ["replies, and it is accepted", async (scene) => sendNow(await reply(scene))],
  [
    "replies, it is refused and sent once more",
    async (scene) => {
      const id = await reply(scene);
      await ground.app.db`update channels.outgoing set parent_id = '1' where id = ${id}`;
      await sendNow(id);
      await post(agent, `/api/v1/messages/${id}/retry`);
      await sendNow(id);
    },
  ],
  [
    "promises to come back, and takes it back",
    async (scene) => {
      await taken(scene);
      const id = randomUUID();
      const path = `/api/v1/cases/${scene.caseId}/promises`;
      await post(agent, path, { id, dueAt: new Date(Date.now() + 3_600_000).toISOString() });
      await agent("DELETE", `${path}/${id}`);
    },
  ],
  [
    "snoozes it",
    async (scene) => {
      await taken(scene);
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      await post(agent, `/api/v1/cases/${scene.caseId}/promises`, { id: randomUUID(), kind: "snooze", dueAt });
    },
  ],
  [
    "promises, and it falls due",
    async (scene) => {
      await taken(scene);
      const id = randomUUID();
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      await post(agent, `/api/v1/cases/${scene.caseId}/promises`, { id, dueAt });
      await ground.app.db`update cases.promise set due_at = platform.now() where id = ${id}`;
      await until(
        () => ground.app.db`select fell_due_at from cases.promise where id = ${id}`,
        ([row]) => row?.["fellDueAt"] !== null,
        "the promise to fall due",
      );
    },
  ],
  ["sees that it asks nothing", ({ caseId }) => agent("PUT", `/api/v1/cases/${caseId}/kind`, { kind: "word" })],
  ["closes it", ({ caseId }) => post(agent, `/api/v1/cases/${caseId}/close`)],
  [
    "closes and reopens it",
    async ({ caseId }) => {
      await post(agent, `/api/v1/cases/${caseId}/close`);
      await post(agent, `/api/v1/cases/${caseId}/reopen`);
    },
  ],
  [
    "corrects what was understood",
    ({ caseId }) => agent("PUT", `/api/v1/cases/${caseId}/judgement`, { topic: "refund", language: "nl", urgency: 3 }),
  ],
  ["hears from the customer again", ({ handle }) => write(handle, "hello? where is it now?")],
  [
    "hears from the customer in another language",
    ({ handle }) => write(handle, "wo ist mein Koffer? Bitte antworten Sie mir endlich!"),
  ],
  [
    "hears from somebody else, who is in a worse place",
    () => ask("we are stranded with a baby, no hotel, please help!!"),
  ],
  ["sees a mention come in", () => ask("flies over my house every morning")],
  [
    "makes a case of a mention",
    async () => {
      const { id } = await ask("flies over my garden every evening");
      await post(agent, `/api/v1/messages/${id}/case`);
    },
  ],
  [
    "is told how long a word takes, which is measured by the clock",
    async () => {
      await ask("thank you, what a lovely crew you have!");
      await followed();
      await publishReplyTimes(ground.app);
    },
  ],
];

/** Both, read while nothing happened. */
async function compare(theDesk: Awaited<ReturnType<typeof openDesk>>, pages: readonly Page[]) {
  for (;;) {
    const before = await settledEnd(ground);
    const shown = await theDesk.shows();
    const fresh = await Promise.all(pages.map(load));
    const after = await settledEnd(ground);
    if (showPosition(before) === showPosition(after)) return { shown, fresh };
  }
}

describe("what was announced, fetched again, equals a fresh load", () => {
  test.each(commands)("when the agent %s", async (_what, act) => {
    const { caseId, customerId, handle } = await ask("where is my bag?");
    const pages = [desk, casePage(caseId, customerId)];
    const theDesk = await openDesk(pages);
    try {
      const before = await compare(theDesk, pages);
      expect(before.shown).toEqual(before.fresh);
      await act({ caseId, handle });
      const after = await compare(theDesk, pages);
      expect(after.shown).toEqual(after.fresh);
    } finally {
      theDesk.close();
    }
  });
});
