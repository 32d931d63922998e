/** The ways to a case's customer, as the reply box shows them. */
import type { z } from "zod";
import type { Way as Shape } from "../../contract/ways.ts";
import { findWays, nextWays, type Way } from "../modules/cases/index.ts";
import type { ChannelsContext } from "../modules/channels/index.ts";

type Shown = z.output<typeof Shape>;

export async function getWays(app: ChannelsContext, caseId: string): Promise<{ now: Date; items: Shown[] }> {
  const ways = await findWays(app, { caseId });
  const [clock] = await app.db<[{ now: Date }]>`select platform.now() as now`;
  return { now: clock.now, items: ways.map((way) => show(app, way, ways)) };
}

function show({ channels }: ChannelsContext, way: Way, ways: readonly Way[]): Shown {
  const { clearance, threadId, channel, accountId, accountName, visibility, known, takesTemplates } = way;
  const rules = channels.get(channel)?.sendingRules;
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
    byWindow: visibility === "private" && Boolean(rules?.windows),
    charge: isClear ? clearance.charge : null,
    advice: isClear ? [...clearance.advice] : [],
    hold: isClear ? clearance.hold : null,
    takesTemplates,
    next: nextWays(ways, way),
  };
}
