/** What was sold, added and saved in conversations: each sale with where it came from, and what was given back of it. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Balance } from "./money.ts";
import { ChannelKind } from "./words.ts";
import { Zone } from "./zone.ts";

const Currency = z.string().regex(/^[A-Z]{3}$/);

/** A new trip; a booking that was moved and not given up; seats; meals, bags and other services. */
export const SaleKind = z.enum(["trip", "saved", "seats", "services"]);
/** Whether it would have been without us. */
export const SaleEffect = z.enum(["made", "helped", "anyway"]);
export const SaleReason = z.enum(["sold-by-agent", "booking-open", "about-to-buy", "by-themselves"]);
/** Which part a channel had: there the customer wrote first within seven days, in between, or asked for it. */
export const ChannelPart = z.enum(["first", "assisting", "last"]);
export const SaleGrouping = z.enum(["channel", "agent", "kind", "day", "week"]);
export type SaleGrouping = z.infer<typeof SaleGrouping>;

/** A year at most; without a time the last 30 days. */
export const SaleQuestion = z.object({
  from: Time.optional(),
  to: Time.optional(),
  channel: ChannelKind.optional(),
  /** Which part the channel had. */
  part: ChannelPart.default("last"),
  agent: z.uuid().optional(),
  kind: SaleKind.optional(),
  effect: SaleEffect.optional(),
  /** `no`: only those for whose day nobody gave a rate. */
  converted: z.enum(["yes", "no"]).optional(),
});

/** Minor units of the airline's currency, refunds taken off unless said otherwise. */
const Amount = Balance.shape.amount;

export const SaleRow = z.object({
  /** A channel, an id, a kind, or the first day; empty where it is not known. */
  group: z.string(),
  /** Of a colleague. */
  name: z.string().nullable(),
  /** How many, saved bookings that cost nothing among them. */
  n: z.int(),
  /** Of these, bookings that were saved. */
  saved: z.int(),
  /** Before refunds. */
  sold: Amount,
  /** Below zero. */
  refunded: Amount,
  net: Amount,
  made: Amount,
  helped: Amount,
  anyway: Amount,
  /** By channel only: of sales whose customer wrote there first, and in between. These overlap, and are not added to `net`. */
  first: Amount.nullable(),
  assisting: Amount.nullable(),
});

export const getSales = endpoint({
  method: "GET",
  path: "/api/v1/figures/sales",
  summary:
    "What was sold in conversations in a period, by channel, agent, kind, day or week, in the airline's currency. Agents see colleagues only with `figures:agents`, else themselves.",
  needs: "figures:read",
  query: SaleQuestion.extend({
    by: SaleGrouping.default("channel"),
    zone: Zone.regex(/^[A-Za-z]/).default("UTC"),
  }),
  returns: z.object({
    from: Time,
    to: Time,
    currency: Currency,
    total: SaleRow,
    items: z.array(SaleRow),
    isCut: z.boolean(),
    /** In no figure: nobody gave a rate for their day. */
    notConverted: z.array(z.object({ currency: Currency, n: z.int(), net: Amount })),
  }),
});

/** By what sales stand apart over time; `all`: together. */
export const SaleSeries = z.enum(["all", "channel", "agent", "kind"]);
export type SaleSeries = z.infer<typeof SaleSeries>;

export const getSalesOverTime = endpoint({
  method: "GET",
  path: "/api/v1/figures/sales/over-time",
  summary:
    "What was sold in conversations, refunds taken off, from day to day; of more than five weeks from week to week. By channel, agent, kind or together, in the airline's currency; the first 30 groups by name. Agents see colleagues only with `figures:agents`, else themselves.",
  needs: "figures:read",
  query: SaleQuestion.extend({
    by: SaleSeries.default("channel"),
    zone: Zone.regex(/^[A-Za-z]/).default("UTC"),
  }),
  returns: z.object({
    from: Time,
    to: Time,
    currency: Currency,
    step: z.enum(["day", "week"]),
    /** On which day each begins, in the zone. */
    begins: z.array(z.string()),
    items: z.array(
      z.object({
        group: z.string(),
        name: z.string().nullable(),
        /** One for each of `begins`. */
        net: z.array(Amount),
      }),
    ),
    isCut: z.boolean(),
  }),
});

export const Sale = z.object({
  id: z.uuid(),
  at: Time,
  kind: SaleKind,
  /** Below zero: given back of an earlier sale. */
  price: Balance,
  /** At the rate of the sale's day; null where nobody gave one. */
  home: Balance.nullable(),
  rate: z.string().nullable(),
  first: ChannelKind.nullable(),
  assisting: z.array(ChannelKind),
  last: ChannelKind.nullable(),
  effect: SaleEffect,
  reason: SaleReason,
  agentName: z.string().nullable(),
  caseId: z.uuid().nullable(),
});
export type Sale = z.infer<typeof Sale>;

export const listSales = endpoint({
  method: "GET",
  path: "/api/v1/figures/sales/counted",
  summary:
    "The sales a figure counts and what was given back of them, newest first, each with its case and why it is counted so.",
  needs: "figures:read",
  query: SaleQuestion.extend(Paging.shape),
  returns: pageOf(Sale),
});

export const exportSales = endpoint({
  method: "GET",
  path: "/api/v1/exports/sales",
  summary: "Sales of a period and what was given back of them, as CSV or Parquet.",
  needs: "figures:export",
  stepUp: true,
  query: SaleQuestion.extend({ format: z.enum(["csv", "parquet"]).default("csv") }),
  returns: z.unknown(),
  bytes: "gives",
});

/** What one unit of a currency was worth on a day, in the airline's currency. */
export const Rate = z.object({
  day: z.iso.date(),
  currency: Currency,
  rate: z.string().regex(/^(?!0+(\.0+)?$)[0-9]{1,9}(\.[0-9]{1,10})?$/),
});
export type Rate = z.infer<typeof Rate>;

const SaleRule = z.object({ currency: Currency });

export const getSaleRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/sales",
  summary: "The currency in which sales are added up.",
  needs: "figures:read",
  returns: SaleRule,
});

export const setSaleRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/sales",
  summary:
    "Set the currency in which sales are added up from now on; what was converted into another before is listed as not converted. Written to the audit.",
  needs: "settings:manage",
  body: SaleRule,
  returns: SaleRule,
});

export const listRates = endpoint({
  method: "GET",
  path: "/api/v1/settings/sales/rates",
  summary: "The rates of the day, the latest first.",
  needs: "figures:read",
  query: Paging,
  returns: pageOf(Rate),
});

export const setRates = endpoint({
  method: "PUT",
  path: "/api/v1/settings/sales/rates",
  summary:
    "Give the rates of days. Sales of those days that had none are converted; what was converted before keeps its rate. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ items: z.array(Rate).min(1).max(1000) }),
  returns: z.object({ taken: z.int() }),
});
