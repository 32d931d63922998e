/** Whether a message may go to somebody now, by which window, until when and at what cost; or why not. Pure; asked three times. */
import type { Refusal } from "../outbound.ts";
import type { Charges, SendingRules, SendWindow } from "../sending-rules.ts";
import type { TemplateStanding, TemplateText } from "../template-port.ts";
import type { Standing } from "./standing.ts";

/** What is to be sent. */
export interface Asked {
  by: "person" | "machine";
  visibility: "public" | "private";
  /** Goes instead of words of one's own; `state`: what the vendor said of it, null where it was never handed in. */
  template?: TemplateAsked | null;
  /** The window it was cleared for before: it may go by that or by one that asks less, never by another. */
  upTo?: SendWindow["name"] | null;
  /** Its own id, where it was handed over already: it does not count as sent before itself. */
  messageId?: string;
  /** In how many parts it goes. */
  parts?: number;
  /** They asked for it a moment ago, as for a code: that is no answer to what their machine wrote. */
  isWanted?: true;
}

export interface TemplateAsked {
  category: TemplateText["category"];
  state: TemplateStanding["state"] | null;
  /** They said that they want advertising. */
  hasConsent: boolean;
}

/** What is known. */
export interface Facts {
  rules: SendingRules | undefined;
  /** Whether the channel takes approved texts. */
  takesTemplates: boolean;
  standing: Standing;
  account: "active" | "sign-in-again" | "paused" | "removed";
  /** When its vendor is tried again, where it does not answer now. */
  triedAgainAt: Date | null;
  /** What the vendor still allows of this visibility; null where it said nothing. */
  allowance: { remaining: number; resetsAt: Date } | null;
  at: Date;
}

export interface OpenWindow {
  name: SendWindow["name"];
  /** Null: for as long as they do not stop us. */
  until: Date | null;
  /** How many more may go; null: as many as we like. */
  left: number | null;
  humanOnly: boolean;
}

/** What the vendor charges for it; null: nothing. */
export type Charge = "message" | TemplateText["category"] | null;

/** What a writer should know of a message that may go. */
export type Advice = "summoned-only" | "complained" | "said-no";

/** It goes later: when somebody signed in again, let the account go on, the vendor is back, or its limit is over. */
export interface Hold {
  why: "sign-in-again" | "paused" | "away" | "limit";
  until: Date | null;
}

export interface Clear {
  clear: true;
  /** The one by which it goes, then those that follow when it closes. Empty: no window is needed. */
  windows: readonly OpenWindow[];
  /** The comment that a private reply answers. */
  commentId: string | null;
  charge: Charge;
  advice: readonly Advice[];
  hold: Hold | null;
}

export interface NotClear {
  clear: false;
  why: Refusal;
}

export type Clearance = Clear | NotClear;

export function clearanceOf(asked: Asked, facts: Facts): Clearance {
  if (facts.account === "removed") return no("account-removed");
  return asked.visibility === "public" ? inPublic(facts) : inPrivate(asked, facts);
}

const no = (why: Refusal): NotClear => ({ clear: false, why });

function inPublic(facts: Facts): Clearance {
  const { rules } = facts;
  return yes(facts, {
    windows: [],
    charge: rules?.charges?.public ? "message" : null,
    advice: rules?.summoned ? ["summoned-only"] : [],
  });
}

function yes(
  facts: Facts,
  { windows, charge, advice = [] }: Pick<Clear, "windows" | "charge"> & { advice?: readonly Advice[] },
): Clear {
  const commentId = windows[0]?.name === "private-reply" ? facts.standing.commentId : null;
  return { clear: true, windows, commentId, charge, advice, hold: holdOf(facts) };
}

function holdOf({ account, triedAgainAt, allowance, at }: Facts): Hold | null {
  if (account === "sign-in-again" || account === "paused") return { why: account, until: null };
  if (triedAgainAt) return { why: "away", until: null };
  if (allowance && allowance.remaining <= 0 && allowance.resetsAt > at)
    return { why: "limit", until: allowance.resetsAt };
  return null;
}

function inPrivate(asked: Asked, facts: Facts): Clearance {
  const { standing, rules } = facts;
  const { stopped, opened } = standing;
  if (stopped && !isSince(stopped.at, opened.message, opened.press, opened.permission)) return no(stopped.why);
  if (asked.template) return byTemplate(asked.template, facts);
  return rules?.windows ? byWindow(asked, facts, rules.windows) : atAnyTime(asked, facts);
}

const isSince = (moment: Date, ...signs: readonly (Date | null)[]): boolean =>
  signs.some((sign) => sign !== null && sign > moment);

