export { type Bearing, findBearing, findIds } from "./bearing.ts";
export { assign, giveBackOfGone, handBack, take } from "./assign.ts";
export { closeCase, closeQuietCases, closeWithWord, passWordsBy, reopenCase } from "./close.ts";
export { type Conversation, findConversation } from "./conversation.ts";
export { countUrgent } from "./count-urgent.ts";
export { correctJudgement } from "./correct.ts";
export { findFiltered } from "./filtered.ts";
export { findWords, sayJudged } from "./say-judged.ts";
export { saveDraft } from "./draft.ts";
export {
  caseClosed,
  caseJoined,
  caseOpened,
  caseReopened,
  caseStands,
  caseTurned,
  customerAnswered,
  type JudgementSaid,
  judgementSaid,
  messageBelowOurs,
  messageKept,
  messageReread,
  promiseFellDue,
  waitBegan,
  waitEnded,
  waitMoved,
} from "./events.ts";
export { fallDue, markBroken } from "./fall-due.ts";
export {
  fetchAgain,
  fetchAttachments,
  findFileName,
  isAttached,
  scanAttachmentAgain,
  tellFiles,
} from "./attachments.ts";
export { finishRemovals } from "./remove.ts";
export { followDelivery } from "./follow-delivery.ts";
export { findBeginners, searchBlock, searchMarks, wordIndexer } from "./index-words.ts";
export { followFlights, followWriters } from "./follow-happenings.ts";
export { followIdentity } from "./follow-identity.ts";
export { findOwedBy, handOnPromises } from "./hand-on-promises.ts";
export { joinCases } from "./join.ts";
export { keepCasesApart } from "./keep-cases-apart.ts";
export { findLikely } from "./likely-one.ts";
export { splitCase, takeBackJoining } from "./split.ts";
export { keepByHand } from "./keep-promise.ts";
export { findInvitation, moveToPrivate } from "./move-to-private.ts";
export { openCaseForMessage } from "./open-for-message.ts";
export { CaseNotFound, MessageNotFound } from "./problems.ts";
export { makePromise } from "./make-promise.ts";
export { graceMinutes } from "./keep-promise.ts";
export { measurePromises } from "./promise-figures.ts";
export { findReadyWords, nameKinds } from "./ready-words/all.ts";
export { findUntended, type Untended } from "./untended.ts";
export { answeredIn, findPhrases, type Ours, sayReplyTime, sayWait } from "./phrases/phrases.ts";
export { isForgeable } from "./is-forgeable.ts";
export { type Saying, sayPrivately } from "./say-privately.ts";
export { nextWays } from "./next-ways.ts";
export { findWays, type Way } from "./ways.ts";
export { findCasesOf, findOpenOf } from "./open-of.ts";
export { receiveArrivals } from "./receive.ts";
export { dropUnsentUploads, dropUpload, finishUpload, keepPiece } from "./uploads.ts";
export { deleteMessage, followDeletions } from "./delete.ts";
export { followHiding, hideMessage } from "./hide.ts";
export { reply } from "./reply.ts";
export { findSignature, listSignatures, type SignaturePattern, setSignature } from "./signature.ts";
export { findReplyAll, findSignRule, findWordHours, setReplyAll, setSignRule, setWordHours } from "./rule.ts";
export { tellSeen, tellTyping } from "./signs.ts";
export { findWriters, type Writer } from "./their-typing.ts";
export { findCopies } from "./copies.ts";
export { retryReply, undoReply } from "./take-back.ts";
export { findCaseOfThread, findThreadsOf } from "./thread-case.ts";
export { type CaseTraits, findTraits } from "./traits.ts";
export { turnCase } from "./turn.ts";
export { settleUse } from "./used-facts.ts";
export { raiseFollowers } from "./weigh-words.ts";
export { findOpenAfter, findSigns, findWeighed, setUrgency, type Weighed } from "./weighed.ts";
export { withdrawPromise } from "./withdraw-promise.ts";
export type { CaseStanding } from "./events.ts";
export { eraseCases } from "./rights/erase-cases.ts";
export { eraseMessages } from "./rights/erase-messages.ts";
export { exportCases, type ExportedMessage, exportMessages, findClaims } from "./rights/export.ts";
export { sweepMessages } from "./rights/sweep.ts";
export { findTheirMessages } from "./rights/theirs.ts";
export { traces } from "./traces.ts";
export { blankMessages, dropOldFiles, findOldMessages } from "./rights/keep-to-time.ts";
export { holdFree } from "./row.ts";
