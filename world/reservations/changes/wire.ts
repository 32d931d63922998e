/** What a change asks for, as the reservation API has it. */
import { z } from "zod";
import { SeatItem, ServiceItem } from "../quotes/quote.ts";

const Id = z.string().min(1).max(100);
const Text = z.string().max(300);
const MoneyIn = z.object({ amount: z.string().regex(/^-?\d{1,15}$/), currency: z.string().regex(/^[A-Z]{3}$/) });

const Payment = z.object({
  reference: Text,
  provider: Text,
  amount: MoneyIn,
  paidAt: z.iso.datetime({ offset: true }),
});
export type Payment = z.infer<typeof Payment>;

const NewPassenger = z.object({
  type: z.enum(["adult", "child", "infant"]),
  surname: z.string().min(1).max(60),
  givenName: z.string().min(1).max(60),
  birthDate: z.iso.date().nullish(),
  title: z.enum(["mr", "ms", "mrs", "miss", "dr"]).nullish(),
  gender: z.enum(["female", "male", "unspecified"]).nullish(),
  loyalty: z
    .object({ programme: z.string().regex(/^[A-Z0-9]{2}$/), number: z.string().regex(/^[A-Z0-9]{4,16}$/) })
    .nullish(),
});

const NewContact = z.object({
  kind: z.enum(["email", "phone"]),
  value: Text,
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullish(),
});
export type NewContact = z.infer<typeof NewContact>;

const Change = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sell"),
    offerId: Id,
    passengers: z.array(NewPassenger).min(1).max(9),
    contacts: z.array(NewContact).min(1).max(20),
  }),
  z.object({ kind: z.literal("issue"), payment: Payment }),
  z.object({ kind: z.literal("rebook"), quoteId: Id, payment: Payment.nullish(), waiver: Text.nullish() }),
  z.object({
    kind: z.literal("seats"),
    items: z.array(SeatItem).min(1).max(100),
    quoteId: Id.nullish(),
    payment: Payment.nullish(),
  }),
  z.object({
    kind: z.literal("add-services"),
    items: z.array(ServiceItem).min(1).max(100),
    quoteId: Id.nullish(),
    payment: Payment.nullish(),
  }),
  z.object({ kind: z.literal("remove-services"), serviceIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("remark"), text: Text }),
  z.object({ kind: z.literal("contact"), passengerId: Id, contact: NewContact }),
  z.object({
    kind: z.literal("name"),
    names: z
      .array(z.object({ passengerId: Id, surname: z.string().min(1).max(60), givenName: z.string().min(1).max(60) }))
      .min(1)
      .max(9),
  }),
  z.object({
    kind: z.literal("check-in"),
    items: z
      .array(z.object({ passengerId: Id, segmentId: Id }))
      .min(1)
      .max(100),
  }),
  z.object({ kind: z.literal("cancel"), quoteId: Id }),
]);
export type Change = z.infer<typeof Change>;
export type ChangeOf<K extends Change["kind"]> = Extract<Change, { kind: K }>;

export const ChangeRequest = z.object({
  id: z.uuid(),
  bookingId: Id.nullish(),
  expectedVersion: Id.nullish(),
  actor: z.object({ kind: z.enum(["agent", "system", "customer"]), id: Id }),
  reason: Text,
  change: Change,
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

const FlightKey = z.object({ flight: z.string().max(10), date: z.iso.date() });

export const MoveRequest = z.object({
  id: z.uuid(),
  from: FlightKey,
  to: z.array(FlightKey).min(1).max(4),
  bookingIds: z.array(Id).min(1).max(500),
  cabin: z.enum(["first", "business", "premium", "economy"]).nullish(),
  inventory: z.enum(["claim", "oversell", "standby"]),
  reason: Text,
});
export type MoveRequest = z.infer<typeof MoveRequest>;
