/** The ways to a case's customer, as the reply box shows them. */
import type { z } from "zod";
import type { Way as Shape } from "../../contract/ways.ts";
import { findSignature, findWays, nextWays, type Way } from "../modules/cases/index.ts";
import { type ChannelsContext, findPrices } from "../modules/channels/index.ts";
import { limitsOf } from "./limits.ts";

type Shown = z.output<typeof Shape>;

export async function getWays(
  app: ChannelsContext,
  { caseId, readerId }: { caseId: string; readerId: string },
): Promise<{ now: Date; items: Shown[] }> {
  const ways = await findWays(app, { caseId });
  const [clock] = await app.db<[{ now: Date }]>`select platform.now() as now`;
  const kinds = [...new Set(ways.map(({ channel }) => channel))];
  const signatures = new Map<string, string>();
  for (const channel of kinds) signatures.set(channel, await findSignature(app.db, { channel, staffId: readerId }));
  const prices = await findPrices(
    app,
    ways.map((way) => ({ ...way, charge: way.clearance.clear ? way.clearance.charge : null })),
  );
  const items = ways.map((way, at) => ({
    ...show(app, way, ways),
    price: prices[at] ?? null,
    signature: signatures.get(way.channel) ?? "",
  }));
  return { now: clock.now, items };
}

function show({ channels }: ChannelsContext, way: Way, ways: readonly Way[]): Omit<Shown, "signature" | "price"> {
  const { clearance, threadId, channel, accountId, accountName, visibility, known, takesTemplates } = way;
  const isClear = clearance.clear;
  return {
    threadId,
    channel,
    channelAccountId: accountId,
    accountName,
    visibility,
    known,
    why: isClear ? null : clearance.why,
    windows: isClear ? [...clearance.windows] : [],
    byWindow: visibility === "private" && Boolean(channels.get(channel)?.sendingRules?.windows),
    charge: isClear ? clearance.charge : null,
    advice: isClear ? [...clearance.advice] : [],
    hold: isClear ? clearance.hold : null,
    takesTemplates,
    limits: limitsOf(channels, channel),
    next: nextWays(ways, way),
  };
}
