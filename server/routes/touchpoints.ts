import { flightNumber } from "../../contract/flights.ts";
import * as contract from "../../contract/touchpoints.ts";
import { reportTouchpoints } from "../modules/journeys/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { findTouchpoints } from "../screens/touchpoints.ts";
import type { RouteApp } from "./route-app.ts";

export function implementTouchpoints(implement: Implement, app: RouteApp): void {
  implement(contract.reportTouchpoints, async ({ caller, body: { items } }) => {
    const touchpoints = items.map(
      ({ id, at, kind, identifier, channel, flight, flightDate, outcome, details = {} }) => ({
        id,
        at,
        identifier,
        details,
        kind: contract.wordOf(kind),
        channel: channel === undefined ? null : contract.wordOf(channel),
        flight: flight === undefined ? null : flightNumber(flight),
        flightOn: flightDate ?? null,
        outcome: contract.wordOf(outcome ?? "done"),
      }),
    );
    const { taken, refusedIds } = await atomically(app, async (app) => {
      const done = await reportTouchpoints(app, { touchpoints, reporterId: caller.id });
      await audit(app.db, { actorId: caller.id, action: "touchpoints.report", subject: "touchpoints" });
      return done;
    });
    return {
      taken,
      known: items.length - taken - refusedIds.length,
      refused: refusedIds.map((id) => ({ id, code: "not-an-identifier" as const })),
    };
  });

  implement(contract.findTouchpoints, async ({ caller, body }) => {
    const found = await findTouchpoints(app.db, body);
    await audit(app.db, { actorId: caller.id, action: "touchpoints.find", subject: found.subject });
    return found;
  });
}
