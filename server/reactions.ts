/** What follows what, read top to bottom. `within` holds together with what happened; `after` is retried by itself. */
import { followCases, holdReturned } from "./modules/assignment/index.ts";
import {
  caseClosed,
  caseJoined,
  caseOpened,
  caseReopened,
  caseStands,
  caseTurned,
  customerAnswered,
  judgementSaid,
  followDelivery,
  followFlights,
  followIdentity,
  followWriters,
  followDeletions,
  followHiding,
  giveBackOfGone,
  messageBelowOurs,
  messageKept,
  messageReread,
  promiseFellDue,
  raiseFollowers,
  waitBegan,
  waitEnded,
  waitMoved,
} from "./modules/cases/index.ts";
import { deletionChanged, hidingChanged, outgoingChanged } from "./modules/channels/index.ts";
import { keepLessons } from "./modules/judgement/index.ts";
import { guardExposed, hideFound, tellWhyHidden } from "./modules/privacy/index.ts";
import { claimFromWords } from "./modules/proof/index.ts";
import { customersMoved, rememberLanguage } from "./modules/customers/index.ts";
import { flightEventTold } from "./modules/flights/index.ts";
import { raiseOpened, raiseTroubled, touchpointsTold } from "./modules/journeys/index.ts";
import {
  endEpisodes,
  endOnClose,
  endVoided,
  joinWaits,
  keepDeadlines,
  moveWaits,
  startCycles,
  startEpisodes,
  turnWaits,
} from "./modules/service-levels/index.ts";
import { memberDeactivated } from "./modules/staff/index.ts";
import type { Reactions } from "./platform/context.ts";
import { when } from "./platform/events.ts";

export const reactions: Reactions = new Map([
  when(flightEventTold, { after: [followFlights] }),
  when(caseOpened, { within: [startCycles], after: [raiseFollowers, raiseOpened] }),
  when(touchpointsTold, { after: [raiseTroubled] }),
  when(caseTurned, { within: [turnWaits] }),
  when(waitBegan, { within: [startEpisodes] }),
  when(customersMoved, { after: [followIdentity] }),
  when(caseJoined, { within: [joinWaits], after: [keepDeadlines] }),
  when(waitMoved, { within: [moveWaits], after: [keepDeadlines] }),
  when(waitEnded, { within: [endVoided] }),
  when(caseStands, { within: [followCases], after: [keepDeadlines] }),
  // What stands in public and should not goes first.
  when(messageKept, { after: [guardExposed, claimFromWords, rememberLanguage, followWriters] }),
  when(judgementSaid, { within: [keepLessons] }),
  when(messageReread, { after: [guardExposed, claimFromWords] }),
  when(messageBelowOurs, { after: [hideFound] }),
  when(outgoingChanged, { within: [followDelivery] }),
  when(hidingChanged, { within: [followHiding], after: [tellWhyHidden] }),
  when(deletionChanged, { after: [followDeletions] }),
  when(customerAnswered, { within: [endEpisodes] }),
  when(caseClosed, { within: [endOnClose] }),
  when(memberDeactivated, { within: [giveBackOfGone] }),
  when(caseReopened, { within: [startCycles] }),
  when(promiseFellDue, { within: [holdReturned] }),
]);
