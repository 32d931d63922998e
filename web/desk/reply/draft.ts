/** What to show of a draft that may lie on the server, on this computer, or on both. */
import type { Draft, Visibility } from "../../kit/wire.ts";

/** What is being written, and to whom. `visibility` is null while the agent has not chosen. */
export interface Writing {
  text: string;
  visibility: Visibility | null;
  /** The thread chosen for it; null: the one that spoke last. */
  threadId: string | null;
  /** Who was chosen to get it too, as a letter in that thread; null: as the house wants it. */
  cc: readonly string[] | null;
}

/** A text that came back to the box, and to whom it went. */
export type CameBack = Pick<Writing, "text"> & { visibility: Visibility } & Partial<Pick<Writing, "threadId" | "cc">>;

/** Words that this computer kept because the server has not confirmed them. An earlier version kept less. */
export interface KeptWriting extends Pick<Writing, "text" | "visibility">, Partial<Pick<Writing, "threadId" | "cc">> {
  changedAt: string;
}

export const nothingWritten: Writing = { text: "", visibility: null, threadId: null, cc: null };

/** Words the server never got win unless the server's are newer, which means another desk went on from them. */
export function mergeDraft(onServer: Draft | null, here: KeptWriting | null): Writing {
  if (here && (!onServer || Date.parse(here.changedAt) >= Date.parse(onServer.savedAt))) return writingOf(here);
  if (!onServer) return nothingWritten;
  const theirs = writingOf(onServer);
  if (here && here.text !== "" && !onServer.text.includes(here.text)) {
    // Both were written apart: neither may be lost.
    return { ...theirs, text: joined(onServer.text, here.text) };
  }
  return theirs;
}

/** What is in the box after a sent text came back: it stands first, and what was written since follows. */
export function putBack(now: Writing, { text, visibility, threadId = null, cc = null }: CameBack): Writing {
  const place = now.cc === null ? { threadId, cc } : { threadId: now.threadId, cc: now.cc };
  return { text: now.text.includes(text) ? now.text : joined(text, now.text), visibility, ...place };
}

const writingOf = ({ text, visibility, threadId = null, cc = null }: Omit<KeptWriting, "changedAt">): Writing => ({
  text,
  visibility,
  threadId,
  cc,
});

const joined = (first: string, second: string): string =>
  [first, second].filter((one) => one.trim() !== "").join("\n\n");
