/** Deletes a comment: somebody's below a post of ours, or our own (developers.facebook.com: Comment, IG Comment). */
import type { DeletingPort } from "../../../modules/channels/index.ts";
import { graphErrors } from "./errors.ts";
import { type Graph, idAtMeta } from "./graph.ts";
import { harmlessNoOf } from "./outcome.ts";

export const deleter = (graph: Graph, of: DeletingPort["of"]): DeletingPort => ({
  of,
  async remove(externalId, account) {
    const answer = await graph(account, { method: "DELETE", path: `/${idAtMeta(externalId)}` });
    const no = harmlessNoOf(answer, graphErrors);
    // What is not there any more was deleted before, perhaps by a call of ours that got no answer.
    return no === null || (no.status === "refused" && no.why === "parent-gone") ? { status: "done" } : no;
  },
});
