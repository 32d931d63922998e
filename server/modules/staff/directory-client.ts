/** Talks to the directory (OpenID Connect), by openid-client: discovery, the code with PKCE, and the proof of who it is. */
import * as oidc from "openid-client";
import type { Directory } from "../../../contract/directory.ts";
import { fetchGuarded } from "../../platform/fetch-guarded.ts";
import { problem } from "../../platform/problem.ts";

export const Unreachable = problem("staff.directory-unreachable", 400, "The directory does not answer as one.");
export const NotConfirmed = problem("staff.directory-refused", 401, "The directory did not confirm who this is.");

const timeoutMs = 6000;
const largest = 262_144;

const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(host);

type Client = Pick<Directory, "issuer" | "clientId"> & { clientSecret: string };

/** Finds out what the issuer offers. Only public addresses are called, unless the issuer itself is on this very machine. */
export async function discover({ issuer, clientId, clientSecret }: Client): Promise<oidc.Configuration> {
  const home = new URL(issuer);
  const isHome = isLoopback(home.hostname);
  const customFetch = guardedFor(isHome ? home.host : null);
  try {
    const config = await oidc.discovery(home, clientId, clientSecret, undefined, {
      [oidc.customFetch]: customFetch,
      timeout: timeoutMs / 1000,
      execute: isHome ? [oidc.allowInsecureRequests] : [],
    });
    config[oidc.customFetch] = customFetch;
    // The signature is checked although the token comes straight from the issuer.
    oidc.enableNonRepudiationChecks(config);
    return config;
  } catch {
    throw Unreachable();
  }
}

function guardedFor(homeHost: string | null): oidc.CustomFetch {
  return async (url, { headers, body }) => {
    const fetched = await fetchGuarded({
      url,
      headers: Object.fromEntries(new Headers(headers)),
      body: body instanceof URLSearchParams ? body.toString() : undefined,
      hosts: [new URL(url).hostname],
      homeHost,
      largest,
      timeoutMs,
    });
    if (fetched.status === "here")
      return new Response(fetched.body.toString("utf8"), { headers: { "content-type": fetched.type ?? "" } });
    if (fetched.status === "refused" && fetched.code) return new Response(null, { status: fetched.code });
    throw new TypeError(fetched.why);
  };
}

export interface Begun {
  address: string;
  kept: { state: string; nonce: string; verifier: string };
}

/** Where to send the browser, and what to keep until it is back. */
export async function begin(directory: Client & Pick<Directory, "scopes">, redirectUri: string): Promise<Begun> {
  const config = await discover(directory);
  const kept = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: [...new Set(["openid", "profile", "email", ...directory.scopes])].join(" "),
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, kept };
}

/** What the directory says of who came back. Checked: state, nonce, issuer, audience, times, signature. */
export async function finish(
  directory: Client,
  { kept, address }: { kept: Begun["kept"]; address: URL },
): Promise<Record<string, unknown>> {
  const config = await discover(directory);
  const tokens = await oidc
    .authorizationCodeGrant(config, address, {
      pkceCodeVerifier: kept.verifier,
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
    })
    .catch(() => null);
  const claims = tokens?.claims();
  if (!claims) throw NotConfirmed();
  return claims;
}
