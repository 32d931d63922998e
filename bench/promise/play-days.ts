/** Three invented days of a care desk in virtual time, the second with a surge: what was published each minute, and what came true. */
import {
  type Hand,
  handsOnShift,
  predictStarts,
  secondsPerCase,
  steady,
} from "../../server/modules/service-levels/index.ts";
import { type Agent, makeRoster, type Staffing } from "./roster.ts";
import { chanceOf, makeArrivals, type Question } from "./arrivals.ts";

/** One who asked: how long it took, and what each way would have told them. */
export interface Asked {
  wait: number;
  /** Of which so long an agent was at it: nobody can know that before. */
  handled: number;
  published: number | null;
  /** Had nobody known who comes and goes. */
  present: number | null;
  lastHour: number | null;
  lastHourOfLanguage: number | null;
  inSurge: boolean;
  /** How many waited in their language. */
  ahead: number;
}

const days = 3;
const minute = 60;
const windowSeconds = 3600;

interface Under {
  question: Question;
  agent: Agent;
  ends: number;
}

export function playDays(staffing: Staffing, seed: number): Asked[] {
  const chance = chanceOf(seed);
  const agents = makeRoster(days, staffing, chance);
  const arrivals = makeArrivals(days, chance);
  const line: Question[] = [];
  const under = new Map<Agent, Under>();
  const done: { question: Question; endedAt: number }[] = [];
  const handsBefore: { at: number; hands: number }[] = [];
  const told = { roster: new Map<string, number | null>(), present: new Map<string, number | null>() };
  const asked: Asked[] = [];
  const open = new Map<Question, Omit<Asked, "wait" | "handled">>();
  const urgent = new Map<string, { now: number; usually: number }>();
  let next = 0;
  for (let at = 0; at < days * 86_400; at += 5) {
    for (const [agent, one] of under)
      if (one.ends <= at) {
        under.delete(agent);
        done.push({ question: one.question, endedAt: one.ends });
        const was = open.get(one.question);
        if (was) asked.push({ ...was, wait: one.ends - one.question.at, handled: one.question.work * one.agent.pace });
        open.delete(one.question);
      }
    if (at % minute === 0) publish(at);
    for (let question = arrivals[next]; question && question.at <= at; question = arrivals[++next]) {
      line.push(question);
      if (question.urgency === 0) open.set(question, tellTo(question));
    }
    for (const agent of agents)
      if (!under.has(agent) && agent.isHere(at)) {
        const question = takeFor(agent, line);
        if (question) under.set(agent, { question, agent, ends: at + question.work * agent.pace });
      }
  }
  return asked;

  function tellTo(question: Question): Omit<Asked, "wait" | "handled"> {
    const key = `${question.channel} ${question.language}`;
    const hour = done.filter(({ endedAt }) => endedAt > question.at - 3600);
    const mean = (rows: typeof hour): number | null =>
      rows.length === 0 ? null : rows.reduce((sum, one) => sum + one.endedAt - one.question.at, 0) / rows.length;
    const ofChannel = hour.filter((one) => one.question.channel === question.channel);
    const ofBoth = ofChannel.filter((one) => one.question.language === question.language);
    return {
      published: told.roster.get(key) ?? null,
      present: told.present.get(key) ?? null,
      lastHour: mean(ofChannel),
      lastHourOfLanguage: mean(ofBoth) ?? mean(ofChannel),
      inSurge: question.inSurge,
      ahead: line.filter(({ language }) => language === question.language).length - 1,
    };
  }

  function publish(at: number): void {
    while (done[0] && done[0].endedAt < at - windowSeconds) done.shift();
    const here = agents.filter((agent) => agent.isHere(at) || under.has(agent));
    handsBefore.push({ at, hands: here.length });
    if (handsBefore.length > windowSeconds / minute) handsBefore.shift();
    const inHand = [...under.values()];
    const waits = [
      ...done.map(({ question, endedAt }) => ({ startedAgo: at - question.at, endedAgo: at - endedAt })),
      ...[...line, ...inHand.map(({ question }) => question)].map((question) => ({
        startedAgo: at - question.at,
        endedAgo: null,
      })),
    ];
    const hands = handsBefore.map((one) => ({ ago: at - one.at, hands: one.hands }));
    const perCase = secondsPerCase(waits, hands, windowSeconds);
    const waitsOf = done.map(({ question, endedAt }) => endedAt - question.at).toSorted((a, b) => a - b);
    const ownTurn = Math.min(perCase, waitsOf[Math.floor(waitsOf.length / 2)] ?? perCase);
    const languages = [...new Set(arrivals.map(({ language }) => language))];
    const urgentOf = (language: string, seconds: number): number =>
      arrivals.filter((one) => one.at <= at && one.at > at - seconds && one.urgency > 0 && one.language === language)
        .length / Math.min(at + 3600, seconds);
    if (at % 600 === 0)
      for (const language of languages)
        urgent.set(language, { now: urgentOf(language, windowSeconds), usually: urgentOf(language, 86_400) });
    const groups = Map.groupBy(line, ({ language, urgency }) => `${language} ${urgency}`);
    const ahead = [...groups.values()].map((group) => ({
      language: group[0]?.language ?? "",
      urgency: group[0]?.urgency ?? 0,
      waited: group.map((one) => at - one.at).toSorted((a, b) => b - a),
    }));
    const busy = [...here].filter((agent) => under.has(agent));
    const freeAt = new Map(busy.map((agent, place) => [agent, (perCase * (place + 0.5)) / busy.length]));
    const present: Hand[] = here.map((agent) => ({
      languages: agent.languages,
      freeAt: freeAt.get(agent) ?? 0,
      until: null,
    }));
    const rostered: Hand[] = agents.flatMap((agent) => {
      const works = agent.plannedAt <= at ? agent.plan.map(({ from, to }) => ({ from: from - at, to: to - at })) : [];
      const { languages } = agent;
      return handsOnShift([{ languages, isHere: agent.isHere(at), duty: "on", works }]).map(({ from, until }) => ({
        languages,
        freeAt: Math.max(from, freeAt.get(agent) ?? 0),
        until,
      }));
    });
    for (const [which, hands] of [
      ["roster", rostered],
      ["present", present],
    ] as const) {
      const starts = predictStarts({ waiting: ahead, hands, secondsPerCase: perCase, urgent }, languages);
      for (const channel of ["x", "whatsapp", "email"])
        for (const language of languages) {
          const start = starts.get(language) ?? null;
          const key = `${channel} ${language}`;
          told[which].set(key, steady(told[which].get(key) ?? null, start === null ? null : start + ownTurn));
        }
    }
  }
}

/** The most urgent that waits longest, of what they speak. */
function takeFor(agent: Agent, line: Question[]): Question | null {
  let best = -1;
  for (const [place, one] of line.entries()) {
    if (!agent.languages.includes(one.language)) continue;
    const leader = line[best];
    if (!leader || one.urgency > leader.urgency) best = place;
  }
  return best === -1 ? null : (line.splice(best, 1)[0] ?? null);
}
