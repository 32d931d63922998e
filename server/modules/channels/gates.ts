/** Opens the gates of the channels that have one. What is handed over is a delivery like any other: stored as it came, answered after the commit. */
import type { Pool } from "../../platform/db.ts";
import type { GateSettings, Keeper } from "./ways-in.ts";
import type { ChannelsContext } from "./context.ts";
import { openIntake } from "./intake.ts";

interface OpenGates {
  /** By the channel's kind. */
  ports: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function openGates(app: ChannelsContext & { db: Pool }, settings: GateSettings): Promise<OpenGates> {
  const intake = openIntake(app.db, () => app.ring("deliveries"));
  const opened = new Map<string, { port: number; close(): Promise<void> }>();
  for (const { kind, gate } of app.channels.values())
    if (gate)
      opened.set(
        kind,
        await gate.open(
          settings,
          keeperOf(app, kind, (delivery) => intake.append(delivery)),
        ),
      );
  return {
    ports: new Map([...opened].map(([kind, { port }]) => [kind, port])),
    async close() {
      await Promise.all([...opened.values()].map((one) => one.close()));
    },
  };
}

const keeperOf = ({ db }: ChannelsContext, kind: string, keep: Keeper["keep"]): Keeper => ({
  keep,
  async find(externalId) {
    const [row] = await db<{ id: string }[]>`
      select id from channels.account where kind = ${kind} and lower(external_id) = ${externalId} and state <> 'removed' limit 1`;
    return row?.id ?? null;
  },
});
