/** An agent asks a customer to take away what stands in public, where the vendor does not let us hide it. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { audit } from "../staff/index.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { findReadyWords, nameKinds, sayPrivately } from "../cases/index.ts";
import { findExposures } from "./exposure.ts";
import { NoExposure } from "./problems.ts";

interface Asking {
  messageId: string;
  /** Of the message that asks: the same again is the same. */
  id: string;
  language: string;
  actorId: string;
}

/** In private and in their language, by the house: what they asked is still to be answered. The same id twice is one message. */
export const askToRemove = (app: ChannelsContext, { messageId, id, language, actorId }: Asking): Promise<void> =>
  atomically(app, async (app) => {
    const [exposure] = await findExposures(app.db, [messageId]);
    if (!exposure?.caseId) throw NoExposure();
    const words = findReadyWords(language);
    const text = words.pleaseRemove(
      nameKinds(
        words,
        exposure.found.map(({ kind }) => kind),
      ),
    );
    await sayPrivately(app, { caseId: exposure.caseId, id, text });
    await app.db`update privacy.exposure set asked_at = coalesce(asked_at, (select platform.now())), asked_message_id = ${id} where message_id = ${messageId}`;
    await audit(app.db, { actorId, action: "privacy.ask", subject: `message/${messageId}` });
    await changed(app, [`case/${exposure.caseId}`]);
  });

/** An agent has seen to it in another way. */
export const settleExposure = (
  app: ChannelsContext,
  { messageId, actorId }: { messageId: string; actorId: string },
): Promise<void> =>
  atomically(app, async (app) => {
    const [row] = await app.db<{ caseId: string | null }[]>`
      update privacy.exposure set settled_at = coalesce(settled_at, (select platform.now())), settled_by = ${actorId}
      where message_id = ${messageId} returning case_id`;
    if (!row) throw NoExposure();
    await audit(app.db, { actorId, action: "privacy.settle", subject: `message/${messageId}` });
    if (row.caseId) await changed(app, [`case/${row.caseId}`]);
  });
