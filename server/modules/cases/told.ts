/** What a vendor tells of a message beside its words, as the message keeps it. */
import { changed } from "../../platform/events.ts";
import type { Arrival, ChannelsContext, Referral } from "../channels/index.ts";

export interface Told {
  /** They pressed a button or chose from what was offered, instead of writing. */
  pressed?: true;
  /** Another program of the airline has the talk for now: it answers, not we. */
  standby?: true;
  /** It answers a story of ours, or names us in one of theirs. */
  story?: "reply" | "mention";
  referral?: Referral;
  /** It stands below what is somebody else's. */
  elsewhere?: true;
}

/** Null where nothing is told. */
export function toldOf({ entry }: Arrival): Told | null {
  const { kind, payload, subtype, referral } = entry;
  const told: Told = {
    ...((kind === "postback" || (payload !== undefined && payload !== null)) && { pressed: true }),
    ...(subtype === "standby" && { standby: true }),
    ...(subtype === "story_reply" && { story: "reply" }),
    ...(subtype === "story_mention" && { story: "mention" }),
    ...(referral && { referral }),
    ...(entry.isElsewhere && { elsewhere: true }),
  };
  return Object.keys(told).length > 0 ? told : null;
}

/** What led them to a talk stands on its thread, the latest. */
export async function noteReferral(app: ChannelsContext, { accountId, entry }: Arrival): Promise<void> {
  if (!entry.referral || entry.visibility !== "private" || !entry.threadId) return;
  const rows = await app.db<{ caseId: string | null }[]>`
    update cases.thread set referral = ${app.db.json({ ...entry.referral })}
    where account_id = ${accountId} and external_id = ${entry.threadId} returning case_id`;
  await changed(
    app,
    rows.flatMap(({ caseId }) => (caseId ? [`case/${caseId}`] : [])),
  );
}
