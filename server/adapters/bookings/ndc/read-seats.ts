/** The seats of a flight (SeatAvailabilityRS) as a map, and by which offer each is sold. Pure. */
import type { SeatFeature, SeatMap, SeatOnMap } from "../../../../contract/aboard.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Zones } from "./airport-zones.ts";
import { cabinOf } from "./codes.ts";
import { type ALaCarte, readALaCarte } from "./read-services.ts";
import { must, readFlights } from "./read-journey.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

/** PADIS 9825. `8` is that there is no seat. */
const features: Readonly<Record<string, SeatFeature>> = {
  W: "window",
  A: "aisle",
  MS: "middle",
  E: "exit",
  K: "bulkhead",
  L: "extra-legroom",
  EK: "extra-legroom",
  B: "bassinet",
  O: "front",
};
const noSeat = "8";
/** Any other is not to be had. */
const free = "F";

export interface SeatsRead {
  map: SeatMap;
  offer: ALaCarte | null;
  /** By seat, the item of the offer it is sold as. */
  itemOf: ReadonlyMap<string, string>;
}

/** Null where the answer has no map of the leg. `own` are seats the booking holds: they stay theirs to take. */
export function readSeats(
  answer: Element,
  { legId, own, zones }: { legId: string; own: ReadonlySet<string>; zones: Zones },
): SeatsRead | null {
  const response = must(first(answer, "Response"), "Response");
  const flights = readFlights(must(first(response, "DataLists"), "DataLists"), zones);
  const offer = readALaCarte(response);
  const map = all(response, "SeatMap").find((one) => flights.get(textAt(one, "PaxSegmentRefID") ?? "")?.id === legId);
  if (!map) return null;
  const flight = [...flights.values()].find(({ id }) => id === legId);
  const prices = new Map(offer?.items.map(({ id, price }) => [id, price]));
  const itemOf = new Map(
    all(map, "CabinCompartment/SeatRow/Seat").flatMap((seat) => {
      const item = textAt(seat, "OfferItemRefID");
      return item === null
        ? []
        : [[`${textAt(seat, "RowNumber") ?? ""}${textAt(seat, "ColumnID") ?? ""}`, item] as const];
    }),
  );
  const cabins = all(map, "CabinCompartment").map((cabin) => readCabin(cabin, { own, prices }));
  return { map: { legId, aircraft: flight?.aircraft ?? null, cabins }, offer, itemOf };
}

interface Given {
  own: ReadonlySet<string>;
  prices: ReadonlyMap<string, Money | null>;
}

function readCabin(cabin: Element, given: Given): SeatMap["cabins"][number] {
  const columns = all(cabin, "SeatColumn").map((column) => ({
    name: textAt(column, "ColumnID") ?? "",
    features: featuresIn(column),
  }));
  const ofColumn = new Map(columns.map(({ name, features }) => [name, features]));
  return {
    cabin: cabinOf(textAt(cabin, "CabinType/CabinTypeCode"), textAt(cabin, "CabinType/CabinTypeName")),
    columns: withAisles(columns),
    rows: all(cabin, "SeatRow").map((row) => ({
      number: Number(textAt(row, "RowNumber") ?? 0),
      isOverWing: textsAt(row, "RowCharacteristicCode").includes("K"),
      seats: all(row, "Seat")
        .filter((seat) => !textsAt(seat, "SeatCharacteristicCode").includes(noSeat))
        .map((seat) => readSeat(seat, { ...given, ofColumn })),
    })),
  };
}

function readSeat(
  seat: Element,
  { own, prices, ofColumn }: Given & { ofColumn: ReadonlyMap<string, SeatFeature[]> },
): SeatOnMap {
  const column = textAt(seat, "ColumnID") ?? "";
  const status = textAt(seat, "OccupationStatusCode");
  const isOwn = own.has(`${textAt(seat, "RowNumber") ?? ""}${column}`);
  const price = prices.get(textAt(seat, "OfferItemRefID") ?? "") ?? null;
  const isExit = textsAt(seat, "SeatCharacteristicCode").includes("E");
  return {
    column,
    state: isOwn || status === free ? "free" : status === "O" ? "taken" : "blocked",
    features: [...new Set([...(ofColumn.get(column) ?? []), ...featuresIn(seat)])],
    price: price?.amount === "0" ? null : price,
    closedTo: isExit ? ["child", "infant", "assistance"] : [],
  };
}

const featuresIn = (at: Element): SeatFeature[] =>
  textsAt(at, "SeatCharacteristicCode").flatMap((code) => features[code] ?? []);

/** Between two columns that are both at an aisle is one. */
const withAisles = (columns: { name: string; features: SeatFeature[] }[]): string[] =>
  columns.flatMap(({ name, features }, n) =>
    features.includes("aisle") && columns[n - 1]?.features.includes("aisle") ? ["", name] : [name],
  );
