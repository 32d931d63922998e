/** What to show of a draft that may lie on the server, on this computer, or on both. */
import type { Draft, Visibility } from "../../kit/wire.ts";

/** What is being written. `visibility` is null while the agent has not chosen. */
export interface Writing {
  text: string;
  visibility: Visibility | null;
}

/** Words that this computer kept because the server has not confirmed them. */
export interface KeptWriting extends Writing {
  changedAt: string;
}

export const nothingWritten: Writing = { text: "", visibility: null };

/** Words the server never got win unless the server's are newer, which means another desk went on from them. */
export function mergeDraft(onServer: Draft | null, here: KeptWriting | null): Writing {
  if (here && (!onServer || Date.parse(here.changedAt) >= Date.parse(onServer.savedAt))) {
    return { text: here.text, visibility: here.visibility };
  }
  if (onServer && here && here.text !== "" && !onServer.text.includes(here.text)) {
    // Both were written apart: neither may be lost.
    return { text: joined(onServer.text, here.text), visibility: onServer.visibility };
  }
  return onServer ? { text: onServer.text, visibility: onServer.visibility } : nothingWritten;
}

/** What is in the box after a sent text came back: it stands first, and what was written since follows. */
export function putBack(now: Writing, returned: { text: string; visibility: Visibility }): Writing {
  if (now.text.includes(returned.text)) return { ...now, visibility: returned.visibility };
  return { text: joined(returned.text, now.text), visibility: returned.visibility };
}

const joined = (first: string, second: string): string =>
  [first, second].filter((one) => one.trim() !== "").join("\n\n");
