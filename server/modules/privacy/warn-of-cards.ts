/** Tells a customer who wrote a card number in private to let that be: it is masked for everybody, and nobody here takes one. */
import { randomUUID } from "node:crypto";
import { atomically } from "../../platform/context.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { type Bearing, findBearing, findReadyWords, sayPrivately } from "../cases/index.ts";

/** Hours in which one word is enough for a case. */
const enoughHours = 24;

/** Runs after a message was kept, and after its words changed. Who wrote it in public is told when it is hidden. */
export async function warnOfCards(app: ChannelsContext, facts: readonly { messageId: string }[]): Promise<void> {
  const bearing = await findBearing(
    app.db,
    facts.map(({ messageId }) => messageId),
  );
  for (const message of bearing)
    if (message.visibility === "private" && message.personalData.some(({ kind }) => kind === "card"))
      await atomically(app, (app) => warn(app, message));
}

/** The same again says nothing again. */
async function warn(app: ChannelsContext, { caseId, language }: Bearing): Promise<void> {
  if (!caseId) return;
  const { count } = await app.db`
    insert into privacy.card_warning (case_id) values (${caseId})
    on conflict (case_id) do update set told_at = excluded.told_at
    where card_warning.told_at < (select platform.now()) - ${enoughHours} * interval '1 hour'`;
  if (count === 0) return;
  await sayPrivately(app, { id: randomUUID(), caseId, text: findReadyWords(language).noCards, onlyIfClear: true });
}
