/** Tables to take along, as CSV: for spreadsheets and auditors. People prove anew that it is them; programs need a trusted token. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Question, ReportQuery } from "./insights.ts";
import { FigureKind } from "./service-levels.ts";
import { ChannelKind, Language } from "./words.ts";

/** A year at most; the last day unless told. */
const Period = z.object({ from: Time.optional(), to: Time.optional() });

/** More lines than this are cut off, and the last line says so. */
export const linesAtMost = 100_000;

export const exportAudit = endpoint({
  method: "GET",
  path: "/api/v1/exports/audit.csv",
  summary: "Who changed what, and who read which customer, newest first, as CSV.",
  needs: "staff:manage",
  stepUp: true,
  query: Period,
  returns: z.unknown(),
  bytes: "gives",
});

export const exportFigures = endpoint({
  method: "GET",
  path: "/api/v1/exports/figures.csv",
  summary: "Counts and waiting times of a period, as CSV.",
  needs: "figures:export",
  stepUp: true,
  query: Period.extend({ by: z.enum(["all", "channel", "language", "day"]).default("day") }),
  returns: z.unknown(),
  bytes: "gives",
});

export const exportWaits = endpoint({
  method: "GET",
  path: "/api/v1/exports/waits.csv",
  summary: "The list behind a figure, longest first, as CSV.",
  needs: "figures:export",
  stepUp: true,
  query: Period.extend({ kind: FigureKind, channel: ChannelKind.optional(), language: Language.optional() }),
  returns: z.unknown(),
  bytes: "gives",
});

/** For spreadsheets, and for programs that read columns. */
const Format = z.enum(["csv", "parquet"]);

export const exportReport = endpoint({
  method: "GET",
  path: "/api/v1/exports/report",
  summary: "One figure of a period by any grouping, as CSV or Parquet.",
  needs: "figures:export",
  stepUp: true,
  query: ReportQuery.extend({ format: Format.default("csv") }),
  returns: z.unknown(),
  bytes: "gives",
});

export const exportCounted = endpoint({
  method: "GET",
  path: "/api/v1/exports/counted",
  summary: "What a figure counts, newest first, as CSV or Parquet.",
  needs: "figures:export",
  stepUp: true,
  query: Question.extend({ format: Format.default("csv") }),
  returns: z.unknown(),
  bytes: "gives",
});
