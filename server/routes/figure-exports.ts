/** Figures to take along, as CSV or Parquet. Each is written to the audit before its first line goes out. */
import * as contract from "../../contract/exports.ts";
import type { Figure } from "../../contract/insights.ts";
import { checkCounted } from "../modules/insights/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { sendTable } from "../platform/table.ts";
import { readCounted } from "../screens/counted.ts";
import { readPeriod } from "../screens/figures.ts";
import { getReport, ownOnly, readerOf } from "../screens/report.ts";
import type { RouteApp } from "./route-app.ts";

const limit = contract.linesAtMost;

interface Period {
  from: Date;
  to: Date;
}

export function implementFigureExports(implement: Implement, { db }: RouteApp): void {
  const begin = async (caller: Caller, { figure, from, to }: Period & { figure: Figure }): Promise<string> => {
    const detail = `${figure}, ${from.toISOString()} to ${to.toISOString()}`;
    await audit(db, { actorId: caller.id, action: "exports.report", subject: null, detail });
    return `${figure}-${from.toISOString().slice(0, 10)}-${to.toISOString().slice(0, 10)}`;
  };

  implement(contract.exportReport, async ({ caller, query: { format, ...query } }) => {
    const period = await readPeriod(db, query, 7);
    const name = await begin(caller, { ...period, figure: query.figure });
    const { items, total } = await getReport(db, { ...query, ...period }, readerOf(caller));
    const rows = items.length > 0 ? items : [total];
    async function* batches() {
      yield rows;
    }
    return sendTable(format, {
      name,
      limit,
      batches: batches(),
      columns: [
        { name: query.by, kind: "text", of: (row) => row.group },
        { name: "name", kind: "text", of: (row) => row.name },
        { name: "n", kind: "number", of: (row) => row.n },
        { name: "of", kind: "number", of: (row) => row.of },
        { name: "net", kind: "number", of: (row) => row.net },
        { name: "p50 s", kind: "number", of: (row) => row.p50Seconds },
        { name: "p90 s", kind: "number", of: (row) => row.p90Seconds },
        { name: "n before", kind: "number", of: (row) => row.before?.n ?? null },
        { name: "of before", kind: "number", of: (row) => row.before?.of ?? null },
        { name: "p50 s before", kind: "number", of: (row) => row.before?.p50Seconds ?? null },
        { name: "p90 s before", kind: "number", of: (row) => row.before?.p90Seconds ?? null },
        { name: "solved", kind: "number", of: (row) => row.solved },
        { name: "came back", kind: "number", of: (row) => row.reopened },
      ],
    });
  });

  implement(contract.exportCounted, async ({ caller, query: { format, ...query } }) => {
    const period = await readPeriod(db, query, 7);
    const asked = ownOnly(query, readerOf(caller));
    checkCounted({ ...asked, ...period });
    const name = await begin(caller, { ...period, figure: query.figure });
    return sendTable(format, {
      name: `${name}-counted`,
      limit,
      batches: readCounted(db, { ...asked, ...period }, readerOf(caller)),
      columns: [
        { name: "at", kind: "time", of: (row) => row.at },
        { name: "case", kind: "text", of: (row) => row.caseId },
        { name: "message", kind: "text", of: (row) => row.messageId },
        { name: "channel", kind: "text", of: (row) => row.channel },
        { name: "language", kind: "text", of: (row) => row.language },
        { name: "topic", kind: "text", of: (row) => row.topic },
        { name: "colleague", kind: "text", of: (row) => row.agentName },
        { name: "seconds", kind: "number", of: (row) => row.seconds },
      ],
    });
  });
}
