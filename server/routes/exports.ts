/** Tables to take along. Each is written to the audit before its first line goes out. */
import * as contract from "../../contract/exports.ts";
import { audit, listAudit } from "../modules/staff/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { sendCsv } from "../platform/csv.ts";
import { getFigures, getWaits, readPeriod } from "../screens/figures.ts";
import type { RouteApp } from "./route-app.ts";

const limit = contract.linesAtMost;
const batch = 2000;

interface Period {
  from: Date;
  to: Date;
}

const spread = (name: string) => [`${name} n`, `${name} median s`, `${name} p90 s`];
type Spread = { n: number; medianSeconds: number | null; p90Seconds: number | null };
const cellsOf = ({ n, medianSeconds, p90Seconds }: Spread) => [n, medianSeconds, p90Seconds];

export function implementExports(implement: Implement, { db }: RouteApp): void {
  const begin = async (caller: Caller, what: string, { from, to }: Period): Promise<string> => {
    const detail = `${from.toISOString()} to ${to.toISOString()}`;
    await audit(db, { actorId: caller.id, action: `exports.${what}`, subject: null, detail });
    return `${what}-${from.toISOString().slice(0, 10)}-${to.toISOString().slice(0, 10)}.csv`;
  };

  implement(contract.exportAudit, async ({ caller, query }) => {
    const period = await readPeriod(db, query);
    const name = await begin(caller, "audit", period);
    async function* batches() {
      let before: string | null = null;
      for (;;) {
        const rows: Awaited<ReturnType<typeof listAudit>> = await listAudit(db, {
          limit: batch,
          before,
          subject: null,
          period,
        });
        if (rows.length > 0) yield rows;
        if (rows.length < batch) return;
        before = rows.at(-1)?.id ?? null;
      }
    }
    return sendCsv({
      name,
      head: ["at", "actor id", "actor", "action", "subject", "detail"],
      batches: batches(),
      lineOf: ({ at, actorId, actorName, action, subject, detail }) => [
        at,
        actorId,
        actorName,
        action,
        subject,
        detail,
      ],
      limit,
    });
  });

  implement(contract.exportFigures, async ({ caller, query: { by, ...query } }) => {
    const period = await readPeriod(db, query);
    const name = await begin(caller, "figures", period);
    async function* batches() {
      yield await getFigures(db, period, by);
    }
    return sendCsv({
      name,
      head: [
        by,
        "messages",
        "needing an answer",
        "cases opened",
        "cases closed",
        ...["first response", "next response", "resolution"].flatMap(spread),
      ],
      batches: batches(),
      lineOf: (row) => [
        row.group,
        row.messages,
        row.needingAnswer,
        row.casesOpened,
        row.casesClosed,
        ...[row.firstResponse, row.nextResponse, row.resolution].flatMap(cellsOf),
      ],
      limit,
    });
  });

  implement(contract.exportWaits, async ({ caller, query: { kind, channel = null, language = null, ...query } }) => {
    const period = await readPeriod(db, query);
    const name = await begin(caller, "waits", period);
    async function* batches() {
      for (let offset = 0; ; offset += batch) {
        const rows = await getWaits(db, { ...period, kind, channel, language, offset, limit: batch });
        if (rows.length > 0) yield rows;
        if (rows.length < batch) return;
      }
    }
    return sendCsv({
      name,
      head: [
        "case",
        "kind",
        "channel",
        "language",
        "from",
        "to",
        "seconds",
        "first message",
        "last message",
        "answered by",
      ],
      batches: batches(),
      lineOf: (row) => [
        row.caseId,
        row.kind,
        row.channel,
        row.language,
        row.startedAt,
        row.endedAt,
        row.seconds,
        row.startMessageId,
        row.endMessageId,
        row.answeredBy,
      ],
      limit,
    });
  });
}
