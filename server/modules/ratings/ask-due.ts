/** Asks those whose time has come, or writes down why not. */
import { randomUUID } from "node:crypto";
import type { RatingKind, RatingPassed, RatingRule } from "../../../contract/ratings.ts";
import { languages } from "../../../contract/words.ts";
import { atomically } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { Problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { findOpenOf, findTraits, type Saying, sayPrivately } from "../cases/index.ts";
import { findConsent, findOne, standingOf } from "../customers/index.ts";
import { findDrillsOf } from "../drills/index.ts";
import { findArrival } from "../urgency/index.ts";
import { askWords } from "./ask-words.ts";
import { ratingChanged } from "./events.ts";
import { mayAsk, type Standing } from "./may-ask.ts";
import { findRule } from "./rule.ts";
import { findWay, type WayToAsk } from "./way.ts";

type Language = (typeof languages)[number];

interface Place {
  language: Language;
  way: WayToAsk | null;
  /** Of who was stranded and has not arrived: when that may be. */
  nextAt: number | null;
}

/** Days in which the link works. */
const daysToAnswer = 14;

interface Due {
  caseId: string;
  customerId: string;
  kind: RatingKind;
}

/** Between two looks at who was stranded. */
const [soonest, latest] = ["1 hour", "6 hours"];

/** One asks at a time: two cases of one person must not be asked about at once. */
const lock = 4162;

/** One of them; gives whether there may be more. Who can't be asked after all stands in nobody's way. */
export async function askDue(app: ChannelsContext): Promise<boolean> {
  let taken: string | null = null;
  try {
    return await atomically(app, async (app) => {
      const [held] = await app.db<[{ isOurs: boolean }]>`select pg_try_advisory_xact_lock(${lock}) as is_ours`;
      if (!held.isOurs) return false;
      const [due] = await app.db<Due[]>`
        select case_id, customer_id, kind from ratings.rating
        where state = 'due' and due_at <= (select platform.now()) order by due_at limit 1 for update`;
      if (!due) return false;
      taken = due.caseId;
      await askOrPass(app, due);
      return true;
    });
  } catch (error) {
    if (taken === null || !(error instanceof Problem)) throw error;
    await pass(app, taken, "no-way");
    return true;
  }
}

async function askOrPass(app: ChannelsContext, due: Due): Promise<void> {
  const { rule } = await findRule(app.db);
  const standing = await findStanding(app, due, rule);
  const why = standing ? mayAsk(rule, standing) : "erased";
  if (why === "later") return lookLater(app, due, standing);
  const isAsked = why === null && standing !== null && (await ask(app, due, standing));
  if (!isAsked) await pass(app, due.caseId, why ?? "no-way");
  await emit(app, ratingChanged, [{ caseId: due.caseId }]);
}

/** When they land as far as is known, yet neither so soon nor so late that much happens unseen. */
async function lookLater({ db }: ChannelsContext, { caseId }: Due, standing: Place | null): Promise<void> {
  const at = standing?.nextAt ? new Date(standing.nextAt) : null;
  await db`
    update ratings.rating set due_at = least(greatest(${at}::timestamptz, platform.now() + ${soonest}::interval), platform.now() + ${latest}::interval)
    where case_id = ${caseId} and state = 'due'`;
}

async function pass({ db }: ChannelsContext, caseId: string, why: RatingPassed): Promise<void> {
  await db`update ratings.rating set state = 'passed', passed_why = ${why} where case_id = ${caseId} and state = 'due'`;
}

async function findStanding(
  app: ChannelsContext,
  { caseId, customerId }: Due,
  rule: RatingRule,
): Promise<(Standing & Place) | null> {
  const { db } = app;
  const [theCase] = await findTraits(db, [caseId]);
  if (!theCase) return null;
  const { ids } = await findOne(db, customerId);
  const language = languages.find((one) => one === theCase.language) ?? "en";
  const way = theCase.isErased ? null : await findWay(app, { caseId, language, byTemplate: rule.byTemplate });
  const drills = await findDrillsOf(db, [caseId]);
  const said = standingOf(await findConsent(db, ids)).find(({ purpose }) => purpose === "surveys");
  const [last] = await db<{ at: Date | null; now: Date }[]>`
    select max(asked_at) as at, platform.now() as now from ratings.rating where customer_id = any(${ids}::uuid[])`;
  const at = last?.now ?? new Date();
  const arrival =
    theCase.urgency === 3 && theCase.closedAt
      ? await findArrival(db, { caseId, customerId, closedAt: theCase.closedAt, at })
      : null;
  return {
    channel: theCase.channel,
    language,
    isClosed: theCase.isClosed,
    isErased: theCase.isErased,
    urgency: theCase.urgency,
    closedAt: theCase.closedAt,
    hasArrived: arrival?.hasArrived ?? false,
    nextAt: arrival?.nextAt ?? null,
    hasDrill: (drills.get(caseId) ?? []).some(({ isSo }) => isSo),
    openCases: (await findOpenOf(db, ids)).filter((id) => id !== caseId).length,
    lastAskedAt: last?.at ?? null,
    consent: said?.since ? said.given : null,
    hasWay: way !== null,
    way,
    at,
  };
}

/** What colleagues read in the case holds no link: nobody but who got the message can answer. */
async function ask(
  app: ChannelsContext,
  { caseId, kind }: Due,
  { channel, language, way }: Standing & Place,
): Promise<boolean> {
  const token = newToken();
  const words = way && (await wordsOf(app, way, { kind, language, token }));
  if (!words) return false;
  const id = randomUUID();
  const goes = await sayPrivately(app, {
    id,
    threadId: way.threadId,
    onlyIfClear: true,
    caseId,
    ...words,
  });
  if (!goes) return false;
  await app.db`
    update ratings.rating
    set state = 'asked', channel = ${channel}, language = ${language}, message_id = ${id}, token_hash = ${hashToken(token)}, asked_at = platform.now(),
      expires_at = platform.now() + ${daysToAnswer} * interval '1 day'
    where case_id = ${caseId}`;
  return true;
}

/** What stands in the case, and what goes out. */
async function wordsOf(
  app: ChannelsContext,
  { templateOf }: WayToAsk,
  { kind, language, token }: { kind: RatingKind; language: Language; token: string },
): Promise<Pick<Saying, "text" | "sends" | "template"> | null> {
  const [shown, link] = [`${app.publicUrl}/rate/…`, `${app.publicUrl}/rate/${token}`];
  if (!templateOf) return { text: askWords[language][kind](shown), sends: askWords[language][kind](link) };
  const [seen, template] = [await templateOf(shown), await templateOf(link)];
  return seen && template ? { text: seen.reads, sends: template.reads, template } : null;
}
