/** The sign-in library as we use it. Loaded by who signs people in alone: it is half of all that a process would load. */
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { magicLink } from "better-auth/plugins";
import { hkdfSync, randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { longestHours } from "./lengths.ts";
import { openSession } from "./open-session.ts";

/** One-time links of invitations live this long, in seconds. */
const inviteLife = 72 * 3600;

interface AuthOptions {
  pool: Pool;
  publicUrl: string;
  /** Where our own pages come from. */
  origins: readonly string[];
  key: Buffer;
  log: Logger | undefined;
  /** Told each one-time link, for an address. */
  onLink: (email: string, link: string) => void;
}

export function createAuth({ pool, publicUrl, origins, key, log, onLink }: AuthOptions) {
  const isSecure = publicUrl.startsWith("https:");
  return betterAuth({
    appName: "Jetbridge",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: Buffer.from(hkdfSync("sha256", key, "", "staff sessions", 32)).toString("base64url"),
    trustedOrigins: [...origins],
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
        sendMagicLink: async ({ email, token }) => onLink(email, `${publicUrl}/desk/magic-link#${token}`),
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
}

/** What it throws where it says no, or where it could not ask. */
export const isLibraryError = (error: unknown): error is APIError => error instanceof APIError;
