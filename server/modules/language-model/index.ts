export { ask } from "./ask.ts";
export type { ModelContext } from "./context.ts";
export type { Answer, LanguageModel, Wish } from "./port.ts";
export { eraseProposals, findProposal, forgetProposals, judgeProposal } from "./proposals.ts";
export { makeProposer } from "./propose.ts";
export { setRule } from "./rule.ts";
export { findStanding, findUsed } from "./standing.ts";
export { traces } from "./traces.ts";
export { tryIt } from "./try.ts";
