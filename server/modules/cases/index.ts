export { assign, handBack, take } from "./assign.ts";
export { closeCase, closeQuietCases, reopenCase } from "./close.ts";
export { correctJudgement } from "./correct.ts";
export { saveDraft } from "./draft.ts";
export {
  caseClosed,
  caseOpened,
  caseReopened,
  caseStands,
  customerAnswered,
  messageKept,
  waitBegan,
} from "./events.ts";
export { followDelivery } from "./follow-delivery.ts";
export { indexWords, searchBlock, searchMarks } from "./index-words.ts";
export { openCaseForMessage } from "./open-for-message.ts";
export { CaseNotFound, MessageNotFound } from "./problems.ts";
export { receiveArrivals } from "./receive.ts";
export { reply } from "./reply.ts";
export { findSignature, listSignatures, type SignaturePattern, setSignature } from "./signature.ts";
export { retryReply, undoReply } from "./take-back.ts";
export type { CaseStanding } from "./events.ts";
