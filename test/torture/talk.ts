/** Passengers of the world who write in public and in private, and agents who answer them through the API. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { World } from "../../world/world.ts";
import type { Answer, Api } from "../call-api.ts";

export interface Talk {
  /** The vendor's ids of what was written. */
  written: readonly string[];
  /** Ids of replies that were answered 201. */
  replied: readonly string[];
  /** Nobody writes any more; answers that were begun are given. */
  stop(): Promise<void>;
  /** Lets go of everything: the run broke off. */
  abandon(): void;
}

interface TalkOptions {
  api: Api;
  random: () => number;
  passengers: number;
  /** Between two things a passenger writes, in milliseconds at most. */
  pauseMs: number;
}

const hands = 4;
/** How long after the end agents still wait for what was written to come, in milliseconds. */
const lastPatienceMs = 30_000;

export function startTalk(world: World, { api, random, passengers, pauseMs }: TalkOptions): Talk {
  const written: string[] = [];
  const unanswered: string[] = [];
  const replied: string[] = [];
  let isStopped = false;
  let givesUpAt = Infinity;

  const write = async (n: number): Promise<void> => {
    const handle = `w${n}${randomUUID().slice(0, 6)}`;
    world.addPassenger({ handle, acceptsMessages: true });
    while (!isStopped) {
      await pause(random() * pauseMs);
      if (isStopped) return;
      const text = `where is my bag number ${written.length}?`;
      const { id } =
        random() < 0.5
          ? world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` })
          : world.sendMessage({ as: handle, text });
      written.push(id);
      unanswered.push(id);
    }
  };
  const answer = async (): Promise<void> => {
    for (;;) {
      const externalId = unanswered.shift();
      if (externalId === undefined) {
        if (isStopped) return;
        await pause(50);
        continue;
      }
      const id = await reply(persist(api), externalId).catch(() => undefined);
      if (id === undefined && performance.now() < givesUpAt) unanswered.push(externalId);
      else if (id) replied.push(id);
      await pause(random() * 50);
    }
  };
  const all = [
    ...Array.from({ length: passengers }, (_, n) => write(n)),
    ...Array.from({ length: hands }, () => answer()),
  ];
  return {
    written,
    replied,
    async stop() {
      isStopped = true;
      givesUpAt = performance.now() + lastPatienceMs;
      await Promise.all(all);
    },
    abandon() {
      isStopped = true;
      givesUpAt = 0;
      unanswered.length = 0;
    },
  };
}

/** Answers one message where it stands: the reply's id, null where there is no case to answer, undefined where it has not come yet. */
async function reply(api: Api, externalId: string): Promise<string | null | undefined> {
  const found = await api("GET", `/api/v1/messages?externalId=${externalId}`);
  const message = found.body.items?.[0] as { id: string; caseId: string | null; visibility: string } | undefined;
  if (!message) return undefined;
  if (message.caseId === null) return null;
  await api("POST", `/api/v1/cases/${message.caseId}/assign`, { assigneeId: "me" });
  const id = randomUUID();
  const body = { id, text: `We are looking for it. ${id}`, visibility: message.visibility };
  const { status } = await api("POST", `/api/v1/cases/${message.caseId}/replies`, body);
  return status === 201 ? id : null;
}

const triesAtMost = 40;

/** Asks again where the product is away or does not answer: the same id is the same reply. */
const persist =
  (api: Api): Api =>
  async (method, path, body) => {
    for (let tries = 1; ; tries++) {
      const found: Answer | null = await api(method, path, body).catch(() => null);
      if (found && found.status < 500 && found.status !== 429) return found;
      if (tries === triesAtMost) throw new Error(`${method} ${path} got no answer`);
      await pause(100 + tries * 20);
    }
  };
