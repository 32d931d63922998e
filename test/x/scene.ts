/** What tests of one channel's finer points begin with: a ground, a world, and ways to look at both. */
import { randomUUID } from "node:crypto";
import type { World } from "../../world/world.ts";
import { type Ground, type GroundOptions, openGround, openWorld } from "../ground.ts";
import { type Talk, talkOn } from "../talk.ts";

export interface Scene extends Talk {
  ground: Ground;
  world: World & { accountId: string };
  /** A passenger of one test alone. */
  somebody: (more?: Partial<Parameters<World["addPassenger"]>[0]>) => string;
  /** A text that calls the airline. */
  ask: (text: string) => string;
  close: () => Promise<void>;
}

export async function openScene(options: GroundOptions = {}): Promise<Scene> {
  const ground = await openGround(options);
  const world = await openWorld(ground);
  world.setRules({ summonedOnly: false });
  world.setLimits("roomy");
  const talk = talkOn(ground);
  return {
    ...talk,
    ground,
    world,
    somebody(more = {}) {
      const handle = `p${randomUUID().slice(0, 8)}`;
      world.addPassenger({ handle, name: "Test Passenger", language: "en", acceptsMessages: true, ...more });
      return handle;
    },
    ask: (text) => `@${world.brand.handle} ${text}`,
    answer: (caseId, body) => talk.answer(caseId, { visibility: "public", ...body }),
    async close() {
      await world.close();
      await ground.close();
    },
  };
}
