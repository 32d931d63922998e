/** Hides a comment from everybody but its writer and their friends, or shows it again. */
import type { ChannelAccount, HideOutcome } from "../../../modules/channels/index.ts";
import { graphErrors } from "./errors.ts";
import { type Graph, idAtMeta } from "./graph.ts";
import { harmlessNoOf } from "./outcome.ts";

/** Facebook and Instagram call the same wish by two names. */
export type HideField = "is_hidden" | "hide";

export const hider =
  (graph: Graph, field: HideField) =>
  async (externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome> => {
    const answer = await graph(account, {
      method: "POST",
      path: `/${idAtMeta(externalId)}`,
      query: { [field]: String(hidden) },
    });
    return harmlessNoOf(answer, graphErrors) ?? { status: "done" };
  };
