import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { newHome, removeHome } from "../test/home.ts";
import { type Product, startProduct } from "../test/product.ts";
import { connectLoad } from "./load/accounts.ts";
import { type Child, startChild } from "./load/child.ts";
import { drain } from "./load/drain.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { type LoadAccount, shapes } from "./load/shapes.ts";
import type { Order, Place, Report } from "./outbox/vendor.ts";

/** What this bench measures. */
export const promise =
  "Of 50,000 messages to X, Facebook, Messenger and WhatsApp that fail at 20 of 100 calls in every documented way, none is lost, none is there twice, each lane keeps its order, and no limit is exceeded.";

/** Fewer for a quick look. */
const sends = Number(process.env["JETBRIDGE_OUTBOX_SENDS"] ?? 50_000);
const seed = Number(process.env["JETBRIDGE_BENCH_SEED"] ?? 1);
const failing = 0.2;
const repliesEach = 10;
const hands = 8;
/** In the middle WhatsApp is away for so long. */
const outageSeconds = 15;
const mostMinutes = 120;

const places = ["x", "facebook", "messenger", "whatsapp"] as const;
/** Who writes to which: direct messages of X, comments of a Page. */
const asked: Readonly<Record<Place, number>> = { x: 1, facebook: 2, messenger: 3, whatsapp: 6 };

interface Asked {
  caseId: string;
  place: Place;
}

type Vendor = Child<Order, unknown>;

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const home = newHome();
    undo(() => removeHome(home));
    const product = await startProduct({ home });
    undo(() => product.stop());
    const sql = postgres(readFileSync(join(home, "database-url"), "utf8"), { max: 3, onnotice() {} });
    undo(() => sql.end({ timeout: 1 }));
    const vendor: Vendor = startChild("../outbox/vendor.ts", undo);
    const { port } = (await vendor.ask("listen")) as { port: number };
    const accounts = await connectLoad(product, `http://127.0.0.1:${port}`);
    await vendor.ask({ seed, failing, accounts });
    const cases = await writeIn(sql, accounts);
    console.log(`  ${cases.length} cases, ${sends} messages, seed ${seed}, load average ${load()}`);
    const begun = performance.now();
    const watching = watch({ sql, vendor, product, accounts, begun });
    const replied = await answerAll(product, cases);
    await watching.drained();
    const seconds = (performance.now() - begun) / 1000;
    const report = (await vendor.ask("report")) as Report;
    const { states, ...wrongs } = await check(sql, replied, report);
    const overLimit = Object.values(report.overLimit).reduce((sum, one) => sum + one, 0);
    const broken = Object.entries({ ...wrongs, overLimit, ...watching.wrongs() }).filter(([, found]) => found > 0);
    return {
      sends: replied.length,
      seed,
      calls: report.calls,
      failedCalls: `${Object.values(report.failed).reduce((sum, one) => sum + one, 0)} ${JSON.stringify(report.failed)}`,
      ...wrongs,
      overLimit: `${overLimit} ${JSON.stringify(report.overLimit)}`,
      accepted: states["accepted"] ?? 0,
      refused: states["refused"] ?? 0,
      unsure: states["unsure"] ?? 0,
      unsureOfHundred: Math.round((10_000 * (states["unsure"] ?? 0)) / replied.length) / 100,
      breakerOpened: watching.opened(),
      signedInAgain: watching.signIns(),
      drainedSeconds: Math.round(seconds),
      messagesPerSecond: Math.round((10 * replied.length) / seconds) / 10,
      loadAverage: load(),
      ...(broken.length > 0 && { failed: broken.map(([what, found]) => `${found} ${what}`).join(", ") }),
    };
  });
}

const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(" ");

/** Customers write, so that they may be answered; gives their cases. */
async function writeIn(sql: postgres.Sql, accounts: Record<Place, LoadAccount>): Promise<Asked[]> {
  const wanted = Math.ceil(sends / repliesEach);
  const mark = (place: Place, writer: number): string =>
    `7${String(places.indexOf(place)).padStart(2, "0")}${String(writer).padStart(12, "0")}`;
  for (let writer = 0; writer < wanted; writer++) {
    const place = places[writer % places.length] ?? "x";
    const shape = shapes[asked[place]];
    if (!shape) throw new Error(`nobody writes on ${place}`);
    const text = `Where is my bag? I flew this morning, who helps me? ${writer}`;
    const body = shape.body(accounts[place], [{ code: mark(place, writer), writer, text, at: new Date() }]);
    const response = await fetch(accounts[place].webhookUrl, {
      method: "POST",
      headers: shape.headers(accounts[place], body),
      body: new Uint8Array(body),
    });
    if (response.status !== 200) throw new Error(`a question was not taken in (${response.status})`);
    await response.body?.cancel();
  }
  await drain(sql);
  const rows = await sql<{ caseId: string; place: Place }[]>`
    select m.case_id as "caseId", a.kind as place from cases.message m join channels.account a on a.id = m.account_id
    where m.direction = 'inbound' and m.case_id is not null order by m.seq`;
  if (rows.length !== wanted) throw new Error(`${wanted} asked, and ${rows.length} have a case`);
  return rows;
}

