/** A boarding pass on paper: what people read on the left, what machines read on the right and below, to be cut off at the dashes. */
import type { Facts } from "../facts.ts";
import { dayThere, daysLater, fullName, timeThere } from "../words/said.ts";
import { barCodeOf, drawBarCode } from "./bar-code.ts";
import { box, colours, type Ink, line, write, writeFact, writeLines } from "./ink.ts";
import type { Look } from "./pass-card.ts";

/** A4 in points. */
export const pageSize = { width: 595, height: 842 } as const;

const [left, right, fold] = [40, 555, 385];

export function drawHead(
  ink: Ink,
  { title, airline, language }: { title: string; airline: string; language: string },
): void {
  box(ink, { x: 0, y: 0, width: pageSize.width, height: 58, fill: colours.band });
  write(
    ink,
    { text: airline, language },
    { x: left, y: 37, size: 18, weight: 700, colour: colours.onBand, width: 250 },
  );
  write(
    ink,
    { text: title, language },
    { x: right, y: 36, size: 14, weight: 500, colour: colours.onBand, align: "right", width: 250 },
  );
}

export function drawPassPage(ink: Ink, facts: Facts, { words, airline }: Look): void {
  const { language } = words;
  const { pass, recordLocator } = facts;
  const [leg] = facts.legs;
  const [traveller] = facts.travellers;
  if (!pass || !leg || !traveller) return;
  drawHead(ink, { title: words.kinds["boarding-pass"], airline, language });
  const fact = (label: string, value: string, x: number, y: number, size: number, width: number): void =>
    writeFact(ink, { label, value, language }, { x, y, size, width, weight: 700 });

  fact(words.passenger, fullName(traveller), left, 88, 19, 320);
  write(ink, { text: leg.from, language }, { x: left, y: 172, size: 40, weight: 700 });
  write(ink, { text: leg.to, language }, { x: 360, y: 172, size: 40, weight: 700, align: "right" });
  line(ink, { x: 140, y: 158 }, { x: 258, y: 158 });
  write(ink, { text: leg.flight, language }, { x: 199, y: 151, size: 14, weight: 600, align: "center" });
  write(
    ink,
    { text: dayThere(leg.departs, language), language },
    { x: 199, y: 173, size: 10.5, colour: colours.quiet, align: "center", width: 120 },
  );
  write(ink, { text: timeThere(leg.departs), language }, { x: left, y: 197, size: 18, weight: 500 });
  const later = daysLater(leg);
  const arrives = later === 0 ? timeThere(leg.arrives) : `${timeThere(leg.arrives)}  ${words.nextDay(later)}`;
  write(ink, { text: arrives, language }, { x: 360, y: 197, size: 18, weight: 500, align: "right", width: 190 });
  if (leg.operatedBy)
    write(
      ink,
      { text: words.operatedBy(leg.operatedBy), language },
      { x: left, y: 213, size: 10, colour: colours.quiet },
    );

  line(ink, { x: left, y: 226 }, { x: 360, y: 226 });
  const [first, second, third, fourth] = [left, 130, 220, 300];
  fact(words.boards, timeThere(pass.boardsAt), first, 248, 20, 84);
  fact(words.gate, pass.gate ?? "–", second, 248, 20, 84);
  fact(words.seat, pass.seat ?? "–", third, 248, 20, 74);
  fact(words.group, pass.group ?? "–", fourth, 248, 20, 60);
  fact(words.terminal, pass.terminal ?? "–", first, 300, 12.5, 84);
  fact(words.cabin, words.cabins[leg.cabin], second, 300, 12.5, 84);
  fact(words.sequence, String(pass.sequence).padStart(3, "0"), third, 300, 12.5, 74);
  fact(words.bookingCode, recordLocator, fourth, 300, 12.5, 64);

  line(ink, { x: fold, y: 76 }, { x: fold, y: 336 }, true);
  drawBarCode(ink, barCodeOf("aztec", pass.barcode), { x: fold + 12, y: 80, width: 158 });
  fact(words.passenger, fullName(traveller), fold + 18, 258, 11.5, 150);
  fact(
    `${words.flight} · ${leg.from}–${leg.to}`,
    `${leg.flight}  ${timeThere(leg.departs)}`,
    fold + 18,
    286,
    11.5,
    100,
  );
  fact(words.seat, pass.seat ?? "–", fold + 128, 286, 11.5, 46);
  const numbers = [
    traveller.tickets[0] && `${words.ticket} ${traveller.tickets[0]}`,
    traveller.loyalty && `${traveller.loyalty.programme} ${traveller.loyalty.number}`,
  ];
  write(
    ink,
    { text: numbers.filter(Boolean).join("   "), language },
    { x: fold + 18, y: 327, size: 8, colour: colours.quiet, width: 150 },
  );

  const height = drawBarCode(ink, barCodeOf("pdf417", pass.barcode), { x: left - 7, y: 346, width: 346 });
  const text = { x: fold + 18, width: 150, size: 10 };
  writeLines(ink, { text: words.showCode, language }, { ...text, y: 364, weight: 500 });
  line(ink, { x: 0, y: 362 + height }, { x: pageSize.width, y: 362 + height }, true);
  const services = leg.services.filter(({ standing }) => standing !== "cancelled" && standing !== "refused");
  const below = writeLines(
    ink,
    { text: words.keep, language },
    { x: left, y: 392 + height, size: 11.5, width: right - left },
  );
  writeLines(
    ink,
    { text: [words.localTimes, ...services.map(({ code }) => code)].join("  ·  "), language },
    { x: left, y: below + 4, size: 10, colour: colours.quiet, width: right - left },
  );
}
