import { flightNumber, reportFlightEvents } from "../../contract/flights.ts";
import { keepFlightEvents } from "../modules/flights/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementFlights(implement: Implement, app: RouteApp): void {
  implement(reportFlightEvents, async ({ caller, body: { items } }) => {
    const events = items.map(({ details = {}, flight, ...item }) => ({
      ...item,
      details,
      flight: flightNumber(flight) ?? flight,
    }));
    const taken = await atomically(app, async (app) => {
      const taken = await keepFlightEvents(app, { events, reporterId: caller.id });
      await audit(app.db, { actorId: caller.id, action: "flights.report", subject: "flight-events" });
      return taken;
    });
    return { taken, known: items.length - taken };
  });
}
