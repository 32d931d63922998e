/** A boarding pass, or an invitation to check in, as a card for a phone: everything that is asked for on the way, in the order in which it is. */
import type { Facts } from "../facts.ts";
import { dayThere, daysLater, fullName, timeThere } from "../words/said.ts";
import type { TripWords } from "../words/words.ts";
import { barCodeOf, drawBarCode } from "./bar-code.ts";
import { box, colours, type Ink, line, write, writeFact, writeLines } from "./ink.ts";

export interface Look {
  words: TripWords;
  /** As passengers know it. */
  airline: string;
}

export const cardSize = { width: 390, height: 720 } as const;

const [left, right] = [30, 360];

export function drawCard(ink: Ink, facts: Facts, { words, airline }: Look): void {
  const { language } = words;
  const [leg] = facts.legs;
  if (!leg) return;
  box(ink, { x: 0, y: 0, ...cardSize, fill: colours.ground });
  box(ink, { x: 12, y: 12, width: 366, height: 696, radius: 18, fill: "#ffffff" });
  ink.save();
  ink.beginPath();
  ink.roundRect(12, 12, 366, 60, [18, 18, 0, 0]);
  ink.fillStyle = colours.band;
  ink.fill();
  ink.restore();
  write(
    ink,
    { text: airline, language },
    { x: left, y: 49, size: 18, weight: 700, colour: colours.onBand, width: 170 },
  );
  write(
    ink,
    { text: words.kinds[facts.kind], language },
    { x: right, y: 48, size: 14, weight: 500, colour: colours.onBand, align: "right", width: 150 },
  );

  drawRoute(ink, leg, language, words);
  writeFact(
    ink,
    {
      label: words[facts.travellers.length > 1 ? "passengers" : "passenger"],
      value: facts.travellers.map(fullName).join(", "),
      language,
    },
    { x: left, y: 198, width: right - left, size: 18 },
  );
  if (facts.pass) drawPass(ink, facts, words);
  else drawInvitation(ink, facts, words);
}

type Leg = Facts["legs"][number];

function drawRoute(ink: Ink, leg: Leg, language: string, words: TripWords): void {
  const middle = (left + right) / 2;
  write(ink, { text: leg.from, language }, { x: left, y: 126, size: 42, weight: 700 });
  write(ink, { text: leg.to, language }, { x: right, y: 126, size: 42, weight: 700, align: "right" });
  write(ink, { text: leg.flight, language }, { x: middle, y: 104, size: 15, weight: 600, align: "center" });
  line(ink, { x: middle - 42, y: 113 }, { x: middle + 42, y: 113 });
  write(
    ink,
    { text: dayThere(leg.departs, language), language },
    { x: middle, y: 130, size: 11.5, colour: colours.quiet, align: "center", width: 110 },
  );
  write(ink, { text: timeThere(leg.departs), language }, { x: left, y: 154, size: 20, weight: 500 });
  const later = daysLater(leg);
  write(ink, { text: timeThere(leg.arrives), language }, { x: right, y: 154, size: 20, weight: 500, align: "right" });
  if (later !== 0)
    write(
      ink,
      { text: words.nextDay(later), language },
      { x: right, y: 169, size: 11, colour: colours.quiet, align: "right", width: 120 },
    );
  if (leg.operatedBy)
    write(
      ink,
      { text: words.operatedBy(leg.operatedBy), language },
      { x: left, y: 169, size: 11, colour: colours.quiet, width: 190 },
    );
}

const columns = [left, 118, 206, 286] as const;

function drawGrid(
  ink: Ink,
  cells: readonly (readonly [label: string, value: string])[],
  { y, size, language }: { y: number; size: number; language: string },
): void {
  for (const [place, [label, value]] of cells.entries()) {
    const x = columns[place] ?? left;
    writeFact(
      ink,
      { label, value, language },
      { x, y, width: (columns[place + 1] ?? right + 8) - x - 8, size, weight: 700 },
    );
  }
}

function drawPass(ink: Ink, { pass, legs, travellers, recordLocator }: Facts, words: TripWords): void {
  const { language } = words;
  const [leg] = legs;
  const [traveller] = travellers;
  if (!pass || !leg || !traveller) return;
  line(ink, { x: left, y: 238 }, { x: right, y: 238 });
  drawGrid(
    ink,
    [
      [words.boards, timeThere(pass.boardsAt)],
      [words.gate, pass.gate ?? "–"],
      [words.seat, pass.seat ?? "–"],
      [words.group, pass.group ?? "–"],
    ],
    { y: 262, size: 22, language },
  );
  drawGrid(
    ink,
    [
      [words.terminal, pass.terminal ?? "–"],
      [words.cabin, words.cabins[leg.cabin]],
      [words.sequence, String(pass.sequence).padStart(3, "0")],
      [words.bookingCode, recordLocator],
    ],
    { y: 317, size: 14, language },
  );
  line(ink, { x: 12, y: 356 }, { x: 378, y: 356 }, true);
  drawBarCode(ink, barCodeOf("aztec", pass.barcode), { x: 80, y: 368, width: 230 });
  write(
    ink,
    { text: words.showCode, language },
    { x: 195, y: 618, size: 13, weight: 500, align: "center", width: 330 },
  );
  const small = [
    traveller.tickets[0] && `${words.ticket} ${traveller.tickets[0]}`,
    traveller.loyalty &&
      `${traveller.loyalty.programme} ${traveller.loyalty.number}${traveller.loyalty.tier ? ` · ${traveller.loyalty.tier}` : ""}`,
  ].filter(Boolean);
  for (const [place, text] of small.entries())
    write(
      ink,
      { text: text as string, language },
      { x: 195, y: 644 + place * 17, size: 11.5, colour: colours.quiet, align: "center", width: 330 },
    );
  write(
    ink,
    { text: words.localTimes, language },
    { x: 195, y: 690, size: 11, colour: colours.quiet, align: "center", width: 330 },
  );
}

function drawInvitation(ink: Ink, { legs, recordLocator }: Facts, words: TripWords): void {
  const { language } = words;
  const [leg] = legs;
  line(ink, { x: left, y: 238 }, { x: right, y: 238 });
  if (leg)
    drawGrid(
      ink,
      [
        [words.cabin, words.cabins[leg.cabin]],
        ["", ""],
        [words.bookingCode, recordLocator],
      ],
      { y: 262, size: 18, language },
    );
  const below = writeLines(
    ink,
    { text: words.howToCheckIn, language },
    { x: left, y: 342, size: 17, width: right - left },
  );
  writeLines(
    ink,
    { text: words.keep, language },
    { x: left, y: below + 18, size: 13, colour: colours.quiet, width: right - left },
  );
  write(ink, { text: words.localTimes, language }, { x: left, y: 690, size: 11, colour: colours.quiet, width: 330 });
}
