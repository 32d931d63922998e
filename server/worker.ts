/** The worker: reads what came in, sends what goes out, follows the log, and does what is merely later. */
import { type App } from "./app.ts";
import { endShifts, forgetDecisions, pushCases, returnAbandoned } from "./modules/assignment/index.ts";
import {
  forgetBookingDeliveries,
  forgetQuotes,
  hearOfBags,
  hearOfBookings,
  readBookingDeliveries,
  readBookings,
  workOnOperations,
} from "./modules/bookings/index.ts";
import {
  closeQuietCases,
  dropUnsentUploads,
  fallDue,
  fetchAttachments,
  finishRemovals,
  wordIndexer,
  markBroken,
  passWordsBy,
  receiveArrivals as receiveMessages,
  tellFiles,
} from "./modules/cases/index.ts";
import {
  carryOutDeletions,
  carryOutHiding,
  forgetAttempts,
  forgetDeliveries,
  forgetLanes,
  forgetSigns,
  forgetStandings,
  forgetUntold,
  giveUpOnTheDead,
  handInTemplates,
  lookAtLists,
  lookUpUnsure,
  makeSender,
  readDeliveries,
  receiveArrivals,
  showSigns,
  syncTemplates,
  uploadMedia,
  askProfiles,
  askUntold,
  checkKeys,
  watchLists,
} from "./modules/channels/index.ts";
import { checkNightly } from "./modules/customers/index.ts";
import {
  countMinute,
  forgetTrials,
  keepForecast,
  playTrials,
  sendDigests,
  sumHours,
} from "./modules/insights/index.ts";
import { tellVoid, workOnTasks } from "./modules/documents/index.ts";
import { forgetProofs } from "./modules/proof/index.ts";
import {
  fireDeadlines,
  publishReplyTimes,
  tellWaits,
  thinPublished,
  writeProfileLines,
} from "./modules/service-levels/index.ts";
import { followVersion, learnFromLessons } from "./modules/judgement/index.ts";
import { forgetProposals, makeProposer } from "./modules/language-model/index.ts";
import { dropUnsentFiles, forgetVisitors, tellLookedAt } from "./modules/chat/index.ts";
import {
  carryOut,
  expireRequests,
  forgetPaymentDeliveries,
  fulfilPaid,
  lookAtPayments,
  readPaymentDeliveries,
} from "./modules/payments/index.ts";
import { askDue } from "./modules/ratings/index.ts";
import { forgetScores, weighDue } from "./modules/urgency/index.ts";
import { addReady } from "./modules/templates/index.ts";
import { followAttendance, forgetAttendance } from "./modules/rosters/index.ts";
import { forgetFailures, forgetSignIns, forgetTeamMessages } from "./modules/staff/index.ts";
import {
  dropOldExports,
  endHolds,
  keepLedger,
  keepToTime,
  reapplyErasures,
  workOnRequests,
} from "./modules/rights/index.ts";
import { forgetEvents } from "./platform/forget-events.ts";
import { followLog, retryReactions, startFollowing } from "./platform/follow.ts";
import { type Job, startJobs } from "./platform/jobs.ts";
import { type Loop, startLoop } from "./platform/loop.ts";
import { makeSmallPictures } from "./platform/make-small-pictures.ts";
import { scanFiles, startScanning, type Told } from "./platform/scan-files.ts";
import { warmUp } from "./modules/triage/index.ts";

const jobs: readonly Job<App>[] = [
  { name: "publish-reply-times", at: "* * * * *", work: publishReplyTimes },
  { name: "tell-waits", at: "* * * * *", work: tellWaits },
  { name: "write-profile-lines", at: "* * * * *", work: writeProfileLines },
  { name: "send-digests", at: "10 * * * *", work: sendDigests },
  { name: "keep-forecast", at: "1 * * * *", work: keepForecast },
  { name: "count-minute", at: "* * * * *", work: countMinute },
  { name: "forget-failures", at: "37 * * * *", work: forgetFailures },
  { name: "learn-judgement", at: "*/5 * * * *", work: learnFromLessons },
  { name: "forget-quotes", at: "38 * * * *", work: forgetQuotes },
  { name: "forget-booking-deliveries", at: "46 3 * * *", work: forgetBookingDeliveries },
  { name: "forget-proofs", at: "39 * * * *", work: forgetProofs },
  { name: "close-quiet-cases", at: "7 * * * *", work: closeQuietCases },
  { name: "forget-deliveries", at: "12 * * * *", work: forgetDeliveries },
  { name: "forget-events", at: "17 * * * *", work: forgetEvents },
  { name: "forget-attempts", at: "22 3 * * *", work: forgetAttempts },
  { name: "forget-lanes", at: "27 3 * * *", work: forgetLanes },
  { name: "forget-proposals", at: "19 * * * *", work: forgetProposals },
  { name: "forget-attendance", at: "26 3 * * *", work: forgetAttendance },
  { name: "forget-decisions", at: "24 3 * * *", work: forgetDecisions },
  { name: "forget-scores", at: "26 3 * * *", work: forgetScores },
  { name: "forget-signs", at: "28 3 * * *", work: forgetSigns },
  { name: "forget-standings", at: "29 3 * * *", work: forgetStandings },
  { name: "forget-untold", at: "31 3 * * *", work: forgetUntold },
  { name: "sync-templates", at: "*/5 * * * *", work: (app) => syncTemplates(app) },
  { name: "forget-team-messages", at: "33 3 * * *", work: forgetTeamMessages },
  { name: "forget-trials", at: "34 3 * * *", work: forgetTrials },
  { name: "forget-sign-ins", at: "32 3 * * *", work: forgetSignIns },
  { name: "thin-reply-times", at: "37 3 * * *", work: thinPublished },
  { name: "forget-visitors", at: "42 3 * * *", work: forgetVisitors },
  { name: "check-identity", at: "47 3 * * *", work: checkNightly },
  { name: "forget-payment-deliveries", at: "44 3 * * *", work: forgetPaymentDeliveries },
  { name: "drop-old-exports", at: "14 * * * *", work: dropOldExports },
  { name: "keep-to-time", at: "47 * * * *", work: keepToTime },
  { name: "end-holds", at: "52 3 * * *", work: endHolds },
  { name: "drop-unsent-chat-files", at: "27 * * * *", work: dropUnsentFiles },
  { name: "drop-unsent-uploads", at: "23 * * * *", work: dropUnsentUploads },
];

