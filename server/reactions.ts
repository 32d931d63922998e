/** What follows what, read top to bottom. `within` holds together with what happened; `after` is retried by itself. */
import { followCases } from "./modules/assignment/index.ts";
import {
  caseClosed,
  caseOpened,
  caseReopened,
  caseStands,
  customerAnswered,
  followDelivery,
  messageKept,
  waitBegan,
} from "./modules/cases/index.ts";
import { outgoingChanged } from "./modules/channels/index.ts";
import { rememberLanguage } from "./modules/customers/index.ts";
import { endEpisodes, endOnClose, startCycles, startEpisodes } from "./modules/service-levels/index.ts";
import type { Reactions } from "./platform/context.ts";
import { when } from "./platform/events.ts";

export const reactions: Reactions = new Map([
  when(caseOpened, { within: [startCycles] }),
  when(waitBegan, { within: [startEpisodes] }),
  when(caseStands, { within: [followCases] }),
  when(messageKept, { after: [rememberLanguage] }),
  when(outgoingChanged, { within: [followDelivery] }),
  when(customerAnswered, { within: [endEpisodes] }),
  when(caseClosed, { within: [endOnClose] }),
  when(caseReopened, { within: [startCycles] }),
]);
