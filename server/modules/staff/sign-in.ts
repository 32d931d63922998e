/** Signing in, by the library: passwords, one-time links, sessions in the database and their cookies. */
import { Pool } from "pg";
import type { Logger } from "pino";
import { problem } from "../../platform/problem.ts";
import { type DeviceCookie, deviceCookie } from "./known-device.ts";
import { type Site, siteOf } from "./passkeys.ts";

const PasswordRefused = problem(
  "staff.password-refused",
  400,
  "The current password is wrong, or nobody is signed in by session.",
);

const Unavailable = problem("database.unavailable", 503, "The database can't be reached. Nothing was lost; try again.");

export interface SignInOptions {
  databaseUrl: string;
  publicUrl: string;
  key: Buffer;
  log?: Logger;
}

export type SignIn = Awaited<ReturnType<typeof createSignIn>>;

export async function createSignIn({ databaseUrl, publicUrl, key, log }: SignInOptions) {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    options: "-c search_path=staff",
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
  });
  pool.on("error", () => {});
  /** Links made by this process and not handed over yet, by address. */
  const links = new Map<string, string>();
  const origins = sameMachine(publicUrl);
  const { createAuth, isLibraryError } = await import("./auth.ts");
  const onLink = (email: string, link: string): void => void links.set(email, link);
  const auth = createAuth({ pool, publicUrl, origins, key, log, onLink });

  return {
    auth,
    baseUrl: publicUrl,
    /** Where our own pages come from. */
    origins,
    site: siteOf({ baseUrl: publicUrl, origins }) satisfies Site,
    device: deviceCookie(publicUrl) satisfies DeviceCookie,
    /** The token of the session whose cookie this is; null where there is none. */
    async sessionOf(cookie: string): Promise<string | null> {
      const session = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch((error: unknown) => {
        // The library says "failed to get session" when it can't ask the database; that is no sign-out.
        throw isLibraryError(error) && error.statusCode >= 500 ? Unavailable() : error;
      });
      return session?.session.token ?? null;
    },
    /** Sets a first password, or changes the one there is, and ends all other sessions. */
    async setPassword({
      current,
      password,
      hasPassword,
      cookie,
    }: {
      current?: string | undefined;
      password: string;
      hasPassword: boolean;
      cookie: string;
    }): Promise<void> {
      const headers = new Headers({ cookie });
      try {
        if (hasPassword)
          await auth.api.changePassword({
            headers,
            body: { currentPassword: current ?? "", newPassword: password },
          });
        else await auth.api.setPassword({ headers, body: { newPassword: password } });
        // The library's own way with `changePassword` would end the caller's session too.
        await auth.api.revokeOtherSessions({ headers });
      } catch (error) {
        if (isLibraryError(error)) throw PasswordRefused();
        throw error;
      }
    },
    /** A link that signs `email` in once, within three days. Members only. */
    async makeLink(email: string): Promise<string> {
      await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
      const link = links.get(email);
      links.delete(email);
      if (!link) throw new Error("no link was made");
      return link;
    },
    close: () => pool.end(),
  };
}

/** Makes the browser forget its session. */
export const signOutCookies = ({ baseUrl }: SignIn): string[] =>
  baseUrl.startsWith("https:")
    ? ["__Host-jetbridge.session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure"]
    : ["jetbridge.session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"];

/** `localhost` and `127.0.0.1` are the same machine; which of them stands in the address bar must not matter. */
function sameMachine(publicUrl: string): string[] {
  const { protocol, hostname, port } = new URL(publicUrl);
  const names = ["127.0.0.1", "localhost"].includes(hostname) ? ["127.0.0.1", "localhost"] : [hostname];
  return names.map((name) => `${protocol}//${name}${port ? `:${port}` : ""}`);
}