function byTemplate({ category, state, hasConsent }: TemplateAsked, facts: Facts): Clearance {
  const { rules, takesTemplates, standing } = facts;
  const { marketingStoppedAt, opened } = standing;
  if (!takesTemplates) return no("takes-no-templates");
  if (category === "marketing" && marketingStoppedAt && !isSince(marketingStoppedAt, opened.permission))
    return no("marketing-stopped");
  if (category === "marketing" && !hasConsent) return no("no-consent");
  if (state !== "approved") return no("template-unusable");
  const isFree =
    rules?.charges?.templates?.[category] === "free-in-window" &&
    openWindows(rules.windows ?? [], facts, {}).some(({ humanOnly, name }) => !humanOnly && name !== "private-reply");
  return yes(facts, { windows: [], charge: rules?.charges?.templates && !isFree ? category : null });
}

/** Where no window is needed, machines still do not talk to machines, nor to who complained of us. */
function atAnyTime(asked: Asked, facts: Facts): Clearance {
  const { standing, rules } = facts;
  const { automaticAt, complainedAt, shut, opened } = standing;
  const isAutomatic = automaticAt !== null && !isSince(automaticAt, opened.message);
  const hasComplained = complainedAt !== null && !isSince(complainedAt, opened.message);
  const isUnasked = asked.by === "machine" && !asked.isWanted;
  if (isUnasked && isAutomatic) return no("automatic-sender");
  if (isUnasked && hasComplained) return no("unwanted");
  const saidNo = shut !== null && !isSince(shut.at, opened.message);
  return yes(facts, {
    windows: [],
    charge: chargeOf(rules?.charges),
    advice: [...(hasComplained ? ["complained" as const] : []), ...(saidNo ? ["said-no" as const] : [])],
  });
}

const chargeOf = (charges: Charges | undefined): Charge => (charges?.private ? "message" : null);

function byWindow(asked: Asked, facts: Facts, windows: readonly SendWindow[]): Clearance {
  const open = openWindows(windows, facts, asked);
  const parts = asked.parts ?? 1;
  const fitting = open.filter(({ left }) => left === null || left >= parts);
  const usable = asked.by === "person" ? fitting : fitting.filter(({ humanOnly }) => !humanOnly);
  if (usable.length > 0) return yes(facts, { windows: usable, charge: chargeOf(facts.rules?.charges) });
  if (fitting.length > 0) return no("people-only");
  if (open.length > 0) return no("window-full");
  if (windows.some((window) => window.name === "private-reply" && isUsedUp(window, facts, asked.messageId)))
    return no("answered-once");
  const hasOpened = windows.some(({ opens }) => facts.standing.opened[opens] !== null);
  return no(hasOpened ? "window-closed" : "never-wrote");
}

/** Still within its time, but nothing more may go. */
function isUsedUp(window: SendWindow, { standing, at }: Facts, messageId: string | undefined): boolean {
  const from = standing.opened[window.opens];
  if (!from || window.most === undefined) return false;
  const isOver = window.seconds !== null && at.getTime() >= from.getTime() + window.seconds * 1000;
  return !isOver && countSent(window, standing, from, messageId) >= window.most;
}

/** Those that are open now, the one that asks least first. */
function openWindows(
  windows: readonly SendWindow[],
  { standing, at }: Facts,
  { upTo, messageId }: Pick<Asked, "upTo" | "messageId">,
): OpenWindow[] {
  const last = upTo ? windows.findLastIndex(({ name }) => name === upTo) : windows.length - 1;
  const shutTo = standing.shut ? windows.findLastIndex(({ name }) => name === standing.shut?.window) : -1;
  return windows.slice(0, last + 1).flatMap((window, place) => {
    const from = standing.opened[window.opens];
    if (!from || from > at) return [];
    // What the vendor says is shut asks at least as much as whatever asks less.
    const isShut = standing.shut && standing.shut.at >= from && (shutTo === -1 || place <= shutTo);
    if (isShut) return [];
    const until = window.seconds === null ? null : new Date(from.getTime() + window.seconds * 1000);
    if (until && at >= until) return [];
    const left = window.most === undefined ? null : window.most - countSent(window, standing, from, messageId);
    if (left !== null && left <= 0) return [];
    return [{ name: window.name, until, left, humanOnly: window.humanOnly ?? false }];
  });
}

/** A private reply counts by its comment, all others by the time since the window opened. */
const countSent = (
  { name }: SendWindow,
  { sent, commentId }: Standing,
  from: Date,
  messageId: string | undefined,
): number =>
  sent.filter((one) => one.id !== messageId && (name === "private-reply" ? one.parentId === commentId : one.at >= from))
    .length;
