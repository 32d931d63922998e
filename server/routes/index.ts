/** The route table: what each agreed endpoint does. It is also the permission table: each endpoint names what it needs. */
import type { Implement } from "../platform/http/implement.ts";
import { implementAccount } from "./account.ts";
import { implementBookings } from "./bookings.ts";
import { implementCases } from "./cases.ts";
import { implementChannels } from "./channels.ts";
import { implementCustomers } from "./customers.ts";
import { implementMessages } from "./messages.ts";
import { implementSearch } from "./search.ts";
import { implementSettings } from "./settings.ts";
import { implementOperations } from "./operations.ts";
import { implementFlights } from "./flights.ts";
import { implementPresence } from "./presence.ts";
import { implementProof } from "./proof.ts";
import { implementPromises } from "./promises.ts";
import { implementDirectory } from "./directory.ts";
import { implementExports } from "./exports.ts";
import { implementFiles } from "./files.ts";
import { implementServiceLevels } from "./service-levels.ts";
import type { RouteApp } from "./route-app.ts";
import { implementSignIn } from "./sign-in.ts";
import { implementStaff } from "./staff.ts";
import { implementTokens } from "./tokens.ts";
import { implementViews } from "./views.ts";

export function implementRoutes(implement: Implement, app: RouteApp): void {
  implementSignIn(implement, app);
  implementDirectory(implement, app);
  implementAccount(implement, app);
  implementStaff(implement, app);
  implementTokens(implement, app);
  implementCustomers(implement, app);
  implementBookings(implement, app);
  implementProof(implement, app);
  implementChannels(implement, app);
  implementOperations(implement, app);
  implementFlights(implement, app);
  implementCases(implement, app);
  implementMessages(implement, app);
  implementPresence(implement, app);
  implementSearch(implement, app);
  implementPromises(implement, app);
  implementFiles(implement, app);
  implementServiceLevels(implement, app);
  implementExports(implement, app);
  implementSettings(implement, app);
  implementViews(implement, app);
}
