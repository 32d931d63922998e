/** `doctor`: looks at what Jetbridge stands on, and says what to do. */
import type { Alarm, AlarmCode } from "../../contract/operations.ts";
import { listAccounts } from "../modules/channels/index.ts";
import { findFreeShare } from "../platform/disk.ts";
import { doesKeyFit } from "../platform/installation.ts";
import { listMigrations } from "../platform/migrate.ts";
import { getOperations } from "../screens/operations.ts";
import type { App } from "../app.ts";
import { readArguments } from "./usage.ts";
import { withApp } from "./with-app.ts";

type Finding = { about: string; isFine: boolean; said: string };

export async function doctor(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    const findings = [
      ...(await lookAtDatabase(app)),
      await lookAtKey(app),
      ...(await lookAtChannels(app)),
      ...(await lookAtScanner(app)),
      lookAtPayments(app),
      ...(await lookAtOperations(app)),
    ];
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

async function lookAtKey({ db, key }: App): Promise<Finding> {
  const isFine = await doesKeyFit(db, key);
  return {
    about: "key",
    isFine,
    said: isFine ? "fits this database" : "does not fit this database: give the one it was made with",
  };
}

async function lookAtChannels({ db }: App): Promise<Finding[]> {
  const accounts = await listAccounts(db);
  return accounts
    .filter(({ state }) => state === "active")
    .map(({ kind, name, lastDeliveryAt }) => ({
      about: kind,
      isFine: true,
      said: `${name}: last delivery ${lastDeliveryAt?.toISOString() ?? "never"}`,
    }));
}

async function lookAtScanner({ db, scanner }: App): Promise<Finding[]> {
  const [{ isOn }] = await db<[{ isOn: boolean }]>`select is_on from platform.scanner`;
  if (!scanner && !isOn)
    return [{ about: "scanner", isFine: true, said: "none: files are opened and sent as they come (JETBRIDGE_CLAMD)" }];
  if (!scanner)
    return [{ about: "scanner", isFine: false, said: "files must be looked at, and this machine knows of no scanner" }];
  const isThere = await scanner.answers();
  return [{ about: "scanner", isFine: isThere, said: isThere ? "answers" : "does not answer: files wait" }];
}

function lookAtPayments({ providers, publicUrl }: App): Finding {
  const [first] = providers.keys();
  if (!first)
    return { about: "payments", isFine: true, said: "none: nobody can be asked for money (JETBRIDGE_PAYMENTS_...)" };
  const addresses = [...providers.keys()].map((kind) => `${publicUrl}/webhooks/payments/${kind}`);
  return { about: "payments", isFine: true, said: `${first} takes new ones; webhooks come to ${addresses.join(", ")}` };
}

/** The same alarms that the operations page and the metrics tell. */
async function lookAtOperations({ db, config }: App): Promise<Finding[]> {
  const freeShare = await findFreeShare(config.home);
  const { alarms, queues, jobs, logHeldSeconds } = await getOperations(db, freeShare);
  const counted = queues.map(({ name, waiting }) => `${name} ${waiting}`).join(", ");
  const failed = jobs.reduce((sum, { failures }) => sum + failures, 0);
  return [
    { about: "waiting", isFine: true, said: counted },
    { about: "jobs", isFine: true, said: `${jobs.length} have run, ${failed} runs failed` },
    { about: "log", isFine: true, said: `the oldest open change is ${logHeldSeconds} s old` },
    {
      about: "disk",
      isFine: true,
      said: freeShare === null ? "can't be asked" : `${Math.round(freeShare * 100)}% free under ${config.home}`,
    },
    ...alarms.map((alarm) => ({ about: alarm.severity, isFine: false, said: sentence(alarm) })),
  ];
}

const sentences: Record<AlarmCode, (n: number, about: string) => string> = {
  "deliveries-wait": (s) => `the oldest delivery has waited ${s} s to be read: is a worker running?`,
  "arrivals-wait": (s) => `the oldest arrival has waited ${s} s to be received: is a worker running, can it keep up?`,
  "outgoing-waits": (s) => `a message has been due for ${s} s: is the vendor's limit used up, is a worker running?`,
  "reactions-wait": (s) => `the log is followed ${s} s behind: is a worker running?`,
  "words-wait": (n) => `search still has to read ${n} messages: it will find them later`,
  "log-held": (s) =>
    `a transaction has been open for ${s} s and holds up live updates: see pg_stat_activity for who left it open`,
  "jobs-late": () => "no scheduled job has ended for five minutes: is a worker running?",
  "job-failed": (_n, job) => `the job ${job} failed the last time it ran; the log says why`,
  "deliveries-unreadable": (n) =>
    `${n} deliveries of the last seven days could not be read: see the operations page, replay them after an upgrade`,
  "arrivals-dead": (n) => `${n} arrivals were set aside and customers may wait: see the operations page`,
  "reactions-dead": (n) => `${n} reactions were set aside: see the operations page`,
  "outgoing-unsure": (n) => `of ${n} messages nobody knows whether they went out: their cases show them`,
  "channel-away": (n, account) =>
    `${account} has not answered for ${n} s: what goes out waits; look at the vendor's status page`,
  "account-signed-out": (_n, account) => `the vendor no longer takes the keys of ${account}: connect it again`,
  "keys-end-soon": (days, account) =>
    `the keys of ${account} end in ${days} days: draw new ones at the vendor and give them on the channels page`,
  "no-account": () => "no channel is connected: `channel add` connects one",
  "baggage-away": (s, why) => `bag files are ${s} s old, as ${why}: look at it, or at JETBRIDGE_BAGGAGE_URL`,
  "scanner-away": (s, why) =>
    `files have waited ${s} s to be looked at${why ? ` (${why})` : ""}: does clamd run, do the workers have JETBRIDGE_CLAMD? To open files unseen, set it to off`,
  "files-infected": (n) => `a harmful program was found in ${n} files of the last seven days: their cases show them`,
  "files-unscannable": (n) =>
    `${n} files of the last seven days could not be looked at: raise clamd's StreamMaxLength where they are too large`,
  "nobody-speaks": (n, language) =>
    `${n} customers wait in a language (${language}) that nobody here now may be given: call somebody in, or change the rule`,
  "operations-unknown": (s) =>
    `a change of a booking got no answer ${s} s ago and is not looked into: is the worker running?`,
  "operations-need-person": (n) =>
    `${n} changes of bookings wait for somebody to say whether they were done: look at the desk`,
  "reservations-away": (s, why) => `bookings are ${s} s old, as ${why}: look at it, or at JETBRIDGE_RESERVATIONS_URL`,
  "bookings-unread": (n, why) => `${n} bookings can't be read, as ${why}: what is known of them grows old`,
  "bookings-untold": (n) =>
    `${n} times the reservation system told something at /webhooks/reservations that could not be read: does it send what was agreed on? Changes are heard of by its list all the same`,
  "deadlines-late": (n) => `deadlines of service levels have not been looked at for ${n} s: is the worker running?`,
  "payments-in-trouble": (n) =>
    `${n} payments need somebody: a wrong amount, paid and not carried out, past its end without a word of the provider, a refund that was refused, or a dispute; see the payments page`,
  "payments-wait": (s) =>
    `a payment provider has not been reached or read for ${s} s: does it take our key (JETBRIDGE_PAYMENTS_...), is a worker running?`,
  "payments-unreadable": (n) =>
    `${n} webhooks of payment providers could not be read: the log names them, update Jetbridge`,
  "drill-waits": (n, about) => `${about}: ${n} cases in which nobody has done the first step of the drill`,
  "targets-broken": (n) => `${n} targets are broken and still owed: look at the queue`,
  "identity-differs": (n) =>
    `the nightly check found ${n} customers who lead elsewhere than what was said makes them: the log names them, \`identity mend\` mends them`,
  "customers-large": (n, id) =>
    `in ${n} customers more than a hundred are one, most of all in ${id}: a mistake or an attack, look at what joins them`,
  "disk-full": (n) => `only ${n}% of the disk are free: free some space`,
  "clocks-apart": (s) => `this machine's clock and the database's are ${s} s apart: set both by NTP`,
  "dead-rows": (n, table) => `${table} holds ${n} dead rows: is autovacuum on?`,
  "keeping-behind": (h, about) =>
    `${about} are kept ${h} hours longer than they should be: does the job keep-to-time run?`,
  "requests-late": (n) => `${n} people should have had by now what they asked for: see the privacy page`,
  "requests-set-aside": (n) => `${n} exports or erasures failed and wait for somebody: see the privacy page`,
  "connections-used-up": (n) => `${n} connections are open, nearly all there are: raise max_connections`,
};

const sentence = ({ code, amount, about }: Alarm): string => sentences[code](amount ?? 0, about ?? "");
