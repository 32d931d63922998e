/** Tells the pages that show somebody that a booking or a bag of theirs is another than it was. */
import type { Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findHolders, findIdentifierIds } from "../customers/index.ts";
import type { LeadKind } from "./contacts.ts";

interface Owned {
  leads: readonly { kind: LeadKind; value: string }[];
  /** Who may be known by a record locator with their name. */
  named: readonly { recordLocator: string; surname: string; madeAt: string | null }[];
}

/** Whom the same identifiers lead to that lead to the thing; nobody is told more than that. */
export async function tellOwners(app: Context, { leads, named }: Owned): Promise<void> {
  const wanted = [
    ...leads.flatMap(({ kind, value }) =>
      kind === "phone"
        ? ["phone", "sms", "whatsapp"].flatMap((kind) => [
            { kind, value },
            { kind, value: value.replace("+", "") },
          ])
        : [{ kind, value }],
    ),
    ...named.flatMap(({ recordLocator, surname, madeAt }) => [
      { kind: "booking", value: `${recordLocator}/${surname}` },
      ...(madeAt === null ? [] : [{ kind: "booking", value: `${recordLocator}/${surname}/${madeAt.slice(0, 10)}` }]),
    ]),
  ].slice(0, 500);
  const ids = await findIdentifierIds(app.db, wanted);
  const holders = await findHolders(app.db, [...new Set(ids.values())]);
  if (holders.length === 0) return;
  await changed(app, [...new Set(holders.map(({ customerId }) => `customer/${customerId}`))]);
}
