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
import { bookingKept, issueAfterSale, noteRebookings, operationSettled } from "./modules/bookings/index.ts";
import { deletionChanged, hidingChanged, outgoingChanged } from "./modules/channels/index.ts";
import { followRefused, lookAgain } from "./modules/documents/index.ts";
import { drillChanged, findDrills } from "./modules/drills/index.ts";
import { drawFiltered, keepLessons, keepVerdicts, rememberSaidLanguage } from "./modules/judgement/index.ts";
import { guardExposed, hideFound, tellWhyHidden, warnOfCards } from "./modules/privacy/index.ts";
import { claimFromWords, customerProved, proveBySale } from "./modules/proof/index.ts";
import { customersMoved, rememberLanguage } from "./modules/customers/index.ts";
import { flightEventTold } from "./modules/flights/index.ts";
import { countSales, keepReferrals, keepTiers, netRefunds } from "./modules/insights/index.ts";
import { hurryFulfilments, paymentChanged } from "./modules/payments/index.ts";
import { planRatings } from "./modules/ratings/index.ts";
import { touchpointsTold } from "./modules/journeys/index.ts";
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
import {
  weighBookings,
  weighCases,
  weighCustomers,
  weighFlights,
  weighJoined,
  weighReread,
} from "./modules/urgency/index.ts";
import type { Reactions } from "./platform/context.ts";
import { when } from "./platform/events.ts";

export const reactions: Reactions = new Map([
  when(flightEventTold, { after: [followFlights, weighFlights] }),
  when(bookingKept, { after: [lookAgain, weighBookings] }),
  when(operationSettled, { after: [hurryFulfilments, noteRebookings, proveBySale, issueAfterSale, countSales] }),
  when(paymentChanged, { after: [netRefunds] }),
  when(customerProved, { after: [weighCustomers] }),
  when(caseOpened, { within: [startCycles], after: [raiseFollowers, weighCases, keepTiers] }),
  when(touchpointsTold, { after: [weighCustomers] }),
  when(drillChanged, { after: [weighCases] }),
  when(caseTurned, { within: [turnWaits], after: [weighCases] }),
  when(waitBegan, { within: [startEpisodes] }),
  when(customersMoved, { after: [followIdentity, weighCustomers] }),
  when(caseJoined, { within: [joinWaits], after: [keepDeadlines, weighJoined] }),
  when(waitMoved, { within: [moveWaits], after: [keepDeadlines] }),
  when(waitEnded, { within: [endVoided] }),
  when(caseStands, { within: [followCases], after: [keepDeadlines] }),
  // What stands in public and should not goes first.
  when(messageKept, {
    after: [
      guardExposed,
      warnOfCards,
      claimFromWords,
      rememberLanguage,
      followWriters,
      findDrills,
      weighCases,
      drawFiltered,
    ],
  }),
  when(judgementSaid, { within: [keepLessons, keepVerdicts], after: [rememberSaidLanguage] }),
  when(messageReread, { after: [guardExposed, warnOfCards, claimFromWords, findDrills, weighReread] }),
  when(messageBelowOurs, { after: [hideFound] }),
  when(outgoingChanged, { within: [followDelivery], after: [followRefused] }),
  when(hidingChanged, { within: [followHiding], after: [tellWhyHidden] }),
  when(deletionChanged, { after: [followDeletions] }),
  when(customerAnswered, { within: [endEpisodes], after: [keepReferrals] }),
  when(caseClosed, { within: [endOnClose], after: [planRatings] }),
  when(memberDeactivated, { within: [giveBackOfGone] }),
  when(caseReopened, { within: [startCycles], after: [weighCases] }),
  when(promiseFellDue, { within: [holdReturned] }),
]);
