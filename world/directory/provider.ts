/** An OpenID Connect provider where one picks who one is: the directory of staff, and the accounts of passengers. It can lie, where a test wants it to. */
import type { FastifyInstance } from "fastify";
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { z } from "zod";

/** What goes wrong next, once or until told otherwise. */
export const directoryLies = [
  "wrong-audience",
  "wrong-nonce",
  "wrong-issuer-in-token",
  "wrong-issuer-in-answer",
  "other-issuer",
  "expired",
  "unsigned",
  "other-key",
  "unverified",
  "no-address",
  "down",
  "slow",
] as const;
export type DirectoryLie = (typeof directoryLies)[number];

export interface DirectoryPlay {
  clientId: string;
  clientSecret: string;
  lie: (lie: DirectoryLie | null) => void;
}

/** Who can sign in, and what is said of them beside their name and address. */
export interface Somebody {
  sub: string;
  name: string;
  email: string;
  /** What stands beside the name where one picks. */
  note: string;
  claims: Readonly<Record<string, unknown>>;
}

export interface Provider {
  /** Where it is served: `/directory`. */
  path: string;
  title: string;
  people: readonly Somebody[];
}

interface Code {
  who: Somebody;
  nonce: string;
  challenge: string;
  redirectUri: string;
}

const Asked = z.object({
  response_type: z.literal("code"),
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string(),
  state: z.string().min(1),
  nonce: z.string().min(1),
  code_challenge: z.string().min(40),
  code_challenge_method: z.literal("S256"),
  pick: z.string().optional(),
});
const Traded = z.object({
  grant_type: z.literal("authorization_code"),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** Serves a provider. Its key and its codes live as long as the world does. */
export async function directoryApi(
  server: FastifyInstance,
  urlOf: () => string,
  { path, title, people }: Provider,
): Promise<DirectoryPlay> {
  const keys = await generateKeyPair("RS256");
  const others = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "halcyra-1", alg: "RS256", use: "sig" };
  const clientId = "jetbridge";
  const clientSecret = randomBytes(24).toString("base64url");
  const codes = new Map<string, Code>();
  let lie: DirectoryLie | null = null;
  const issuer = () => `${urlOf()}${path}`;

  server.addHook("onRequest", async (request, reply) => {
    if (!request.url.startsWith(`${path}/`)) return;
    if (lie === "slow") await pause(15_000);
    if (lie === "down") await reply.code(503).send({ error: "temporarily_unavailable" });
  });

  server.get(`${path}/.well-known/openid-configuration`, async () => ({
    issuer: lie === "other-issuer" ? "https://directory.elsewhere.example" : issuer(),
    authorization_endpoint: `${issuer()}/authorize`,
    token_endpoint: `${issuer()}/token`,
    jwks_uri: `${issuer()}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
    authorization_response_iss_parameter_supported: true,
  }));
  server.get(`${path}/keys`, async () => ({ keys: [jwk] }));

  server.get(`${path}/authorize`, async (request, reply) => {
    const asked = Asked.safeParse(request.query);
    if (!asked.success || asked.data.client_id !== clientId) return reply.code(400).send({ error: "invalid_request" });
    const { pick, redirect_uri: redirectUri, state, nonce, code_challenge: challenge } = asked.data;
    const who = people.find(({ sub }) => sub === pick);
    if (!who) return reply.type("text/html; charset=utf-8").send(pageOf(request.url, title, people));
    const code = randomBytes(24).toString("base64url");
    codes.set(code, { who, nonce, challenge, redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", state);
    back.searchParams.set("iss", lie === "wrong-issuer-in-answer" ? "https://elsewhere.example" : issuer());
    return reply.redirect(back.href);
  });

  server.post(`${path}/token`, async (request, reply) => {
    const traded = Traded.safeParse(request.body);
    const code = traded.success ? codes.get(traded.data.code) : undefined;
    if (traded.success) codes.delete(traded.data.code);
    const isRight =
      traded.success &&
      code !== undefined &&
      traded.data.client_id === clientId &&
      traded.data.client_secret === clientSecret &&
      traded.data.redirect_uri === code.redirectUri &&
      createHash("sha256").update(traded.data.code_verifier).digest("base64url") === code.challenge;
    if (!isRight) return reply.code(400).send({ error: "invalid_grant" });
    const { who, nonce } = code;
    return {
      access_token: randomBytes(24).toString("base64url"),
      token_type: "Bearer",
      expires_in: 300,
      id_token: await tokenFor(who, nonce),
    };
  });

  async function tokenFor(who: Somebody, nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: lie === "wrong-issuer-in-token" ? "https://elsewhere.example" : issuer(),
      aud: lie === "wrong-audience" ? "somebody-else" : clientId,
      sub: who.sub,
      nonce: lie === "wrong-nonce" ? "another" : nonce,
      iat: lie === "expired" ? now - 7200 : now,
      exp: lie === "expired" ? now - 3600 : now + 300,
      name: who.name,
      ...(lie !== "no-address" && { email: who.email }),
      email_verified: lie !== "unverified",
      ...who.claims,
    };
    if (lie === "unsigned") return new UnsecuredJWT(claims).encode();
    const { privateKey } = lie === "other-key" ? others : keys;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: jwk.kid }).sign(privateKey);
  }

  return { clientId, clientSecret, lie: (next) => (lie = next) };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Who one may be; a press signs in. */
function pageOf(url: string, title: string, people: readonly Somebody[]): string {
  const list = people
    .map(
      ({ sub, name, note }) =>
        `<li><a data-pick="${sub}" href="${escaped(`${url}&pick=${sub}`)}"><bdi>${escaped(name)}</bdi> <small>${escaped(note)}</small></a></li>`,
    )
    .join("");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>body{font:16px/1.5 system-ui;max-width:26rem;margin:4rem auto;padding:0 1rem}
ul{padding:0;list-style:none}a{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 1rem;margin:.5rem 0;border:1px solid #bbb;
border-radius:8px;color:inherit;text-decoration:none}a:hover,a:focus{background:#eef3fb}small{color:#555}</style>
<main><h1>${escaped(title)}</h1><p>Who are you? (Played: no password.)</p><ul>${list}</ul></main></html>`;
}
