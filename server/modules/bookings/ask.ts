/** What could be done, asked of the reservation system as it is now. */
import type { BoardingPass, OfferedService, SeatMap } from "../../../contract/aboard.ts";
import type {
  Alternative,
  AlternativesWanted,
  Offer,
  OffersWanted,
  Quote,
  QuoteWanted,
} from "../../../contract/fares.ts";
import type { Abilities, Capability } from "../../../contract/booking-capabilities.ts";
import { noSaleNeeds } from "../../../contract/travellers.ts";
import type { BookingsContext } from "./context.ts";
import { keepQuote } from "./ledger/quotes.ts";
import { BookingGone, NoReservationSystem, NotCapable, SystemAway, SystemRefuses } from "./problems.ts";
import type { Asked, ReservationSystem } from "./reservation-system.ts";

type Reaching = Pick<BookingsContext, "reservations">;

/** So long what a system can do is taken for known. */
const knownForMs = 10 * 60_000;
const known = new WeakMap<ReservationSystem, { at: number; abilities: Abilities }>();

const unable: Abilities = { capabilities: [], sale: noSaleNeeds };

/** None where none is connected, or it can't be asked: then nothing is offered that might fail. */
export const findAbilities = async (app: Reaching): Promise<Abilities> => (await abilitiesOf(app)) ?? unable;

/** Null where nobody knows. */
async function abilitiesOf({ reservations }: Reaching): Promise<Abilities | null> {
  if (!reservations) return unable;
  const last = known.get(reservations);
  if (last && performance.now() - last.at < knownForMs) return last.abilities;
  const asked = await reservations.abilities();
  if (asked.status !== "answered") return last?.abilities ?? null;
  known.set(reservations, { at: performance.now(), abilities: asked.answer });
  return asked.answer;
}

/** Throws what an agent can act on. */
export async function requireCapability(app: BookingsContext, capability: Capability): Promise<ReservationSystem> {
  if (!app.reservations) throw NoReservationSystem();
  const { capabilities } = await findAbilities(app);
  if (!capabilities.includes(capability)) throw capabilities.length === 0 ? SystemAway() : NotCapable({ capability });
  return app.reservations;
}

export async function searchOffers(app: BookingsContext, wanted: OffersWanted): Promise<Offer[]> {
  return answerOf(await (await requireCapability(app, "sell")).search(wanted));
}

export async function findAlternatives(
  app: BookingsContext,
  bookingId: string,
  wanted: AlternativesWanted,
): Promise<Alternative[]> {
  return answerOf(await (await requireCapability(app, "rebook")).alternatives(bookingId, wanted));
}

const capabilityOf = { rebook: "rebook", cancel: "cancel", seats: "seats", services: "services" } as const;

/** The price is kept: an operation names it, and what is due with it is known. */
export async function quoteChange(app: BookingsContext, bookingId: string, wanted: QuoteWanted): Promise<Quote> {
  const system = await requireCapability(app, capabilityOf[wanted.change.kind]);
  const quote = answerOf(await system.quote(bookingId, wanted));
  await keepQuote(app, quote, wanted.change.kind);
  return quote;
}

export async function readSeatMap(app: BookingsContext, bookingId: string, legId: string): Promise<SeatMap> {
  return answerOf(await (await requireCapability(app, "seats")).seatMap(bookingId, legId));
}

export async function listOfferedServices(app: BookingsContext, bookingId: string): Promise<OfferedService[]> {
  return answerOf(await (await requireCapability(app, "services")).offeredServices(bookingId));
}

/** None where the system gives none; throws where that can't be known now. */
export async function findBoardingPasses(app: Reaching, bookingId: string): Promise<BoardingPass[]> {
  const abilities = await abilitiesOf(app);
  if (abilities === null) throw SystemAway();
  if (!app.reservations || !abilities.capabilities.includes("boarding-passes")) return [];
  const asked = await app.reservations.boardingPasses(bookingId);
  return asked.status === "gone" ? [] : answerOf(asked);
}

function answerOf<T>(asked: Asked<T>): T {
  if (asked.status === "answered") return asked.answer;
  if (asked.status === "refused") throw SystemRefuses({ refusal: asked.code });
  if (asked.status === "gone") throw BookingGone();
  throw SystemAway();
}
