/** The airline's baggage tracing, as the product sees it. */
import type { BagFile } from "../../../contract/baggage.ts";
import type { ReportRequest } from "../../../contract/baggage-api.ts";
import type { LeadKind } from "./contacts.ts";
import type { Away } from "./reservation-system.ts";

/** A file with what leads to whose it is, and the report of ours that it came from. */
export interface TracedFile {
  file: BagFile;
  leads: { kind: LeadKind; value: string }[];
  requestId: string | null;
}

export type BagChanges =
  | { status: "heard"; files: TracedFile[]; cursor: string; hasMore: boolean }
  /** The cursor is not known any more: begin anew, without one. */
  | { status: "too-late" }
  | Away;

export type BagReported = { status: "filed"; file: TracedFile } | { status: "refused"; why: string } | Away;

export interface BaggageTracing {
  /** Files that changed since `cursor`, oldest change first; null is from the beginning of what is kept. */
  changesSince(cursor: string | null): Promise<BagChanges>;
  /** Files a report; the same `requestId` again is the same file. Away: it may have been filed. */
  report(report: ReportRequest): Promise<BagReported>;
}
