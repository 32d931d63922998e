/** Deletes a post of ours (docs.x.com: Delete Post). */
import { channelModeration } from "../../../../contract/channel-moderation.ts";
import type { DeletingPort } from "../../../modules/channels/index.ts";
import { bearer, callX } from "./client.ts";
import { refusalOf } from "./refusals.ts";

export const deleting: DeletingPort = {
  of: channelModeration.x.deletes,
  async remove(externalId, account) {
    const answer = await callX(account, {
      method: "DELETE",
      path: `/2/tweets/${encodeURIComponent(externalId)}`,
      authorization: bearer(account),
    });
    // Twice is once: whatever became of an unanswered call, the next says the same again.
    if (answer.kind !== "answered") return { status: "busy", retryAt: null, why: answer.why };
    const { status, body, retryAt } = answer;
    // What is not there any more was deleted before.
    if (status === 200 || status === 404) return { status: "done" };
    if (status === 401) return { status: "signed-out" };
    if (status === 429) return { status: "busy", retryAt, why: "limit" };
    if (status >= 500) return { status: "busy", retryAt: null, why: `X answered ${status}` };
    return { status: "refused", why: refusalOf(status, body) };
  },
};
