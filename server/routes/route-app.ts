/** What routes may reach: the App and the sign-in. */
import type { App } from "../app.ts";
import type { SignIn } from "../modules/staff/index.ts";

export type RouteApp = App & { signIn: SignIn };
