/** `doctor`: looks at what Jetbridge stands on, and says what to do. */
import { statfsSync } from "node:fs";
import { listAccounts } from "../modules/channels/index.ts";
import { listMigrations } from "../platform/migrate.ts";
import type { App } from "../app.ts";
import { readArguments } from "./usage.ts";
import { withApp } from "./with-app.ts";

type Finding = { about: string; isFine: boolean; said: string };

export async function doctor(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    const findings = (
      await Promise.all([
        lookAtDatabase(app),
        lookAtClock(app),
        lookAtBacklog(app),
        lookAtChannels(app),
        lookAtDisk(app),
      ])
    ).flat();
    for (const { about, isFine, said } of findings)
      process.stdout.write(`${isFine ? "fine " : "LOOK "} ${about.padEnd(10)} ${said}\n`);
    if (findings.some(({ isFine }) => !isFine)) process.exitCode = 1;
  });
}

async function lookAtDatabase({ db }: App): Promise<Finding[]> {
  const [row] = await db<[{ version: string; newest: number }]>`
    select current_setting('server_version') as version, (select max(number) from platform.migration) as newest`;
  const known = listMigrations().at(-1)?.number ?? 0;
  return [
    {
      about: "database",
      isFine: row.newest === known,
      said: `PostgreSQL ${row.version}, schema ${row.newest} of ${known}${row.newest === known ? "" : ": restart to migrate"}`,
    },
  ];
}

async function lookAtClock({ db }: App): Promise<Finding[]> {
  const [row] = await db<[{ now: Date }]>`select clock_timestamp() as now`;
  const apart = Math.abs(Date.now() - row.now.getTime());
  return [
    {
      about: "clock",
      isFine: apart < 2000,
      said: `${apart} ms from the database's${apart < 2000 ? "" : ": set both by NTP"}`,
    },
  ];
}

async function lookAtBacklog({ db }: App): Promise<Finding[]> {
  const [row] = await db<[{ deliverySeconds: number; unreadable: number; dead: number; unsure: number }]>`
    select coalesce(extract(epoch from platform.now() - (select min(received_at) from channels.delivery where state = 'waiting')), 0)::int as delivery_seconds,
      (select count(*)::int from channels.delivery where state = 'unreadable') as unreadable,
      (select count(*)::int from channels.arrival where state = 'dead') as dead,
      (select count(*)::int from channels.outgoing where state = 'unsure') as unsure`;
  return [
    {
      about: "intake",
      isFine: row.deliverySeconds < 30,
      said:
        row.deliverySeconds < 30
          ? "nothing waits"
          : `the oldest delivery waits ${row.deliverySeconds} s: is a worker running?`,
    },
    {
      about: "unread",
      isFine: row.unreadable + row.dead === 0,
      said: `${row.unreadable} unreadable deliveries, ${row.dead} dead arrivals${row.unreadable + row.dead ? ": see the desk's channels page" : ""}`,
    },
    {
      about: "outgoing",
      isFine: row.unsure === 0,
      said: `${row.unsure} messages whose fate is unknown${row.unsure ? ": their cases show them" : ""}`,
    },
  ];
}

async function lookAtChannels({ db }: App): Promise<Finding[]> {
  const accounts = await listAccounts(db);
  if (accounts.length === 0)
    return [{ about: "channels", isFine: false, said: "none is connected: `channel add` connects one" }];
  return accounts.map(({ kind, name, state, why, lastDeliveryAt }) => ({
    about: kind,
    isFine: state === "active",
    said: `${name}: ${state === "active" ? `last delivery ${lastDeliveryAt?.toISOString() ?? "never"}` : `${why ?? state}: connect it again`}`,
  }));
}

async function lookAtDisk({ config }: App): Promise<Finding[]> {
  const { bavail, blocks, bsize } = statfsSync(config.home);
  const share = blocks === 0 ? 1 : bavail / blocks;
  return [
    {
      about: "disk",
      isFine: share > 0.1,
      said: `${Math.round((bavail * bsize) / 1_048_576)} MB free under ${config.home}${share > 0.1 ? "" : ": free some space"}`,
    },
  ];
}
