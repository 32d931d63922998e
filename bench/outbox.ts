import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Product } from "../test/product.ts";
import { connectLoad } from "./load/accounts.ts";
import { startChild } from "./load/child.ts";
import { drain } from "./load/drain.ts";
import { failedBy } from "./load/failed.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { loadAverage } from "./load/processes.ts";
import { type LoadAccount, shapes } from "./load/shapes.ts";
import { startBench } from "./load/start-bench.ts";
import { check } from "./outbox/check.ts";
import { type Place, places } from "./outbox/places.ts";
import type { Report } from "./outbox/vendor.ts";
import { type Vendor, watch } from "./outbox/watch.ts";

/** What this bench measures. */
export const promise =
  "Of 50,000 messages to X, Facebook, Messenger and WhatsApp that fail at 20 of 100 calls in every documented way, none is lost, none is there twice, each lane keeps its order, and no limit is exceeded.";

/** Fewer for a quick look. */
const sends = Number(process.env["JETBRIDGE_OUTBOX_SENDS"] ?? 50_000);
const seed = Number(process.env["JETBRIDGE_BENCH_SEED"] ?? 1);
const failing = 0.2;
const repliesEach = 10;
const hands = 8;

/** Who writes to which: direct messages of X, comments of a Page. */
const asked: Readonly<Record<Place, number>> = { x: 1, facebook: 2, messenger: 3, whatsapp: 6 };

interface Asked {
  caseId: string;
  place: Place;
}

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo, 3);
    const vendor: Vendor = startChild("../outbox/vendor.ts", undo);
    const { port } = (await vendor.ask("listen")) as { port: number };
    const accounts = await connectLoad(product, `http://127.0.0.1:${port}`);
    await vendor.ask({ seed, failing, accounts });
    const cases = await writeIn(sql, accounts);
    console.log(`  ${cases.length} cases, ${sends} messages, seed ${seed}, load average ${loadAverage()}`);
    const begun = performance.now();
    const watching = watch({ sql, vendor, product, accounts, sends });
    const replied = await answerAll(product, cases);
    await watching.drained();
    const seconds = (performance.now() - begun) / 1000;
    const report = (await vendor.ask("report")) as Report;
    const { states, ...wrongs } = await check(sql, replied, report);
    const overLimit = Object.values(report.overLimit).reduce((sum, one) => sum + one, 0);
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
      loadAverage: loadAverage(),
      ...failedBy({ ...wrongs, overLimit, ...watching.wrongs() }),
    };
  });
}

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
