/**
 * When somebody who writes now is taken up: the line as it stands is played forward, each who is on shift taking the next they can.
 * Pure, so that every published value can be worked out again. Times are seconds from now.
 */

/** Who answers: in which languages (null: in all), from when, until when, and when they have done what they have in hand. */
export interface Hand {
  languages: readonly string[] | null;
  freeAt: number;
  /** Null: nobody knows of an end. */
  until: number | null;
}

/** Those who wait and are in nobody's hands: how long each has waited, the longest first. */
export interface Waiting {
  language: string;
  urgency: number;
  waited: readonly number[];
}

export interface Line {
  waiting: readonly Waiting[];
  hands: readonly Hand[];
  /** What one case takes one agent. */
  secondsPerCase: number;
  /** Who will come and go ahead, being more urgent than who asks now: how many a second, as it is now and as it usually is. */
  urgent: ReadonlyMap<string, { now: number; usually: number }>;
}

/** Further nobody looks. */
const horizon = 2 * 86_400;
/** What comes now goes on for so long, then it is as usual. */
const goesOn = 2 * 3600;

interface Queue {
  urgency: number;
  /** When each began to wait: before now, so negative. */
  since: readonly number[];
  next: number;
}

interface Tongue {
  queues: Queue[];
  urgent: { now: number; usually: number };
  nextUrgent: number;
  /** When somebody who asks now in it is taken up. */
  start: number | null;
}

/** For each of these languages: when an ordinary question asked now is taken up; null where nobody who could is to come. */
export function predictStarts(line: Line, languages: readonly string[]): Map<string, number | null> {
  const tongues = new Map<string, Tongue>();
  for (const { language, urgency, waited } of line.waiting)
    tongueOf(tongues, line, language).queues.push({ urgency, since: waited.map((seconds) => -seconds), next: 0 });
  for (const language of languages) tongueOf(tongues, line, language);
  const wanted = new Set(languages);
  const hands = new Heap(line.hands.map((hand) => ({ at: Math.max(0, hand.freeAt), hand })));
  while (wanted.size > 0) {
    const turn = hands.pop();
    if (!turn || turn.at > horizon) break;
    const { at, hand } = turn;
    if (hand.until !== null && at >= hand.until) continue;
    const spoken =
      hand.languages === null
        ? [...tongues]
        : hand.languages.flatMap((language): [string, Tongue][] => {
            const tongue = tongues.get(language);
            return tongue ? [[language, tongue]] : [];
          });
    const taken = takeNext(spoken, at, wanted);
    // With nothing left that they could do, they are no help to those who are left.
    if (taken) hands.push({ at: at + line.secondsPerCase, hand });
  }
  return new Map(languages.map((language) => [language, tongues.get(language)?.start ?? null]));
}

function tongueOf(tongues: Map<string, Tongue>, line: Line, language: string): Tongue {
  const known = tongues.get(language);
  if (known) return known;
  const urgent = line.urgent.get(language) ?? { now: 0, usually: 0 };
  const tongue: Tongue = { queues: [], urgent, nextUrgent: afterUrgent(urgent, 0), start: null };
  tongues.set(language, tongue);
  return tongue;
}

/** When the next urgent one comes after one that came at a moment. */
function afterUrgent({ now, usually }: Tongue["urgent"], at: number): number {
  const soon = at + 1 / now;
  return soon < goesOn ? soon : Math.max(at, goesOn) + 1 / usually;
}

/** Takes the most urgent that waits longest; those who ask now stand last. Gives whether there was anything. */
function takeNext(spoken: readonly (readonly [string, Tongue])[], at: number, wanted: Set<string>): boolean {
  let best: Queue | null = null;
  let bestSince = Infinity;
  let urgent: Tongue | null = null;
  let last: readonly [string, Tongue] | null = null;
  for (const one of spoken) {
    const [language, tongue] = one;
    for (const queue of tongue.queues) {
      const since = queue.since[queue.next];
      if (since === undefined) continue;
      if (!best || queue.urgency > best.urgency || (queue.urgency === best.urgency && since < bestSince)) {
        best = queue;
        bestSince = since;
      }
    }
    if (tongue.nextUrgent <= at && (!urgent || tongue.nextUrgent < urgent.nextUrgent)) urgent = tongue;
    if (wanted.has(language)) last = one;
  }
  if (best && (best.urgency >= 2 || !urgent)) best.next++;
  else if (urgent) urgent.nextUrgent = afterUrgent(urgent.urgent, urgent.nextUrgent);
  else if (last) {
    last[1].start = at;
    wanted.delete(last[0]);
  } else return false;
  return true;
}

interface Turn {
  at: number;
  hand: Hand;
}

/** Who is free first. */
class Heap {
  readonly #turns: Turn[];

  constructor(turns: Turn[]) {
    this.#turns = turns.toSorted((a, b) => a.at - b.at);
  }

  push(turn: Turn): void {
    const turns = this.#turns;
    let place = turns.length;
    turns.push(turn);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = turns[above];
      if (!parent || parent.at <= turn.at) break;
      turns[place] = parent;
      place = above;
    }
    turns[place] = turn;
  }

  pop(): Turn | undefined {
    const turns = this.#turns;
    const first = turns[0];
    const last = turns.pop();
    if (!first || !last || turns.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [turns[below], turns[below + 1]];
      if (!left) break;
      if (right && right.at < left.at) below++;
      const child = turns[below];
      if (!child || child.at >= last.at) break;
      turns[place] = child;
      place = below;
    }
    turns[place] = last;
    return first;
  }
}
