/** Hides a reply from X's public, or shows it again: only in conversations that we began (docs.x.com: Hide replies). */
import type { ChannelAccount, HideOutcome } from "../../../modules/channels/index.ts";
import { bearer, callX } from "./client.ts";
import { refusalOf } from "./refusals.ts";

export async function hide(externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome> {
  const answer = await callX(account, {
    method: "PUT",
    path: `/2/tweets/${encodeURIComponent(externalId)}/hidden`,
    body: { hidden },
    authorization: bearer(account),
  });
  // Twice is once: whatever became of an unanswered call, the next says the same again.
  if (answer.kind !== "answered") return { status: "busy", retryAt: null, why: answer.why };
  const { status, body, retryAt } = answer;
  if (status === 200) return { status: "done" };
  if (status === 401) return { status: "signed-out" };
  if (status === 429) return { status: "busy", retryAt, why: "limit" };
  if (status >= 500) return { status: "busy", retryAt: null, why: `X answered ${status}` };
  return { status: "refused", why: refusalOf(status, body) };
}
