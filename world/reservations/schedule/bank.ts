/** The hub's bank: 150 rotations a day from Amsterdam in six waves, 300 flights, the same in every world. */
import { shareOf } from "../hash.ts";
import { airportCodes, airportOf, minutesBetween } from "./airports.ts";
import { momentOf, writeMoment } from "./clocks.ts";
import type { Flight } from "./flight.ts";

const hub = "AMS";
const rotations = 150;
/** When each wave's first flight departs, in minutes of the day at the hub. */
const waves = [425, 580, 735, 890, 1050, 1215] as const;
const firstNumber = 1000;
/** Clocks differ by what they differ by in winter. */
const aWinterDay = "2026-01-15";

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Long flights once a day, the others two or three times, each in another wave. */
export function makeBank(): Flight[] {
  const away = airportCodes()
    .map((code) => ({ code, minutes: minutesBetween(airportOf(hub), airportOf(code)) }))
    .filter(({ minutes }) => minutes > 40);
  const far = away.filter(({ minutes }) => minutes > 300).map(({ code }) => code);
  const near = away.filter(({ minutes }) => minutes <= 300).map(({ code }) => code);
  const places = [
    ...far.map((code, n) => ({ code, wave: n % waves.length })),
    ...Array.from({ length: rotations - far.length }, (_, n) => ({
      code: near[n % near.length] ?? "LHR",
      wave: (n + 2 * Math.floor(n / near.length)) % waves.length,
    })),
  ];
  return places.flatMap(({ code, wave }, n) => rotation(code, wave, firstNumber + n * 2));
}

/** No short flight leaves before six: it comes for the next wave. */
const awake = (departs: string, { isFar, share }: { isFar: boolean; share: number }): string =>
  isFar || departs >= "06:00" ? departs : clock(360 + Math.floor(share * 12) * 5);

/** Out within the wave's seventy-five minutes, and in before the wave begins, so that who comes in can go on. */
function rotation(code: string, wave: number, number: number): Flight[] {
  const begins = waves[wave] ?? waves[0];
  const leaves = begins + Math.floor(shareOf(`out ${number}`) * 15) * 5;
  const arrives = begins - 50 - Math.floor(shareOf(`in ${number}`) * 10) * 5;
  const minutes = minutesBetween(airportOf(code), airportOf(hub));
  const departsAt = momentOf(`${aWinterDay}T${clock(arrives)}`, airportOf(hub).zone) - minutes * 60_000;
  const departs = awake(writeMoment(departsAt - (departsAt % 300_000), airportOf(code).zone).time.slice(11, 16), {
    isFar: minutes > 300,
    share: shareOf(`early ${number}`),
  });
  const isOfBank = true;
  return [
    { number: `Q0${number}`, from: hub, to: code, departs: clock(leaves), isOfBank },
    { number: `Q0${number + 1}`, from: code, to: hub, departs, isOfBank },
  ];
}
