/**
 * What will be delivered, by a seed: who writes what, what comes twice, what overtakes, what is broken. Each line keeps its own
 * correspondents and is sent one after the other, so that who checks knows the order without having been there.
 */
import { randomFrom } from "../identity/random.ts";
import { chatShare, shapes } from "../load/shapes.ts";

/** Connections, and threads of the plan. */
export const lineCount = 32;
/** Visitors of the chat on each line: their number is what the chat lets one address open at once. */
const visitorsOfLine = 9;
export const visitorCount = lineCount * visitorsOfLine;
/** The chat's place behind the shapes. */
export const chatPlace = shapes.length;

const shares = { broken: 0.01, again: 0.1, overtaken: 0.058, bundled: 0.1 };
/** How far back a vendor's repetition reaches. */
const remembered = 60;
const messagesEach = 10;

export interface Delivery {
  /** Of the shape, or of the chat. */
  place: number;
  writer: number;
  /** The message's number with its writer; where there are several, those that follow. */
  number: number;
  messages: number;
  kind: "new" | "again" | "late" | "broken";
}

/** Fifteen digits: a mark, the shape, the line, the writer of that line, and the number of the message. */
export const codeOf = (place: number, line: number, writer: number, number: number): string =>
  `7${String(place).padStart(2, "0")}${String(line).padStart(2, "0")}${String(writer).padStart(5, "0")}${String(number).padStart(5, "0")}`;

/** A writer's number among all lines. */
export const writerOf = (line: number, writer: number): number => writer * lineCount + line;

export function* deliveriesOf(line: number, { count, seed }: { count: number; seed: number }): Generator<Delivery> {
  const random = randomFrom(seed * 1000 + line);
  const below = (most: number): number => random.below(most);
  const mine = Math.floor(count / lineCount) + (line < count % lineCount ? 1 : 0);
  const places = [
    ...shapes.flatMap(({ share }, at) => Array<number>(share).fill(at)),
    ...Array<number>(chatShare).fill(chatPlace),
  ];
  const writersOf = (place: number): number =>
    place === chatPlace
      ? visitorsOfLine
      : Math.max(2, Math.ceil((mine * (shapes[place]?.share ?? 0)) / 100 / messagesEach));
  const written = new Map<string, number>();
  const recent: Delivery[] = [];
  const next = (
    messages: number,
    place = places[below(places.length)] ?? 0,
    writer = below(writersOf(place)),
  ): Delivery => {
    const key = `${place} ${writer}`;
    const number = written.get(key) ?? 0;
    written.set(key, number + messages);
    return { place, writer, number, messages, kind: "new" };
  };
  const keep = (one: Delivery): Delivery => {
    if (recent.length < remembered) recent.push(one);
    else recent[below(remembered)] = one;
    return one;
  };
  for (let made = 0; made < mine; made++) {
    const roll = random.next();
    const before = recent[below(recent.length)];
    if (roll < shares.broken) {
      const place = places[below(places.length)] ?? 0;
      yield { place, writer: 0, number: below(100_000), messages: 0, kind: "broken" };
    } else if (roll < shares.broken + shares.again && before) yield { ...before, kind: "again" };
    else if (roll < shares.broken + shares.again + shares.overtaken && made + 1 < mine) {
      const late = next(1);
      yield keep(next(1, late.place, late.writer));
      made++;
      yield keep({ ...late, kind: "late" });
    } else {
      const bundled = random.next() < shares.bundled;
      const one = next(1);
      if (bundled && shapes[one.place]?.bundles) {
        next(1, one.place, one.writer);
        one.messages = 2;
      }
      yield keep(one);
    }
  }
}
