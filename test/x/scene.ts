/** What tests of one channel's finer points begin with: a ground, a world, and ways to look at both. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { World } from "../../world/world.ts";
import { type Ground, type GroundOptions, openGround, openWorld } from "../ground.ts";
import { until } from "../until.ts";

export interface Scene {
  ground: Ground;
  world: World & { accountId: string };
  /** A passenger of one test alone. */
  somebody: (more?: Partial<Parameters<World["addPassenger"]>[0]>) => string;
  /** A text that calls the airline. */
  ask: (text: string) => string;
  /** The message of this id at the vendor, once it is there and satisfies. */
  message: (externalId: string, satisfies?: (message: any) => boolean) => Promise<any>;
  caseOf: (caseId: string, satisfies?: (theCase: any) => boolean) => Promise<any>;
  /** Answers a case without waiting for undo; gives the message's id. */
  answer: (caseId: string, body: object) => Promise<string>;
  /** The message of a case once the vendor has answered. */
  settled: (caseId: string, messageId: string) => Promise<any>;
  sendNow: (messageId: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function openScene(options: GroundOptions = {}): Promise<Scene> {
  const ground = await openGround(options);
  const world = await openWorld(ground);
  world.setRules({ summonedOnly: false });
  world.setLimits("roomy");
  const caseOf: Scene["caseOf"] = (caseId, satisfies = () => true) =>
    until(() => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body), satisfies, "the case");
  const sendNow = async (messageId: string): Promise<void> => {
    await ground.app.db`
      update channels.outgoing set send_after = platform.now()
      where (id = ${messageId} or message_id = ${messageId}) and state = 'pending'`;
    ground.app.ring("outgoing");
  };
  return {
    ground,
    world,
    caseOf,
    sendNow,
    somebody(more = {}) {
      const handle = `p${randomUUID().slice(0, 8)}`;
      world.addPassenger({ handle, name: "Test Passenger", language: "en", acceptsMessages: true, ...more });
      return handle;
    },
    ask: (text) => `@${world.brand.handle} ${text}`,
    message: (externalId, satisfies = () => true) =>
      until(
        () => ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
        (found) => found !== undefined && satisfies(found),
        "the message",
      ),
    async answer(caseId, body) {
      const id = randomUUID();
      const answer = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, visibility: "public", ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      await sendNow(id);
      return id;
    },
    async settled(caseId, messageId) {
      const { messages } = await caseOf(caseId, ({ messages }) =>
        messages.some((one: any) => one.id === messageId && one.delivery.state !== "pending"),
      );
      return messages.find((one: any) => one.id === messageId);
    },
    async close() {
      await world.close();
      await ground.close();
    },
  };
}
