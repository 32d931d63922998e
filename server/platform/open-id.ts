/** Asks somebody else who a person is (OpenID Connect), by openid-client: discovery, the code with PKCE, and the proof of who it is. */
import * as oidc from "openid-client";
import { fetchGuarded } from "./fetch-guarded.ts";

const timeoutMs = 6000;
const largest = 262_144;

const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(host);

/** Who we are to the one we ask. */
export interface Client {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What the issuer offers; null where it does not answer as one. Only public addresses are called, unless the issuer itself is on this very machine. */
export async function discover({ issuer, clientId, clientSecret }: Client): Promise<oidc.Configuration | null> {
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
    return null;
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

/** Where to send the browser, and what to keep until it is back; null where the issuer does not answer. */
export async function begin(
  client: Client & { scopes: readonly string[] },
  redirectUri: string,
): Promise<Begun | null> {
  const config = await discover(client);
  if (!config) return null;
  const kept = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: [...new Set(["openid", "profile", "email", ...client.scopes])].join(" "),
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, kept };
}

/** What the issuer says of who came back; null where it confirms nothing. Checked: state, nonce, issuer, audience, times, signature. */
export async function finish(
  client: Client,
  { kept, address }: { kept: Begun["kept"]; address: URL },
): Promise<Record<string, unknown> | null> {
  const config = await discover(client);
  if (!config) return null;
  const tokens = await oidc
    .authorizationCodeGrant(config, address, {
      pkceCodeVerifier: kept.verifier,
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
    })
    .catch(() => null);
  return tokens?.claims() ?? null;
}
