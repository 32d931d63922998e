/** The product's channel accounts, as the airline's engineer sees them. */
import { z } from "zod";
import { call } from "./call.ts";

export interface Engineer {
  api: string;
  token: string;
  signal: AbortSignal;
}

const Account = z.object({ id: z.string(), webhookUrl: z.string() });
const Accounts = z.object({
  items: z.array(
    z.object({ id: z.string(), kind: z.string(), externalId: z.string().nullish(), webhookUrl: z.string().nullish() }),
  ),
  nextCursor: z.string().nullish(),
});

/** A call below `/channel-accounts`. */
export const callAccounts = ({ api, token, signal }: Engineer, method: string, path: string, body?: unknown) =>
  call(`${api}/api/v1/channel-accounts${path}`, { method, token, body, signal });

/** The one that the product has of this name at the vendor; null where it lists none. */
export async function findAccount(
  engineer: Engineer,
  { kind, externalId }: { kind: string; externalId: string },
): Promise<{ id: string; webhookUrl: string } | null> {
  let cursor: string | null | undefined;
  do {
    const page = await callAccounts(engineer, "GET", cursor ? `?cursor=${encodeURIComponent(cursor)}` : "");
    if (page.status !== 200) throw new Error(`The product answered ${page.status} to the list of channel accounts.`);
    const { items, nextCursor } = Accounts.parse(page.body);
    const known = items.find((one) => one.kind === kind && one.externalId === externalId);
    if (known) return { id: known.id, webhookUrl: known.webhookUrl ?? "" };
    cursor = nextCursor;
  } while (cursor);
  return null;
}

/** Adds it, or finds it where it was added before. */
export async function addAccount(
  engineer: Engineer,
  wanted: { kind: string; name: string; externalId: string; baseUrl?: string; secrets: object },
): Promise<{ id: string; webhookUrl: string; isNew: boolean }> {
  const made = await callAccounts(engineer, "POST", "", wanted);
  if (made.status === 201 || made.status === 200) return { ...Account.parse(made.body), isNew: true };
  if (made.status !== 409) throw new Error(`The product answered ${made.status} to the new channel account.`);
  const known = await findAccount(engineer, wanted);
  if (!known) throw new Error("The product says the channel account exists, but does not list it.");
  return { ...known, isNew: false };
}
