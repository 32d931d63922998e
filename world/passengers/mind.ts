import { pick, pickWeighted } from "../chance.ts";
import type { Chance } from "../chance.ts";
import { airline } from "./airline.ts";
import type { Mood, Passenger } from "./people.ts";
import { fill } from "./phrases/phrases.ts";
import type { Kind, Opening } from "./phrases/phrases.ts";
import { phrases } from "./phrases/all.ts";

/** Where somebody writes: for all to see, or to the airline alone. */
export type Way = "post" | "message";

const common: Readonly<Record<Opening, number>> = {
  cancelled: 14,
  delayed: 16,
  bag: 13,
  refund: 10,
  seat: 7,
  checkin: 8,
  meal: 4,
  pet: 4,
  praise: 7,
  complaint: 7,
  chat: 6,
  code: 4,
};

const leaning: Readonly<Record<Mood, Partial<Record<Opening, number>>>> = {
  cheerful: { praise: 16, chat: 12, complaint: 1 },
  patient: { refund: 14, seat: 10 },
  worried: { bag: 20, delayed: 20, chat: 1 },
  cross: { complaint: 18, cancelled: 18, praise: 1, chat: 1 },
  chatty: { chat: 20, praise: 9, pet: 8 },
};

/** What somebody writes of their own accord, and where. */
export function open(chance: Chance, passenger: Passenger): { kind: Opening; way: Way; text: string } {
  const kind = pickWeighted(chance, { ...common, ...leaning[passenger.mood] });
  const inPublic = kind === "praise" || kind === "chat" || kind === "complaint" || kind === "code";
  const way: Way = inPublic || chance() < 0.72 ? "post" : "message";
  return { kind, way, text: say(chance, passenger, { kind, way }) };
}

/** Somebody nobody answered writes again; after the third time they give up. */
export function insist(
  chance: Chance,
  passenger: Passenger,
  { way, times }: { way: Way; times: number },
): { text: string } | null {
  return times >= 3 ? null : { text: say(chance, passenger, { kind: "followup", way, calling: chance() < 0.7 }) };
}

/** What an answer of the airline moves somebody to. */
export type Reaction =
  | { kind: "silence" }
  | { kind: "thanks" | "more"; way: Way; text: string; afterMs: number }
  | { kind: "private"; way: "message"; text: string; afterMs: number };

const moved: Readonly<Record<Mood, Record<"thanks" | "more" | "silence", number>>> = {
  cheerful: { thanks: 70, more: 15, silence: 15 },
  patient: { thanks: 50, more: 20, silence: 30 },
  worried: { thanks: 40, more: 45, silence: 15 },
  cross: { thanks: 15, more: 45, silence: 40 },
  chatty: { thanks: 45, more: 40, silence: 15 },
};

export function react(
  chance: Chance,
  passenger: Passenger,
  answer: { way: Way; text: string; before: number },
): Reaction {
  const afterMs = 8_000 + chance() * 50_000;
  if (answer.way === "post" && asksForPrivate(answer.text) && chance() < 0.8) {
    return {
      kind: "private",
      way: "message",
      text: say(chance, passenger, { kind: "private", way: "message" }),
      afterMs,
    };
  }
  const kind =
    answer.before >= 2 ? (chance() < 0.5 ? "thanks" : "silence") : pickWeighted(chance, moved[passenger.mood]);
  if (kind === "silence") return { kind };
  return { kind, way: answer.way, text: say(chance, passenger, { kind, way: answer.way, calling: false }), afterMs };
}

const wordsForPrivate =
  /\bdms?\b|direct message|priv(é|a|e|at)|prive\b|direktnachricht|bericht(je)? sturen|message privé|messaggio|mensaje|mensagem|私信|ダイレクト|メッセージ|메시지|쪽지|личн|сообщени|melding|mesaj|ข้อความ/iu;

/** Whether an answer invites to go on in private; a guess, for the play only. */
export function asksForPrivate(text: string): boolean {
  return wordsForPrivate.test(text);
}

/** A sentence of the passenger's language; in public it calls the airline by name, at the start or at the end. */
function say(
  chance: Chance,
  passenger: Passenger,
  { kind, way, calling = true }: { kind: Kind; way: Way; calling?: boolean },
): string {
  const sentence = fill(pick(chance, phrases[passenger.language][kind]), { ...passenger.trip, name: passenger.name });
  if (way === "message" || !calling) return sentence;
  const call = `@${airline.handle}`;
  return kind === "followup" || chance() < 0.15 ? `${sentence} ${call}` : `${call} ${sentence}`;
}
