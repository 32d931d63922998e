/** Signing in, by the library: passwords, one-time links, sessions in the database and their cookies. */
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { magicLink } from "better-auth/plugins";
import { hkdfSync, randomUUID } from "node:crypto";
import { Pool } from "pg";
import type { Logger } from "pino";
import { problem } from "../../platform/problem.ts";
import { type DeviceCookie, deviceCookie } from "./known-device.ts";
import { openSession } from "./open-session.ts";
import { type Site, siteOf } from "./passkeys.ts";
import { longestHours } from "./lengths.ts";

const PasswordRefused = problem(
  "staff.password-refused",
  400,
  "The current password is wrong, or nobody is signed in by session.",
);

export interface SignInOptions {
  databaseUrl: string;
  publicUrl: string;
  key: Buffer;
  log?: Logger;
}

/** One-time links of invitations live this long, in seconds. */
const inviteLife = 72 * 3600;

export type SignIn = ReturnType<typeof createSignIn>;

export function createSignIn({ databaseUrl, publicUrl, key, log }: SignInOptions) {
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
  const isSecure = publicUrl.startsWith("https:");
  const auth = betterAuth({
    appName: "Jetbridge",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: Buffer.from(hkdfSync("sha256", key, "", "staff sessions", 32)).toString("base64url"),
    trustedOrigins: sameMachine(publicUrl),
    telemetry: { enabled: false },
    // Its messages alone: beside them it would log addresses that were typed.
    // What fails is ours to tell and to log; the library would print it.
    onAPIError: { throw: true },
    logger: { log: (level, message) => log?.warn({ signIn: level }, message.slice(0, 200)) },
    database: pool,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    plugins: [
      magicLink({
        expiresIn: inviteLife,
        disableSignUp: true,
        storeToken: "hashed",
        // After the hash: no server, proxy or log is told the token, and opening the page spends nothing.
        sendMagicLink: async ({ email, token }) => void links.set(email, `${publicUrl}/desk/magic-link#${token}`),
      }),
      openSession(),
    ],
    session: {
      modelName: "session",
      expiresIn: longestHours * 3600,
      disableSessionRefresh: true,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    user: {
      modelName: "member",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        role: { type: "string", input: false, defaultValue: "agent" },
        active: { type: "boolean", input: false, defaultValue: true },
      },
    },
    account: {
      modelName: "credential",
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    // Ours counts failures alone: throttle.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "jetbridge",
      // Its own prefix would be `__Secure-`; `__Host-` also ties the cookie to this very host.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure },
      ...(isSecure && { cookies: { session_token: { name: "__Host-jetbridge.session_token" } } }),
      database: { generateId: () => randomUUID() },
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: ["x-jetbridge-address"] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const { rows } = await pool.query<{ active: boolean }>(
              "select active and kind = 'person' as active from member where id = $1",
              [session.userId],
            );
            return rows[0]?.active ? undefined : false;
          },
        },
      },
    },
  });

  const origins = sameMachine(publicUrl);
  return {
    auth,
    baseUrl: publicUrl,
    /** Where our own pages come from. */
    origins,
    site: siteOf({ baseUrl: publicUrl, origins }) satisfies Site,
    device: deviceCookie(publicUrl) satisfies DeviceCookie,
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
        if (error instanceof APIError) throw PasswordRefused();
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
