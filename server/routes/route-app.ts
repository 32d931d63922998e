/** What routes may reach: the App, the sign-in, and who calls. */
import type { App } from "../app.ts";
import type { SignIn } from "../modules/staff/index.ts";
import type { Identify } from "../platform/http/implement.ts";

export type RouteApp = App & { signIn: SignIn; identify: Identify };