/** Replies over the API, of one case one after the other; gives their ids in that order. */
async function answerAll({ api }: Product, cases: readonly Asked[]): Promise<string[]> {
  const replied: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let one = cases[next++]; one; one = cases[next++])
      for (let reply = 0; reply < repliesEach && replied.length < sends; reply++) {
        const id = randomUUID();
        const { status, body } = await api("POST", `/api/v1/cases/${one.caseId}/replies`, {
          id,
          text: `We are looking for it. ${id}`,
          visibility: one.place === "facebook" ? "public" : "private",
        });
        if (status === 201) replied.push(id);
        // The vendor said meanwhile that this person takes nothing more.
        else if (status < 400 || status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`);
      }
  };
  await Promise.all(Array.from({ length: hands }, () => work()));
  return replied;
}

interface Watched {
  sql: postgres.Sql;
  vendor: Vendor;
  product: Product;
  accounts: Record<Place, LoadAccount>;
  begun: number;
}

/** Looks at breakers, signs accounts in again as an engineer does, and takes WhatsApp down once. */
function watch({ sql, vendor, product, accounts }: Watched) {
  const open = new Set<string>();
  let [opened, signIns, stillOpen, unfinished, isTakenDown] = [0, 0, 0, 0, false];
  const look = async (): Promise<number> => {
    const held = await sql<{ id: string }[]>`
      select account_id as id from channels.outage where opened_at is not null`;
    for (const { id } of held) if (!open.has(id)) opened++;
    open.clear();
    for (const { id } of held) open.add(id);
    const [row] = await sql<[{ waiting: number; looking: number; done: number }]>`
      select count(*) filter (where state in ('pending', 'sending'))::int as waiting,
        count(*) filter (where state = 'unsure' and look_at is not null)::int as looking,
        count(*) filter (where state not in ('pending', 'sending'))::int as done
      from channels.outgoing`;
    if (!isTakenDown && row.done > sends / 4) {
      isTakenDown = true;
      await vendor.ask({ down: "whatsapp", seconds: outageSeconds });
    }
    const signedOut = (await sql<{ id: string; kind: Place }[]>`
      select id, kind from channels.account where state = 'sign-in-again'`) as readonly { id: string; kind: Place }[];
    if (signedOut.length > 0) {
      const fresh = (await vendor.ask({ tokens: {} })) as Partial<Record<Place, string>>;
      for (const { id, kind } of signedOut) {
        const accessToken = fresh[kind];
        if (!accessToken) continue;
        const { secret } = accounts[kind];
        const secrets = {
          appSecret: secret,
          verifyToken: "agreed",
          accessToken,
          ...(kind === "whatsapp" && { businessAccountId: "31" }),
        };
        await product.api("PUT", `/api/v1/channel-accounts/${id}/secrets`, { secrets });
        signIns++;
      }
    }
    return row.waiting + row.looking;
  };
  let isOver = false;
  let last = 1;
  const looking = (async () => {
    while (!isOver) {
      last = await look();
      await pause(300);
    }
  })();
  return {
    opened: () => opened,
    signIns: () => signIns,
    wrongs: () => ({ breakersStillOpen: stillOpen, unfinished, breakerNeverOpened: opened === 0 ? 1 : 0 }),
    async drained() {
      const end = performance.now() + mostMinutes * 60_000;
      await pause(1000);
      while (last > 0 && performance.now() < end) await pause(500);
      isOver = true;
      await looking;
      unfinished = last;
      stillOpen = open.size;
    },
  };
}

interface Wrongs {
  lost: number;
  seenTwice: number;
  /** What the vendor has and we call refused. */
  misstated: number;
  disordered: number;
}

async function check(
  sql: postgres.Sql,
  replied: readonly string[],
  { given }: Report,
): Promise<Wrongs & { states: Record<string, number> }> {
  const rows = await sql<{ id: string; state: string; lane: string; place: string }[]>`
    select o.id, o.state, o.lane, a.kind as place from channels.outgoing o join channels.account a on a.id = o.account_id order by o.seq`;
  const known = new Map(rows.map((row, at) => [row.id, { ...row, at }]));
  const seen = new Map<string, number>();
  let disordered = 0;
  for (const texts of Object.values(given)) {
    const ids = texts.map((text) => text.slice(-36));
    for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
    const order = ids.map((id) => known.get(id)?.at ?? -1);
    if (order.some((place, at) => at > 0 && place < (order[at - 1] ?? -1))) disordered++;
  }
  const isAccepted = (state: string): boolean => ["accepted", "delivered", "read"].includes(state);
  const states: Record<string, number> = {};
  for (const { state } of rows) {
    const name = isAccepted(state) ? "accepted" : state;
    states[name] = (states[name] ?? 0) + 1;
  }
  return {
    states,
    lost:
      replied.filter((id) => !known.has(id)).length +
      rows.filter(({ id, state }) => (isAccepted(state) && !seen.has(id)) || state === "pending" || state === "sending")
        .length,
    seenTwice: [...seen.values()].filter((times) => times > 1).length,
    misstated: rows.filter(({ id, state }) => state === "refused" && seen.has(id)).length,
    disordered,
  };
}