export interface Worker {
  /** Ends after what is under way; what is not done is done by the next. */
  stop(options?: object): Promise<void>;
}

export async function startWorker(app: App): Promise<Worker> {
  const { log } = app;
  warmUp();
  await startFollowing(app);
  const { clamd } = app.config;
  await startScanning(app, clamd && (clamd === "off" ? "off" : "on"));
  const indexWords = wordIndexer();
  const sender = makeSender(app, () => loops["outgoing"]?.wake());
  const proposer = makeProposer(app, () => loops["proposals"]?.wake());
  const watchers = watchLists(app, () => loops["lists"]?.wake());
  const receiving = { log, every: 1000, round: () => receiveArrivals(app, receiveMessages) };
  const loops: Record<string, Loop> = {
    deliveries: startLoop({ name: "deliveries", log, every: 1000, gather: 60, round: () => readDeliveries(app) }),
    // Two at once, each with lanes of its own: while one waits for the database, the other reads.
    arrivals: startLoop({ name: "arrivals", ...receiving }),
    moreArrivals: startLoop({ name: "more-arrivals", ...receiving }),
    outgoing: startLoop({ name: "outgoing", log, every: 500, round: () => sender.round() }),
    follow: startLoop({ name: "follow", log, every: 1000, round: () => followLog(app) }),
    lists: startLoop({ name: "lists", log, every: 5000, round: () => lookAtLists(app) }),
    watching: startLoop({ name: "watching", log, every: 5000, round: () => watchers.round() }),
    // No bell: what is found a second later is found soon enough, and a surge is indexed in large batches.
    words: startLoop({ name: "words", log, every: 1000, round: () => indexWords(app) }),
    // Whoever is freed, whatever comes in and whatever is set anew is an event; that somebody came is seen within a second.
    pushing: startLoop({ name: "pushing", log, every: 1000, gather: 100, round: () => pushCases(app) }),
    shifts: startLoop({ name: "shifts", log, every: 500, round: () => endShifts(app) }),
    attendance: startLoop({ name: "attendance", log, every: 2000, round: () => followAttendance(app) }),
    promises: startLoop({ name: "promises", log, every: 500, round: () => fallDue(app) }),
    urgency: startLoop({ name: "urgency", log, every: 500, gather: 50, round: () => weighDue(app) }),
    documents: startLoop({ name: "documents", log, every: 1000, round: () => tellVoid(app) }),
    documentTasks: startLoop({ name: "document-tasks", log, every: 500, round: () => workOnTasks(app) }),
    ratings: startLoop({ name: "ratings", log, every: 5000, round: () => askDue(app) }),
    payments: startLoop({ name: "payments", log, every: 1000, round: () => carryOut(app) }),
    paymentDeliveries: startLoop({
      name: "payment-deliveries",
      log,
      every: 1000,
      round: () => readPaymentDeliveries(app),
    }),
    fulfilments: startLoop({ name: "fulfilments", log, every: 1000, round: () => fulfilPaid(app) }),
    paymentEnds: startLoop({ name: "payment-ends", log, every: 1000, round: () => expireRequests(app) }),
    paymentLooks: startLoop({ name: "payment-looks", log, every: 2000, round: () => lookAtPayments(app) }),
    deadlines: startLoop({ name: "deadlines", log, every: 500, round: () => fireDeadlines(app) }),
    fetching: startLoop({ name: "fetching", log, every: 2000, round: () => fetchAttachments(app) }),
    scanning: startLoop({ name: "scanning", log, every: 2000, round: () => scanFiles(app, tellOfScans) }),
    smallPictures: startLoop({
      name: "small-pictures",
      log,
      every: 2000,
      round: () => makeSmallPictures(app, tellFiles),
    }),
    // A loop of its own: after a vendor's outage there are many, and each look is a call.
    unsure: startLoop({ name: "unsure", log, every: 2000, round: () => lookUpUnsure(app) }),
    profiles: startLoop({ name: "profiles", log, every: 2000, round: () => askProfiles(app) }),
    untold: startLoop({ name: "untold", log, every: 2000, round: () => askUntold(app) }),
    keys: startLoop({ name: "keys", log, every: 60_000, round: () => checkKeys(app) }),
    uploading: startLoop({ name: "uploading", log, every: 2000, round: () => uploadMedia(app) }),
    bookingEvents: startLoop({ name: "booking-events", log, every: 1000, round: () => hearOfBookings(app) }),
    bookingDeliveries: startLoop({
      name: "booking-deliveries",
      log,
      every: 500,
      round: () => readBookingDeliveries(app),
    }),
    bagFiles: startLoop({ name: "bag-files", log, every: 2000, round: () => hearOfBags(app) }),
    bookings: startLoop({ name: "bookings", log, every: 500, round: () => readBookings(app) }),
    operations: startLoop({ name: "operations", log, every: 1000, round: () => workOnOperations(app) }),
    hiding: startLoop({ name: "hiding", log, every: 2000, round: () => carryOutHiding(app) }),
    signs: startLoop({ name: "signs", log, every: 2000, round: () => showSigns(app) }),
    deleting: startLoop({ name: "deleting", log, every: 2000, round: () => carryOutDeletions(app) }),
    templates: startLoop({ name: "templates", log, every: 5000, round: async () => (await handInTemplates(app)) > 0 }),
    proposals: startLoop({ name: "proposals", log, every: 2000, round: () => proposer.round() }),
    judgement: startLoop({ name: "judgement", log, every: 2000, round: () => followVersion(app) }),
    // No bell: what is not summed yet is read from its rows.
    sums: startLoop({ name: "sums", log, every: 20_000, round: () => sumHours(app) }),
    trials: startLoop({ name: "trials", log, every: 2000, round: () => playTrials(app) }),
    rights: startLoop({ name: "rights", log, every: 2000, round: () => workOnRequests(app) }),
    care: startLoop({ name: "care", log, every: 2000, round: () => takeCare(app) }),
  };
  app.bell.on("trials", () => loops["trials"]?.wake());
  app.bell.on("rights", () => loops["rights"]?.wake());
  app.bell.on("templates", () => loops["templates"]?.wake());
  app.bell.on("deliveries", () => loops["deliveries"]?.wake());
  app.bell.on("arrivals", () => loops["arrivals"]?.wake());
  app.bell.on("arrivals", () => loops["moreArrivals"]?.wake());
  app.bell.on("outgoing", () => loops["outgoing"]?.wake());
  app.bell.on("attachments", () => loops["fetching"]?.wake());
  app.bell.on("attachments", () => loops["uploading"]?.wake());
  app.bell.on("attachments", () => loops["profiles"]?.wake());
  app.bell.on("attachments", () => loops["untold"]?.wake());
  app.bell.on("files", () => loops["scanning"]?.wake());
  app.bell.on("files", () => loops["smallPictures"]?.wake());
  app.bell.on("urgency", () => loops["urgency"]?.wake());
  app.bell.on("operations", () => loops["operations"]?.wake());
  app.bell.on("hiding", () => loops["hiding"]?.wake());
  app.bell.on("signs", () => loops["signs"]?.wake());
  app.bell.on("hiding", () => loops["deleting"]?.wake());
  app.bell.on("proposals", () => loops["proposals"]?.wake());
  for (const loop of ["payments", "paymentDeliveries", "fulfilments", "paymentLooks"])
    app.bell.on("payments", () => loops[loop]?.wake());
  app.bell.on("log", () => loops["follow"]?.wake());
  app.bell.on("log", () => loops["pushing"]?.wake());
  app.bell.on("queue", () => loops["pushing"]?.wake());
  await followVersion(app);
  await publishReplyTimes(app);
  await addReady(app);
  // A backup that was restored has forgotten what was erased since.
  const forgotten = await reapplyErasures(app);
  if (forgotten > 0) log.warn({ erasures: forgotten }, "erasures that this database had forgotten are done again");
  await keepLedger(app);
  const running = await startJobs(app, app.config.databaseUrl, jobs);
  return {
    async stop() {
      await Promise.all([
        running.stop(),
        watchers.stop(),
        proposer.stop(),
        ...Object.values(loops).map((loop) => loop.stop()),
      ]);
      await sender.landed();
    },
  };
}

/** Who shows a file that was looked at: the case, and the chat it came by. */
const tellOfScans: Told = async (app, fileIds) => {
  await tellFiles(app, fileIds);
  await tellLookedAt(app, fileIds);
};

/** What nobody rings for: holds that ran out, promises that were broken, words that come too late, senders that died, reactions to try again. */
async function takeCare(app: App): Promise<boolean> {
  await returnAbandoned(app);
  await markBroken(app);
  await passWordsBy(app);
  await giveUpOnTheDead(app);
  await finishRemovals(app);
  return retryReactions(app);
}
