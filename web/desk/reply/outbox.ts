/** Answers between the send key and the server's yes. Pure; `use-outbox.tsx` runs it. */
import type { Visibility } from "../../kit/wire.ts";

/** An answer as it was written; its id is the same on every try, so it can't arrive twice. */
export interface Written {
  id: string;
  caseId: string;
  threadId: string | null;
  /** Another account of ours, where the talk goes on. */
  accountId?: string;
  visibility: Visibility;
  text: string;
  /** An answer kept by an earlier version has none. */
  attachments?: readonly { id: string; alt: string | null }[];
  /** Of an answer to a letter: who gets it too. Absent: as the house wants it. */
  cc?: readonly string[];
  /** How far its writer had read; null for a note. */
  readTo: string | null;
  writtenAt: string;
}

/** `sending`: a try is under way. `waiting`: for the network. `returned`: the server said no, and the agent must look. */
export interface Outgoing extends Written {
  state: "sending" | "waiting" | "returned";
  /** Why it was returned: something its writer had not read, by message, or the words of the refusal. */
  why: { stale: true; messageIds: readonly string[] } | { stale: false; said: string } | null;
}

export type Turn =
  | { type: "written"; answer: Written }
  | { type: "trying"; id: string }
  | { type: "sent"; id: string }
  | { type: "unreached"; id: string }
  | { type: "returned"; id: string; why: NonNullable<Outgoing["why"]> }
  | { type: "taken"; id: string };

/** What is in the outbox after a turn. */
export function turn(outbox: readonly Outgoing[], event: Turn): readonly Outgoing[] {
  const isIt = ({ id }: Outgoing) => "id" in event && id === event.id;
  switch (event.type) {
    case "written":
      return [...outbox.filter(({ id }) => id !== event.answer.id), { ...event.answer, state: "sending", why: null }];
    case "trying":
      return change(outbox, isIt, { state: "sending", why: null });
    case "unreached":
      return change(outbox, isIt, { state: "waiting" });
    case "returned":
      return change(outbox, isIt, { state: "returned", why: event.why });
    // Sent, or taken back into the box.
    default:
      return outbox.filter(({ id }) => id !== event.id);
  }
}

/** What a reload finds: tries that were under way are tried again. */
export const reopened = (kept: readonly Outgoing[] | null): readonly Outgoing[] =>
  change(kept ?? [], (one) => one.state === "sending", { state: "waiting" });

/** The next to try: the oldest that waits in each case, so that answers keep their order. */
export function toTry(outbox: readonly Outgoing[]): readonly Outgoing[] {
  const busy = new Set<string>();
  return outbox.filter(({ caseId, state }) => {
    if (busy.has(caseId)) return false;
    busy.add(caseId);
    return state === "waiting";
  });
}

function change(
  outbox: readonly Outgoing[],
  which: (one: Outgoing) => boolean,
  to: Partial<Outgoing>,
): readonly Outgoing[] {
  return outbox.map((one) => (which(one) ? Object.assign({}, one, to) : one));
}
