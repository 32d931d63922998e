import { addAccount, callAccounts, type Engineer } from "../accounts-of-product.ts";
import { keepTrying } from "../keep-trying.ts";

interface Settings extends Engineer {
  address: string;
  name: string;
  secrets: Record<string, string>;
}

/** Plays the airline's engineer: connects the mailbox to the product, and gives it the keys anew where it is known. Tries until it worked. */
export async function connectMail(settings: Settings): Promise<void> {
  const { address, name, secrets, signal } = settings;
  await keepTrying(signal, async () => {
    const { id, isNew } = await addAccount(settings, { kind: "email", name, externalId: address, secrets });
    return isNew || (await callAccounts(settings, "PUT", `/${id}/secrets`, { secrets })).status === 200 ? id : null;
  });
}
