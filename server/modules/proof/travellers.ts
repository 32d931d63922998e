/** Who of many may reach a booking at all: to look closer only at them. */
import type { Db } from "../../platform/db.ts";
import { findLeading } from "../bookings/index.ts";
import { findNamed, type OneCustomer } from "../customers/index.ts";
import { leadKinds } from "./reach.ts";

/** By survivor. Rather one too many than one too few. */
export async function findTravellers(db: Db, ones: readonly OneCustomer[]): Promise<Set<string>> {
  const ids = ones.flatMap((one) => one.ids);
  const named = (await findNamed(db, ids, Object.keys(leadKinds))).flatMap(({ customerId, kind, value }) => {
    const lead = leadKinds[kind];
    return lead ? [{ customerId, kind: lead, value }] : [];
  });
  const leading = await findLeading(db, named);
  const acting = await db<{ customerId: string }[]>`
    select distinct customer_id from proof.mandate
    where customer_id = any(${ids}::uuid[]) and ended_at is null and until > (select platform.now())`;
  const found = new Set([...named.filter(({ value }) => leading.has(value)), ...acting].map((one) => one.customerId));
  return new Set(ones.filter((one) => one.ids.some((id) => found.has(id))).map(({ survivorId }) => survivorId));
}
