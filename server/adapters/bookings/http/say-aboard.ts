/** Says seat maps, services, boarding passes and passenger lists of the reservation API in our words. Pure. */
import type { BoardingPass, OfferedService, PassengerOnFlight, SeatMap } from "../../../../contract/aboard.ts";
import type {
  WireAboard,
  WireBoardingPass,
  WireOfferedService,
  WireSeatMap,
} from "../../../../contract/reservation-api/aboard.ts";
import { inUtc, sayTime } from "./say.ts";

export const saySeatMap = ({ segmentId, aircraft, cabins }: WireSeatMap): SeatMap => ({
  legId: segmentId,
  aircraft: aircraft ?? null,
  cabins: cabins.map((cabin) => ({
    ...cabin,
    rows: cabin.rows.map((row) => ({
      ...row,
      seats: row.seats.map(({ price, ...seat }) => ({ ...seat, price: price ?? null })),
    })),
  })),
});

export const sayOfferedService = ({
  segmentId,
  passengerId,
  deadline,
  price,
  whyClosed,
  ...rest
}: WireOfferedService): OfferedService => ({
  ...rest,
  legId: segmentId,
  passengerId: passengerId ?? null,
  deadline: deadline ? inUtc(deadline) : null,
  price: price ?? null,
  whyClosed: whyClosed ?? null,
});

export const sayBoardingPass = ({
  segmentId,
  boardsAt,
  seat,
  gate,
  terminal,
  group,
  barcode,
  ...rest
}: WireBoardingPass): BoardingPass => ({
  ...rest,
  legId: segmentId,
  boardsAt: sayTime(boardsAt),
  seat: seat ?? null,
  gate: gate ?? null,
  terminal: terminal ?? null,
  group: group ?? null,
  barcode: barcode ?? null,
});

export const sayAboard = ({ segmentId, type, seat, tier, ...rest }: WireAboard): PassengerOnFlight => ({
  ...rest,
  legId: segmentId,
  kind: type,
  seat: seat ?? null,
  tier: tier ?? null,
});
