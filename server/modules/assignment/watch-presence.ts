/** Watches who is where, and which customers type, over all processes, and says which cases that concerns when it changes. */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { LiveWord } from "../../../contract/live.ts";
import type { Door } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { startLoop } from "../../platform/loop.ts";
import { findWriters, type Writer } from "../cases/index.ts";
import { forgetTyping } from "../channels/index.ts";
import { type AtCase, findPresent, keepPresent, leave, showAt } from "./presence.ts";

export interface PresenceWatch {
  /** A page says where it is. */
  note(page: { socketId: string; callerId: string }, word: LiveWord): void;
  /** A page is gone. */
  forget(page: { socketId: string }): void;
  wake(): void;
  stop(): Promise<void>;
}

interface WatchOptions {
  db: Db;
  log: Logger;
  ring: (door: Door) => void;
  /** Told which cases somebody came to, left, or began or ceased to type at; the customer too. */
  onChange: (caseIds: string[]) => void;
}

const roundMs = 1000;
const signOfLifeMs = 4000;

export function watchPresence({ db, log, ring, onChange }: WatchOptions): PresenceWatch {
  /** The pages of this process that are at a case, each with the end of its line of writes: a later word never comes before an earlier one. */
  const pages = new Map<string, Promise<void>>();
  let known = new Map<string, string>();
  let lifeAt = 0;

  const write = (socketId: string, work: () => Promise<void>): Promise<void> => {
    const before = pages.get(socketId) ?? Promise.resolve();
    const after = before
      .then(work)
      .then(() => ring("presence"))
      // Who is where is never worth more than a missed look.
      .catch(() => log.debug("a page's place could not be noted"));
    pages.set(socketId, after);
    return after;
  };
  const drop = async (socketId: string): Promise<void> => {
    const last = write(socketId, () => leave(db, [socketId]));
    await last;
    if (pages.get(socketId) === last) pages.delete(socketId);
  };
  const round = async (): Promise<boolean> => {
    if (performance.now() - lifeAt > signOfLifeMs) {
      lifeAt = performance.now();
      if (pages.size > 0) await keepPresent(db, [...pages.keys()]);
      await forgetTyping(db);
    }
    if (pages.size === 0 && known.size === 0) return false;
    const now = describe(await findPresent(db), await findWriters(db));
    const changed = [...new Set([...known.keys(), ...now.keys()])].filter((id) => known.get(id) !== now.get(id));
    known = now;
    if (changed.length > 0) onChange(changed);
    // A moment of rest, so that a hundred keys pressed at once are one look.
    await pause(100);
    return false;
  };
  const loop = startLoop({ name: "presence", log, every: roundMs, round });
  return {
    note({ socketId, callerId }, { caseId, typing }) {
      if (caseId === null) void drop(socketId);
      else void write(socketId, () => showAt(db, { socketId, staffId: callerId, caseId, typing }));
    },
    forget: ({ socketId }) => void drop(socketId),
    wake: () => loop.wake(),
    async stop() {
      await Promise.all([...pages.keys()].map(drop));
      await loop.stop();
    },
  };
}

/** By case: who is there and who types, as one text to compare. */
function describe(present: readonly AtCase[], writers: readonly Writer[]): Map<string, string> {
  const all = [...present, ...writers.map(({ caseId, channel }) => ({ caseId, staffId: channel, typing: true }))];
  const cases = Map.groupBy(all, ({ caseId }) => caseId);
  return new Map(
    [...cases].map(([caseId, there]) => [
      caseId,
      there
        .map(({ staffId, typing }) => `${staffId}${typing ? "+" : ""}`)
        .toSorted()
        .join(" "),
    ]),
  );
}
