/** Plays the airline's engineer once more: adds a chat for the airline's site to the product, with the secret the site signs with. */
import { addAccount, callAccounts, type Engineer } from "../accounts-of-product.ts";
import { keepTrying } from "../keep-trying.ts";

export interface SiteConnection extends Engineer {
  name: string;
  /** Where the site's pages are. */
  origins: readonly string[];
  siteSecret: string;
}

/** Gives the account's id; tries until it worked, null when told to end. */
export function connectSite(settings: SiteConnection): Promise<string | null> {
  const { name, origins, siteSecret, signal } = settings;
  const secrets = { siteSecret, origins: origins.join(" ") };
  return keepTrying(signal, async () => {
    const { id, isNew } = await addAccount(settings, { kind: "chat", name, externalId: "halcyra-site", secrets });
    // The site may have moved, or forgotten its secret.
    return isNew || (await callAccounts(settings, "PUT", `/${id}/secrets`, { secrets })).status < 300 ? id : null;
  });
}
