/** One delivery with all that came of it: its entries, and the messages and cases they became. */
import type { z } from "zod";
import type { getDelivery as contract, revealDelivery as revealing } from "../../contract/channels.ts";
import { type ChannelsContext, findAccount, readAgain } from "../modules/channels/index.ts";
import { withDots, withoutSecrets } from "./delivery-dots.ts";

/** Of what is shown with dots, in letters: finding what to hide takes its time. */
const mostLookedAt = 262_144;

export async function getDelivery(
  app: ChannelsContext,
  id: string,
  { seesPersonalData }: { seesPersonalData: boolean },
): Promise<z.output<(typeof contract)["returns"]>> {
  const { headers, body, ...delivery } = await readAgain(app, id);
  const messages = await app.db<{ externalId: string; messageId: string; caseId: string | null }[]>`
    select external_id, id as message_id, case_id from cases.message
    where account_id = ${delivery.channelAccountId} and external_id = any(${delivery.found.map(({ externalId }) => externalId)})`;
  const found = delivery.found.map((one) => {
    const message = messages.find(({ externalId }) => externalId === one.externalId);
    return { ...one, messageId: message?.messageId ?? null, caseId: message?.caseId ?? null };
  });
  const { secrets, domains } = await findOurs(app, delivery.channelAccountId);
  const plain = withoutSecrets({ headers, body }, secrets);
  const shown = seesPersonalData ? plain : withDots({ ...plain, body: plain.body.slice(0, mostLookedAt) }, { domains });
  return { ...delivery, ...shown, isMasked: !seesPersonalData, found };
}

/** As it came, but for keys of ours. */
export async function revealDelivery(
  app: ChannelsContext,
  id: string,
): Promise<z.output<(typeof revealing)["returns"]>> {
  const { headers, body, channelAccountId } = await readAgain(app, id);
  const { secrets } = await findOurs(app, channelAccountId);
  return withoutSecrets({ headers, body }, secrets);
}

/** An account that was removed has no keys any more. */
async function findOurs(app: ChannelsContext, accountId: string): Promise<{ secrets: string[]; domains: string[] }> {
  const account = await findAccount(app, accountId);
  const [, domain] = account?.externalId.split("@") ?? [];
  return { secrets: Object.values(account?.secrets ?? {}), domains: domain ? [domain] : [] };
}
