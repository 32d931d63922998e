/** Correspondents who each write one message after the other, wait for the 200, and write again what got none; as vendors do. */
import { setTimeout as pause } from "node:timers/promises";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

export interface Traffic {
  /** By correspondent: the ids whose delivery was answered 200, in the order of their writing. */
  acknowledged: Map<string, string[]>;
  duplicates: number;
  /** Stops writing; what was begun is finished. */
  stop(): Promise<void>;
  /** Lets go of everything: the run broke off. */
  abandon(): void;
}

/** A generator of numbers from 0 to 1 that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const texts = [
  "where is my bag?",
  "can I change my seat?",
  "thanks!",
  "my flight is late again",
  "hello? anybody there?",
  "what a lovely crew",
];

export function startTraffic(
  brand: BrandAccount,
  { writers, random }: { writers: number; random: () => number },
): Traffic {
  const acknowledged = new Map<string, string[]>();
  const counts = { duplicates: 0 };
  let isStopped = false;
  let isAbandoned = false;

  const write = async (authorId: string): Promise<void> => {
    const ids: string[] = [];
    acknowledged.set(authorId, ids);
    let previous: string | null = null;
    while (!isStopped) {
      const id = newId();
      const body = mentionOf(brand, {
        id,
        text: texts[Math.floor(random() * texts.length)] ?? "hi?",
        authorId,
        conversationId: `c${authorId}`,
      });
      while ((await deliver(brand, body).catch(() => 0)) !== 200) {
        if (isAbandoned) return;
        await pause(20 + random() * 60);
      }
      ids.push(id);
      if (previous && random() < 0.1) {
        counts.duplicates++;
        await deliver(brand, previous).catch(() => 0);
      }
      previous = body;
      await pause(random() * 20);
    }
  };
  const writing = Array.from({ length: writers }, (_, n) => write(String(9000 + n)));
  return {
    acknowledged,
    get duplicates() {
      return counts.duplicates;
    },
    async stop() {
      isStopped = true;
      await Promise.all(writing);
    },
    abandon() {
      isStopped = true;
      isAbandoned = true;
    },
  };
}
