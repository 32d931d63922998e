/** Every endpoint there is; the server refuses to start when one is not implemented. */
import * as assignment from "./assignment.ts";
import * as accountChecks from "./account-checks.ts";
import * as attendance from "./attendance.ts";
import * as aboard from "./aboard.ts";
import * as allowances from "./allowances.ts";
import * as bookingCapabilities from "./booking-capabilities.ts";
import * as bookingOperations from "./booking-operations.ts";
import * as bookingTasks from "./booking-tasks.ts";
import * as fares from "./fares.ts";
import * as bookings from "./bookings.ts";
import * as chat from "./chat.ts";
import * as chatFiles from "./chat-files.ts";
import * as cases from "./cases.ts";
import * as caseWork from "./case-work.ts";
import * as channels from "./channels.ts";
import * as customers from "./customers.ts";
import type { Endpoint } from "./endpoint.ts";
import * as messages from "./messages.ts";
import * as search from "./search.ts";
import * as moves from "./moves.ts";
import * as operations from "./operations.ts";
import * as facts from "./facts.ts";
import * as flights from "./flights.ts";
import * as phrases from "./phrases.ts";
import * as profileLine from "./profile-line.ts";
import * as presence from "./presence.ts";
import * as promises from "./promises.ts";
import * as payments from "./payments.ts";
import * as privacy from "./privacy.ts";
import * as proof from "./proof.ts";
import * as directory from "./directory.ts";
import * as exports from "./exports.ts";
import * as baggage from "./baggage.ts";
import * as insights from "./insights.ts";
import * as sales from "./sales.ts";
import * as joining from "./joining.ts";
import * as filtered from "./filtered.ts";
import * as judgement from "./judgement.ts";
import * as languageModel from "./language-model.ts";
import * as profile from "./profile.ts";
import * as touchpoints from "./touchpoints.ts";
import * as fileCare from "./file-care.ts";
import * as files from "./files.ts";
import * as screens from "./screens.ts";
import * as serviceLevels from "./service-levels.ts";
import * as serviceRules from "./service-rules.ts";
import * as rights from "./rights.ts";
import * as rosters from "./rosters.ts";
import * as consent from "./consent.ts";
import * as prices from "./prices.ts";
import * as settings from "./settings.ts";
import * as signIn from "./sign-in.ts";
import * as staff from "./staff.ts";
import * as documents from "./documents.ts";
import * as trips from "./trips.ts";
import * as drills from "./drills.ts";
import * as ratings from "./ratings.ts";
import * as steering from "./steering.ts";
import * as trials from "./trials.ts";
import * as urgency from "./urgency.ts";
import * as views from "./views.ts";
import * as wall from "./wall.ts";
import * as templates from "./templates.ts";
import * as ways from "./ways.ts";

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "needs" in value && "path" in value;

export const endpoints: readonly Endpoint[] = [
  signIn,
  directory,
  staff,
  customers,
  flights,
  bookings,
  fares,
  aboard,
  bookingCapabilities,
  bookingOperations,
  bookingTasks,
  allowances,
  proof,
  privacy,
  baggage,
  touchpoints,
  profile,
  channels,
  assignment,
  rosters,
  attendance,
  accountChecks,
  operations,
  cases,
  caseWork,
  joining,
  filtered,
  judgement,
  languageModel,
  messages,
  moves,
  chat,
  chatFiles,
  phrases,
  profileLine,
  presence,
  promises,
  files,
  fileCare,
  search,
  serviceLevels,
  serviceRules,
  insights,
  sales,
  screens,
  exports,
  settings,
  prices,
  rights,
  consent,
  urgency,
  drills,
  documents,
  trips,
  ratings,
  payments,
  views,
  wall,
  steering,
  trials,
  ways,
  templates,
  facts,
]
  .flatMap((module): unknown[] => Object.values(module))
  .filter(isEndpoint);
