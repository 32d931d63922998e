/** What customers tell their channel about advertisements, in its app, by its button or by a word such as "stop", is a line of their consent. */
import { changed } from "../../platform/events.ts";
import type { Arrival, ChannelsContext } from "../channels/index.ts";
import { noteToldConsent, type ToldConsent } from "../customers/index.ts";

/** Who wants to hear nothing at all wants no advertisements; who lets us write again has not asked for them. */
export async function noteWishes(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const wishes = arrivals.filter(
    ({ kind, entry: { author, direction } }) =>
      (kind === "optout" || kind === "optin") && author !== null && direction === "inbound",
  );
  if (wishes.length === 0) return;
  await noteToldConsent(app, wishes.flatMap(toldIn));
  await tellCases(app, wishes);
}

function toldIn({ kind, entry, accountId, channel, receivedAt }: Arrival): ToldConsent[] {
  const { author, subtype, writtenAt } = entry;
  const isAgain = subtype === "marketing-again";
  const given = kind === "optout" ? false : isAgain || subtype === "marketing" ? true : null;
  if (!author || given === null) return [];
  const at = writtenAt === null ? new Date(receivedAt) : new Date(writtenAt);
  return [{ accountId, channel, values: [author.id, ...(author.aliases ?? [])], given, isAgain, at }];
}

/** Whoever is about to answer them sees at once whether they may. */
async function tellCases(app: ChannelsContext, wishes: readonly Arrival[]): Promise<void> {
  const places = wishes.flatMap(({ accountId, entry: { author, threadId } }) =>
    [threadId, author?.id, ...(author?.aliases ?? [])].flatMap((id) => (id ? [{ account_id: accountId, id }] : [])),
  );
  const rows = await app.db<{ caseId: string }[]>`
    select distinct thread.case_id from jsonb_to_recordset(${app.db.json(places)}) as place (account_id uuid, id text)
    join cases.thread on thread.account_id = place.account_id and thread.external_id = place.id
    where thread.case_id is not null`;
  await changed(
    app,
    rows.map(({ caseId }) => `case/${caseId}`),
  );
}
