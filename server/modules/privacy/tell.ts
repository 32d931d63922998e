/** Tells a customer in private, in their language, why their message can't be seen any more. */
import { randomUUID } from "node:crypto";
import { atomically } from "../../platform/context.ts";
import { type ChannelsContext, findHiding } from "../channels/index.ts";
import { findBearing, findIds, findReadyWords, nameKinds, sayPrivately } from "../cases/index.ts";
import { findExposures } from "./exposure.ts";

/** Hours in which one telling is enough for all that is hidden in a case. */
const enoughHours = 24;

/** Runs after a reply was hidden. */
export async function tellWhyHidden(
  app: ChannelsContext,
  places: readonly { accountId: string; externalId: string }[],
): Promise<void> {
  const hidden: (typeof places)[number][] = [];
  for (const place of places) {
    const hiding = await findHiding(app.db, place);
    if (hiding?.hidden && hiding.state === "done") hidden.push(place);
  }
  const ids = await findIds(app.db, hidden);
  for (const exposure of await findExposures(app.db, ids))
    if (exposure.caseId && !exposure.toldMessageId) await tell(app, exposure.messageId, exposure.caseId);
}

const tell = (app: ChannelsContext, messageId: string, caseId: string): Promise<void> =>
  atomically(app, async (app) => {
    const id = randomUUID();
    const [taken] = await app.db<
      { found: { kind: Parameters<typeof nameKinds>[1][number] }[]; known: string | null }[]
    >`
      with lately as (
        select told_message_id from privacy.exposure
        where case_id = ${caseId} and told_message_id is not null and told_at > (select platform.now()) - ${enoughHours} * interval '1 hour'
        order by told_at limit 1
      )
      update privacy.exposure set told_message_id = coalesce((select told_message_id from lately), ${id}), told_at = (select platform.now())
      where message_id = ${messageId} and told_message_id is null
      returning found, (select told_message_id from lately) as known`;
    if (!taken || taken.known) return;
    const [message] = await findBearing(app.db, [messageId]);
    // They took it back meanwhile: there is nothing left to explain.
    if (!message) return;
    const words = findReadyWords(message.language);
    const what = nameKinds(
      words,
      taken.found.map(({ kind }) => kind),
    );
    await sayPrivately(app, { id, caseId, text: words.whyHidden(what) });
  });
