/** One delivery with all that came of it: its entries, and the messages and cases they became. */
import type { z } from "zod";
import type { getDelivery as contract } from "../../contract/channels.ts";
import { type ChannelsContext, readAgain } from "../modules/channels/index.ts";

export async function getDelivery(app: ChannelsContext, id: string): Promise<z.output<(typeof contract)["returns"]>> {
  const delivery = await readAgain(app, id);
  const messages = await app.db<{ externalId: string; messageId: string; caseId: string | null }[]>`
    select external_id, id as message_id, case_id from cases.message
    where account_id = ${delivery.channelAccountId} and external_id = any(${delivery.found.map(({ externalId }) => externalId)})`;
  const found = delivery.found.map((one) => {
    const message = messages.find(({ externalId }) => externalId === one.externalId);
    return { ...one, messageId: message?.messageId ?? null, caseId: message?.caseId ?? null };
  });
  return { ...delivery, found };
}
