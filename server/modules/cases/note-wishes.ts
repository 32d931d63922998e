/** What customers tell their channel about advertisements, in its app, by its button or by a word such as "stop", is a line of their consent. */
import type { Arrival, ChannelsContext } from "../channels/index.ts";
import { noteToldConsent, type ToldConsent } from "../customers/index.ts";

/** Who wants to hear nothing at all wants no advertisements; who lets us write again has not asked for them. */
export const noteWishes = (app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> =>
  noteToldConsent(app, arrivals.flatMap(toldIn));

function toldIn({ kind, entry, accountId, channel, receivedAt }: Arrival): ToldConsent[] {
  const { author, direction, subtype, writtenAt } = entry;
  if (!author || direction !== "inbound") return [];
  const isAgain = subtype === "marketing-again";
  const given = kind === "optout" ? false : kind === "optin" && (isAgain || subtype === "marketing") ? true : null;
  if (given === null) return [];
  const at = writtenAt === null ? new Date(receivedAt) : new Date(writtenAt);
  return [{ accountId, channel, values: [author.id, ...(author.aliases ?? [])], given, isAgain, at }];
}
