/** A document for a colleague to print: by the same rule as if it were sent. */
import {
  type DocumentKey,
  type DocumentRow,
  makeOne,
  NoSuchDocument,
  passesNow,
  scopeOf,
} from "../modules/documents/index.ts";
import { requireUse } from "../modules/proof/index.ts";
import type { RouteApp } from "./route-app.ts";

interface Wanted {
  customerId: string;
  caseId: string;
  staffId: string;
  wanted: DocumentKey;
}

export async function makeForPrint(app: RouteApp, { wanted, ...asked }: Wanted): Promise<DocumentRow> {
  const { booking, reach } = await requireUse(app.db, { ...asked, bookingId: wanted.bookingId, use: "told" });
  const scope = scopeOf(reach, booking);
  const passengerIds = (wanted.passengerIds.length > 0 ? wanted.passengerIds : scope).toSorted();
  if (!passengerIds.every((id) => scope.includes(id))) throw NoSuchDocument();
  return makeOne(app, {
    booking,
    key: { ...wanted, passengerIds },
    passes: wanted.kind === "boarding-pass" ? await passesNow(app, booking) : [],
  });
}
