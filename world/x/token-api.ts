import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Ground } from "./ground.ts";
import { xRoute } from "./route.ts";
import { refresh } from "./tokens.ts";

type TokenGround = Ground & { bearerToken: string; clientId: string; clientSecret: string };

/** OAuth 2.0 at X: a refresh token buys a new pair, once (RFC 6749, 6). Errors are OAuth's, not problem documents. */
export function tokenApi(server: FastifyInstance, x: TokenGround): void {
  xRoute(server, x, {
    method: "POST",
    url: "/2/oauth2/token",
    endpoint: "refresh-token",
    by: "anybody",
    answer: (call) => {
      const form = (call.body ?? {}) as Record<string, string | undefined>;
      if (form["grant_type"] !== "refresh_token") {
        return refusal(400, "unsupported_grant_type", "Only the grant type refresh_token is played here.");
      }
      if (!isClient(x, call.request)) return refusal(401, "unauthorized_client", "Missing valid authorization header");
      const lifeSeconds = x.rules.accessTokenSeconds;
      const pair = refresh(x.db, form["refresh_token"] ?? "", { now: x.now(), lifeSeconds });
      if (!pair) return refusal(400, "invalid_request", "Value passed for the token was invalid.");
      return {
        status: 200,
        body: {
          token_type: "bearer",
          expires_in: lifeSeconds,
          access_token: pair.accessToken,
          refresh_token: pair.refreshToken,
          scope: "tweet.read tweet.write tweet.moderate.write users.read dm.read dm.write offline.access",
        },
      };
    },
  });
}

const refusal = (status: number, error: string, description: string) => ({
  status,
  body: { error, error_description: description },
});

/** A confidential client signs in with its id and secret. */
function isClient(x: TokenGround, request: FastifyRequest): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Basic ${Buffer.from(`${x.clientId}:${x.clientSecret}`).toString("base64")}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
