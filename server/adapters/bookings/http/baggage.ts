/** A baggage tracing system that speaks the Jetbridge baggage API. */
import { ChangesAnswer, RefusedAnswer, WireBagFile } from "../../../../contract/baggage-api.ts";
import type { BaggageTracing, TracedFile } from "../../../modules/bookings/index.ts";
import { call } from "./call.ts";
import { understanding } from "./understand.ts";

export function baggageApi(settings: { url: string; token: string }): BaggageTracing {
  const server = { ...settings, name: "the baggage tracing" };
  const understand = understanding(server.name);
  return {
    async changesSince(cursor) {
      const answer = await call(server, `/files${cursor === null ? "" : `?after=${encodeURIComponent(cursor)}`}`);
      if (answer.kind === "answered" && answer.status === 410) return { status: "too-late" };
      const read = understand(answer, ChangesAnswer);
      if ("why" in read) return read;
      return { status: "heard", files: read.files.map(sayFile), cursor: read.cursor, hasMore: read.hasMore };
    },

    async report(report) {
      const answer = await call(server, "/files", report);
      if (answer.kind === "answered" && answer.status === 422) {
        const refused = understand(answer, RefusedAnswer, [422]);
        return "status" in refused ? refused : { status: "refused", why: refused.why };
      }
      const read = understand(answer, WireBagFile, [200, 201]);
      return "why" in read ? read : { status: "filed", file: sayFile(read) };
    },
  };
}

const inUtc = (time: string): string => new Date(time).toISOString();

function sayFile(wire: WireBagFile): TracedFile {
  const { passenger, ticketNumber, contacts, requestId } = wire;
  return {
    file: {
      reference: wire.reference,
      version: wire.version,
      kind: wire.kind,
      state: wire.state,
      reportedAt: inUtc(wire.reportedAt),
      airport: wire.airport,
      flight: wire.flight ?? null,
      recordLocator: wire.recordLocator ?? null,
      passenger: { surname: passenger.surname, givenName: passenger.givenName },
      bags: wire.bags.map(({ tag, type, colour }) => ({
        tag: tag ?? null,
        type: type ?? null,
        colour: colour ?? null,
      })),
      steps: wire.steps.map(({ at, state, airport }) => ({ at: inUtc(at), state, airport: airport ?? null })),
    },
    leads: [
      ...(passenger.loyalty
        ? [{ kind: "loyalty" as const, value: `${passenger.loyalty.programme} ${passenger.loyalty.number}` }]
        : []),
      ...(ticketNumber ? [{ kind: "eticket" as const, value: ticketNumber }] : []),
      ...contacts,
    ],
    requestId: requestId ?? null,
  };
}
