/** What led somebody to write, in a line. */
import type { Thread } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import type { LaterWords } from "../../kit/words/words.tsx";

/** In a line: its headline, else what the link or the code was called. */
export function cameBy({ headline, ref, source }: NonNullable<Thread["referral"]>, said: LaterWords["told"]): string {
  const isAdvertisement = /ad/i.test(source ?? "");
  const what = headline ?? ref;
  if (!what) return isAdvertisement ? said.cameByAd : said.cameByLink;
  return isAdvertisement ? said.cameByThisAd(isolated(what)) : said.cameByThisLink(isolated(what));
}
