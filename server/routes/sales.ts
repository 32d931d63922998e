import * as contract from "../../contract/sales.ts";
import { linesAtMost } from "../../contract/exports.ts";
import { decimalOf, exponentOf } from "../../contract/money.ts";
import { findCurrency, listRates, setCurrency, setRates } from "../modules/insights/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { sendTable } from "../platform/table.ts";
import { page, readCursor } from "../screens/cursor.ts";
import { readPeriod } from "../screens/figures.ts";
import { ownOnly, readerOf } from "../screens/report.ts";
import { getSales, getSalesCounted, readSales } from "../screens/sales.ts";
import { getSalesOverTime } from "../screens/sales-over-time.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementSales(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.getSales, ({ caller, query }) => getSales(db, query, readerOf(caller)));

  implement(contract.getSalesOverTime, ({ caller, query }) => getSalesOverTime(db, query, readerOf(caller)));

  implement(contract.listSales, async ({ caller, query }) => {
    const counted = await getSalesCounted(db, query, readerOf(caller));
    await audit(db, { actorId: caller.id, action: "figures.look", subject: "figure/sales" });
    return counted;
  });

  implement(contract.exportSales, async ({ caller, query: { format, ...query } }) => {
    const period = await readPeriod(db, query, 30);
    const asked = ownOnly(query, readerOf(caller));
    const detail = `sales, ${period.from.toISOString()} to ${period.to.toISOString()}`;
    await audit(db, { actorId: caller.id, action: "exports.report", subject: null, detail });
    return sendTable(format, {
      name: `sales-${period.from.toISOString().slice(0, 10)}-${period.to.toISOString().slice(0, 10)}`,
      limit: linesAtMost,
      batches: readSales(db, { ...asked, ...period }, readerOf(caller)),
      columns: [
        { name: "at", kind: "time", of: (row) => row.at },
        { name: "kind", kind: "text", of: (row) => row.kind },
        { name: "amount", kind: "number", of: ({ price }) => decimal(price) },
        { name: "currency", kind: "text", of: ({ price }) => price.currency },
        { name: "rate", kind: "number", of: (row) => (row.rate === null ? null : Number(row.rate)) },
        { name: "converted", kind: "number", of: ({ home }) => home && decimal(home) },
        { name: "converted into", kind: "text", of: ({ home }) => home?.currency ?? null },
        { name: "first channel", kind: "text", of: (row) => row.first },
        { name: "assisting channels", kind: "text", of: (row) => row.assisting.join(" ") },
        { name: "last channel", kind: "text", of: (row) => row.last },
        { name: "effect", kind: "text", of: (row) => row.effect },
        { name: "reason", kind: "text", of: (row) => row.reason },
        { name: "colleague", kind: "text", of: (row) => row.agentName },
        { name: "case", kind: "text", of: (row) => row.caseId },
      ],
    });
  });

  implement(contract.getSaleRule, async () => ({ currency: await findCurrency(db) }));

  implement(contract.setSaleRule, async ({ caller, body }) => {
    const entry = { caller, action: "settings.sales", subject: "setting/sales", detail: body.currency };
    await audited(app, entry, (app) => setCurrency(app.db, body.currency));
    return body;
  });

  implement(contract.listRates, async ({ query: { cursor, limit } }) => {
    const [day, currency] = readCursor(cursor, 2) ?? [];
    const after = typeof day === "string" && typeof currency === "string" ? { day, currency } : null;
    return page(await listRates(db, { after, limit: limit + 1 }), limit, (row) => [row.day, row.currency]);
  });

  implement(contract.setRates, async ({ caller, body: { items } }) => {
    const entry = { caller, action: "settings.rates", subject: "setting/sales", detail: `${items.length} rates` };
    await audited(app, entry, (app) => setRates(app, items, caller.id));
    return { taken: items.length };
  });
}

/** A number, for a spreadsheet to add up. */
const decimal = ({ amount, currency }: { amount: string; currency: string }): number =>
  Number(decimalOf(amount.replace("-", ""), exponentOf(currency))) * (amount.startsWith("-") ? -1 : 1);
