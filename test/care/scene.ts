/** What the tests of words and promises share: a ground with its world, people who write, and an answer that leaves at once. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { World } from "../../world/world.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { talkOn } from "../talk.ts";
import { until } from "../until.ts";

export interface Scene {
  ground: Ground;
  world: World & { accountId: string };
  /** Writes as somebody, new unless named, and gives the message as it was kept. */
  writes(text: string, as?: string): Promise<any>;
  caseOf(caseId: string): Promise<any>;
  /** Answers, and waits for the vendor's yes. */
  answers(caseId: string, by?: Api, words?: string): Promise<string>;
  close(): Promise<void>;
}

export const newHandle = (): string => `p${randomUUID().slice(0, 8)}`;

export async function openScene(): Promise<Scene> {
  const ground = await openGround();
  const world = await openWorld(ground);
  const talk = talkOn(ground);
  const known = new Set<string>();
  return {
    ground,
    world,
    async writes(text, as = newHandle()) {
      if (!known.has(as))
        world.addPassenger({ handle: as, name: "A Passenger", language: "en", acceptsMessages: true });
      known.add(as);
      const post = world.writePost({ as, text: `@${world.brand.handle} ${text}` });
      return talk.message(post.id);
    },
    caseOf: (caseId) => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body),
    async answers(caseId, by = ground.api, words = "We looked into it.") {
      const id = randomUUID();
      const text = `${words} ${id.slice(0, 8)}`;
      const { status, body } = await by("POST", `/api/v1/cases/${caseId}/replies`, { id, text, visibility: "public" });
      expect(status, JSON.stringify(body)).toBe(201);
      await talk.sendNow(id);
      await until(
        () => ground.app.db`select delivery_state from cases.message where id = ${id}`,
        ([row]) => row?.["deliveryState"] === "accepted",
        "the vendor's yes",
      );
      return id;
    },
    async close() {
      await world.close();
      await ground.close();
    },
  };
}
