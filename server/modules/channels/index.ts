export { AccountNotFound } from "./problems.ts";
export {
  type AccountRow,
  addAccount,
  findAccount,
  findAccountName,
  findExternalId,
  findOwnAddresses,
  isThere,
  listAccounts,
  webhookUrl,
} from "./accounts.ts";
export { distrustOutgoing } from "./after-restore.ts";
export { changeAccount, removeAccount, replaceSecrets } from "./care-for-account.ts";
export { blankEntry } from "./blank-entry.ts";
export type * from "./channel.ts";
export type * from "./channel-account.ts";
export * from "./entry.ts";
export type * from "./outbound.ts";
export type * from "./media-port.ts";
export type * from "./sending-rules.ts";
export type * from "./template-port.ts";
export { findTemplateStates, keyOfTemplate, type TemplateState } from "./template-states.ts";
export { findPrices, listPrices, setPrices } from "./prices.ts";
export { type KeptTemplate, removeTemplates } from "./template-removal.ts";
export { handInTemplates, listTemplateStates, syncTemplates, wishApproval } from "./template-approval.ts";
export { findClearances, type Wish } from "./clearance/clear.ts";
export { noteComplained } from "./clearance/note-standing.ts";
export type { Clear, Clearance, NotClear } from "./clearance/rule.ts";
export type * from "./ways-in.ts";
export type * from "./letter.ts";
export type { ChannelsContext } from "./context.ts";
export { makeSender } from "./sender.ts";
export { listDeadArrivals, redriveArrivals } from "./dead-arrivals.ts";
export { listDeliveries, searchDeliveries } from "./deliveries.ts";
export { forgetAttempts, forgetDeliveries, forgetLanes, forgetSigns, forgetStandings, forgetUntold } from "./forget.ts";
export { openGates } from "./gates.ts";
export { watchLists } from "./watch-lists.ts";
export { deletionChanged, hidingChanged, type OutgoingChange, outgoingChanged } from "./events.ts";
export { carryOutDeletions, findDeletion, wishDeleted } from "./delete.ts";
export type * from "./deleting-port.ts";
export type * from "./profile-port.ts";
export {
  findProfileLine,
  listDueProfileLines,
  type ProfileWish,
  setProfileLine,
  writeProfileLine,
} from "./profile-line.ts";
export { forgetWords } from "./forget-words.ts";
export { handOver, type OutgoingFile, retry, undo } from "./hand-over.ts";
export { carryOutHiding, findHiding, wishHidden } from "./hide.ts";
export { storeDeliveries } from "./intake.ts";
export { lookAtLists } from "./look-at-lists.ts";
export { noteSentRead } from "./note-sent-read.ts";
export { askProfiles, wishProfiles } from "./profiles.ts";
export { askUntold } from "./ask-untold.ts";
export type * from "./untold-port.ts";
export { checkKeys } from "./check-keys.ts";
export { checkAccount, checkNew, countCheck, subscribeAccount } from "./check-account.ts";
export * from "./check-port.ts";
export { noteHidden } from "./note-hidden.ts";
export { findSent, noteReceipt } from "./note-receipt.ts";
export { noteReturned, noteShown } from "./note-returned.ts";
export { readAgain } from "./read-again.ts";
export { readDeliveries } from "./read-deliveries.ts";
export type { Arrival } from "./arrival.ts";
export { receiveArrivals } from "./receive-arrivals.ts";
export { replayDeliveries, replaySelection } from "./replay-deliveries.ts";
export { renewKeys } from "./fresh-keys.ts";
export { fetchMedia } from "./media.ts";
export { giveUpOnTheDead, isSameText, lookUpUnsure, recogniseEcho } from "./reconcile.ts";
export { uploadMedia } from "./upload-media.ts";
export { showSigns, wishSeen, wishTyping } from "./show-signs.ts";
export type * from "./signs-port.ts";
export { findTyping, forgetTyping, noteTyping } from "./their-typing.ts";
export { serveWebhooks } from "./webhook-routes.ts";
export { closeLanes, isAnyWaiting } from "./rights/close-lanes.ts";
export { eraseEntries } from "./rights/erase-entries.ts";
export { sweepChannels } from "./rights/sweep.ts";
export { traces } from "./traces.ts";
