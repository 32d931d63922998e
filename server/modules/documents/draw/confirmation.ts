/** A booking on paper: flights in their order, who travels with which ticket, and how it stands. As many pages as it takes. */
import type { Facts } from "../facts.ts";
import { dayThere, daysLater, fullName, momentUtc, serviceLine, timeThere } from "../words/said.ts";
import { box, colours, type Ink, line, write, writeFact, writeLines } from "./ink.ts";
import type { Look } from "./pass-card.ts";
import { drawHead } from "./pass-page.ts";

const [left, right, bottom] = [40, 555, 800];

/** `page` begins another page and gives its ink; the first is begun by it too. Gives where it ends, where one page holds it. */
export function drawConfirmation(page: () => Ink, facts: Facts, look: Look): number | null {
  const { words, airline } = look;
  const { language } = words;
  const { legs, travellers } = facts;
  let ink = page();
  let y = 96;
  let isOne = true;
  const begin = (): void => {
    drawHead(ink, { title: words.kinds[facts.kind], airline, language });
    y = 96;
  };
  const room = (height: number): void => {
    if (y + height <= bottom) return;
    ink = page();
    isOne = false;
    begin();
  };
  begin();
  const isCancelled = facts.state === "cancelled";
  writeFact(
    ink,
    { label: words.bookingCode, value: facts.recordLocator, language },
    { x: left, y, size: 26, weight: 700, width: 240 },
  );
  write(
    ink,
    { text: words.states[facts.state], language },
    {
      x: right,
      y: y + 12,
      size: 15,
      weight: 600,
      align: "right",
      width: 250,
      colour: isCancelled ? colours.bad : colours.ink,
    },
  );
  const since =
    facts.state === "held" && facts.holdUntil
      ? words.heldUntil(momentUtc(facts.holdUntil, language))
      : words.bookedOn(dayThere({ local: facts.madeAt }, language));
  write(
    ink,
    { text: since, language },
    { x: right, y: y + 32, size: 10.5, colour: colours.quiet, align: "right", width: 260 },
  );
  y += 62;
  if (facts.kind === "check-in")
    y = writeLines(ink, { text: words.howToCheckIn, language }, { x: left, y, size: 13, width: right - left }) + 12;
  for (const leg of legs) {
    const lines = leg.services.length;
    room(120 + lines * 15);
    y = drawLeg(ink, { leg, facts, y }, look);
  }
  room(60);
  write(ink, { text: words.passengers, language }, { x: left, y: y + 20, size: 13, weight: 700 });
  y += 44;
  for (const traveller of travellers) {
    room(36);
    write(ink, { text: fullName(traveller), language }, { x: left, y, size: 12.5, weight: 600, width: 240 });
    const numbers = [
      ...traveller.tickets.map((ticket) => `${words.ticket} ${ticket}`),
      ...(traveller.loyalty ? [`${traveller.loyalty.programme} ${traveller.loyalty.number}`] : []),
    ];
    for (const [place, text] of numbers.slice(0, 2).entries())
      write(
        ink,
        { text, language },
        { x: right, y: y + place * 14, size: 10.5, colour: colours.quiet, align: "right", width: 250 },
      );
    y += 20 + Math.max(0, Math.min(2, numbers.length) - 1) * 14;
    line(ink, { x: left, y: y - 7 }, { x: right, y: y - 7 });
    y += 8;
  }
  room(50);
  y = writeLines(
    ink,
    { text: words.keep, language },
    { x: left, y: y + 10, size: 10.5, colour: colours.quiet, width: right - left },
  );
  write(
    ink,
    { text: words.localTimes, language },
    { x: left, y: y + 2, size: 10.5, colour: colours.quiet, width: right - left },
  );
  return isOne ? y + 28 : null;
}

function drawLeg(
  ink: Ink,
  { leg, facts, y }: { leg: Facts["legs"][number]; facts: Facts; y: number },
  { words }: Look,
): number {
  const { language } = words;
  const seats = leg.seats.map(({ seat }) => seat).join(", ");
  const services = leg.services.filter(({ standing }) => standing !== "cancelled");
  const height = 96 + (services.length === 0 ? 0 : 6 + services.length * 15);
  box(ink, { x: left, y, width: right - left, height, radius: 10, fill: colours.ground });
  const x = left + 16;
  write(
    ink,
    { text: dayThere(leg.departs, language), language },
    { x, y: y + 22, size: 11.5, weight: 600, width: 200 },
  );
  const isOff = leg.standing === "cancelled" || leg.standing === "refused";
  if (leg.standing !== "confirmed" && facts.state !== "cancelled")
    write(
      ink,
      { text: words.standings[leg.standing], language },
      {
        x: right - 16,
        y: y + 22,
        size: 11.5,
        weight: 600,
        align: "right",
        width: 220,
        colour: isOff ? colours.bad : colours.ink,
      },
    );
  write(ink, { text: leg.from, language }, { x, y: y + 62, size: 26, weight: 700 });
  write(ink, { text: timeThere(leg.departs), language }, { x, y: y + 83, size: 13.5, weight: 500 });
  write(ink, { text: leg.to, language }, { x: x + 170, y: y + 62, size: 26, weight: 700 });
  const later = daysLater(leg);
  write(
    ink,
    { text: later === 0 ? timeThere(leg.arrives) : `${timeThere(leg.arrives)}  ${words.nextDay(later)}`, language },
    { x: x + 170, y: y + 83, size: 13.5, weight: 500, width: 120 },
  );
  line(ink, { x: x + 78, y: y + 53 }, { x: x + 152, y: y + 53 });
  write(ink, { text: leg.flight, language }, { x: x + 115, y: y + 47, size: 12, weight: 600, align: "center" });
  if (leg.operatedBy)
    write(
      ink,
      { text: words.operatedBy(leg.operatedBy), language },
      { x: x + 115, y: y + 66, size: 8.5, colour: colours.quiet, align: "center", width: 90 },
    );
  writeFact(
    ink,
    { label: words.cabin, value: words.cabins[leg.cabin], language },
    { x: x + 310, y: y + 50, size: 13, width: 90 },
  );
  writeFact(ink, { label: words.seat, value: seats || "–", language }, { x: x + 410, y: y + 50, size: 13, width: 80 });
  for (const [place, service] of services.entries()) {
    const who = facts.travellers.length > 1 && facts.travellers.find(({ id }) => id === service.passengerId);
    const text = [
      serviceLine(words, service),
      who && fullName(who),
      service.standing !== "confirmed" && words.standings[service.standing],
    ];
    write(
      ink,
      { text: text.filter(Boolean).join(" · "), language },
      { x, y: y + 104 + place * 15, size: 10.5, colour: colours.quiet, width: 480 },
    );
  }
  return y + height + 10;
}
