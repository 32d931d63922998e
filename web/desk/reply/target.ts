/** Where an answer goes, who may write it, and how long it may be. */
import type { CaseDetail, Me, Thread, Visibility } from "../../kit/wire.ts";

type Answered = Pick<CaseDetail, "threads" | "safeVisibility" | "state" | "assigneeId" | "limits">;

/** The thread of that visibility which spoke last, or the one chosen; null where one has yet to begin, and for notes. */
export function threadFor(
  { threads }: Pick<Answered, "threads">,
  visibility: Visibility,
  chosen: string | null,
): Thread | null {
  const fitting = threads.filter((thread) => thread.visibility === visibility);
  return (
    fitting.find(({ id }) => id === chosen) ??
    fitting.toSorted((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt))[0] ??
    null
  );
}

/** What the agent chose; else the safe way, also when that changes while nothing is chosen. */
export const visibilityOf = (
  { safeVisibility }: Pick<Answered, "safeVisibility">,
  chosen: Visibility | null,
): Visibility => chosen ?? safeVisibility.visibility;

/** The other of public and private; a note goes back to the safe way. */
export function switched({ safeVisibility }: Pick<Answered, "safeVisibility">, now: Visibility): Visibility {
  if (now === "internal") return safeVisibility.visibility;
  return now === "public" ? "private" : "public";
}

/** Why somebody can't answer here, or null when they can. Notes need only the right to reply. */
export function refusalOf(
  { state, assigneeId }: Pick<Answered, "state" | "assigneeId">,
  me: Pick<Me, "id" | "permissions">,
  visibility: Visibility,
): "read-only" | "closed" | "held" | null {
  if (!me.permissions.includes("cases:reply")) return "read-only";
  if (visibility === "internal") return null;
  if (state === "closed") return "closed";
  if (assigneeId !== null && assigneeId !== me.id) return "held";
  return null;
}

const notes: CaseDetail["limits"]["public"] = {
  maxLength: 10_000,
  counts: "characters",
  maxParts: 1,
  numbered: false,
  media: null,
};

/** How one writes into a thread: what its channel takes, and what will stand under the answer. */
export function writingIn(
  of: Pick<CaseDetail, "channel" | "limits" | "signature" | "elsewhere">,
  thread: Thread | null,
): Pick<CaseDetail, "limits" | "signature"> {
  return of.elsewhere.find(({ channel }) => thread !== null && channel === thread.channel) ?? of;
}

/** How long a text may be and how its length is counted; notes only have the server's own limit. */
export function limitOf({ limits }: Pick<Answered, "limits">, visibility: Visibility): CaseDetail["limits"]["public"] {
  return visibility === "internal" ? notes : limits[visibility];
}
