/** Of what Duffel says (API v2), the part that is read. https://duffel.com/docs/api/v2/orders */
import { z } from "zod";
import { Zone } from "../../../../contract/zone.ts";

const Airport = z.object({ iata_code: z.string().regex(/^[A-Z]{3}$/), time_zone: Zone });
const Carrier = z.object({ iata_code: z.string().nullish() });
/** The clock on the airport's wall. */
const Wall = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
export const Instant = z.iso.datetime({ offset: true });

export const Segment = z.object({
  id: z.string(),
  marketing_carrier: Carrier,
  marketing_carrier_flight_number: z.string(),
  operating_carrier: Carrier.nullish(),
  origin: Airport,
  destination: Airport,
  departing_at: Wall,
  arriving_at: Wall,
  origin_terminal: z.string().nullish(),
  aircraft: z.object({ iata_code: z.string().nullish() }).nullish(),
  passengers: z
    .array(
      z.object({
        passenger_id: z.string().nullish(),
        cabin_class: z.string().nullish(),
        seat: z.object({ designator: z.string() }).nullish(),
      }),
    )
    .default([]),
});
export type Segment = z.infer<typeof Segment>;

export const Slice = z.object({ id: z.string(), segments: z.array(Segment) });
export type Slice = z.infer<typeof Slice>;

const Passenger = z.object({
  id: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  type: z.string().nullish(),
  email: z.string().nullish(),
  phone_number: z.string().nullish(),
  loyalty_programme_accounts: z
    .array(z.object({ airline_iata_code: z.string(), account_number: z.string() }))
    .nullish(),
});

const Service = z.object({
  id: z.string(),
  type: z.string(),
  passenger_ids: z.array(z.string()),
  segment_ids: z.array(z.string()),
  metadata: z.object({ type: z.string().nullish(), maximum_weight_kg: z.number().nullish() }).nullish(),
});

export const Order = z.object({
  id: z.string(),
  booking_reference: z.string(),
  owner: z.object({ iata_code: z.string() }),
  created_at: Instant,
  cancelled_at: Instant.nullish(),
  total_amount: z.string(),
  total_currency: z.string(),
  payment_status: z.object({
    awaiting_payment: z.boolean(),
    payment_required_by: Instant.nullish(),
    paid_at: Instant.nullish(),
  }),
  available_actions: z.array(z.string()).default([]),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  passengers: z.array(Passenger).min(1),
  slices: z.array(Slice),
  services: z.array(Service).nullish(),
  documents: z
    .array(z.object({ type: z.string(), unique_identifier: z.string(), passenger_ids: z.array(z.string()) }))
    .nullish(),
  airline_initiated_changes: z
    .array(z.object({ action_taken: z.string().nullish(), added: z.array(Slice).default([]) }))
    .nullish(),
});
export type Order = z.infer<typeof Order>;

export const Orders = z.array(Order);

export const AvailableServices = z.array(
  Service.extend({ maximum_quantity: z.int().default(1), total_amount: z.string(), total_currency: z.string() }),
);
export type AvailableService = z.infer<typeof AvailableServices>[number];

/** Until when it counts, what it costs all together (below zero: what comes back), and how much of that is the penalty. */
const Priced = {
  id: z.string(),
  expires_at: Instant,
  change_total_amount: z.string(),
  change_total_currency: z.string(),
};

const ChangeOffer = z.object({
  ...Priced,
  penalty_amount: z.string().nullish(),
  penalty_currency: z.string().nullish(),
  slices: z.object({ add: z.array(Slice) }),
});
export type ChangeOffer = z.infer<typeof ChangeOffer>;

export const ChangeRequest = z.object({ order_change_offers: z.array(ChangeOffer) });

export const OrderChange = z.object({
  ...Priced,
  order_id: z.string(),
  confirmed_at: Instant.nullish(),
  penalty_total_amount: z.string().nullish(),
  penalty_total_currency: z.string().nullish(),
  available_payment_types: z.array(z.string()).nullish(),
  slices: z.object({ remove: z.array(z.object({ id: z.string() })) }),
});
export type OrderChange = z.infer<typeof OrderChange>;

export const Cancellation = z.object({
  id: z.string(),
  order_id: z.string(),
  expires_at: Instant.nullish(),
  confirmed_at: Instant.nullish(),
  refund_amount: z.string().nullish(),
  refund_currency: z.string().nullish(),
  refund_to: z.string().nullish(),
});
export type Cancellation = z.infer<typeof Cancellation>;

/** Something that happened, as the log and the webhooks tell it. */
export const DuffelEvent = z.object({
  id: z.string(),
  type: z.string(),
  created_at: Instant.nullish(),
  idempotency_key: z.string().nullish(),
  data: z
    .object({
      id: z.string().nullish(),
      object: z.object({ id: z.string().nullish(), order_id: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type DuffelEvent = z.infer<typeof DuffelEvent>;

export const Events = z.object({
  data: z.array(DuffelEvent),
  meta: z.object({ after: z.string().nullish() }).nullish(),
});

export const AirlineChanges = z.array(z.object({ id: z.string(), order_id: z.string() }));
