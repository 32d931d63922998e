/** Writes a pass anew that was saved to Google's wallet, with the airline's service account. */
import { importPKCS8, SignJWT } from "jose";
import { z } from "zod";
import type { FlightPass, GoogleWallet, Reached, WalletLines } from "../../modules/documents/index.ts";

const timeoutMs = 10_000;
const scope = "https://www.googleapis.com/auth/wallet_object.issuer";
/** A token holds for an hour. */
const keptMs = 50 * 60_000;

interface Elsewhere {
  url?: string;
  tokenUrl?: string;
}

const Token = z.object({ access_token: z.string().min(1) });

/** developers.google.com/wallet: `flightobject.patch`, `flightclass.patch` and `.insert`; tokens by RFC 7523. */
export function writeToGoogle(
  wallet: GoogleWallet,
  { url = "https://walletobjects.googleapis.com", tokenUrl = "https://oauth2.googleapis.com/token" }: Elsewhere = {},
): NonNullable<WalletLines["google"]> {
  let kept: { token: string; until: number } | null = null;

  const token = async (): Promise<string> => {
    if (kept && kept.until > performance.now()) return kept.token;
    const assertion = await new SignJWT({ scope })
      .setProtectedHeader({ alg: "RS256", typ: "JWT" })
      .setIssuer(wallet.account)
      .setAudience(tokenUrl)
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(await importPKCS8(wallet.key, "RS256"));
    const answer = await fetch(tokenUrl, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    if (!answer.ok) throw new Error(`Google gave no token: ${answer.status}`);
    const { access_token: fresh } = Token.parse(await answer.json());
    kept = { token: fresh, until: performance.now() + keptMs };
    return fresh;
  };

  const call = async (method: "PATCH" | "POST", path: string, body: object): Promise<number> => {
    const answer = await fetch(`${url}/walletobjects/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    await answer.body?.cancel();
    if (answer.status === 401) kept = null;
    return answer.status;
  };

  /** On another flight, the flight may be unknown there. The pass comes last: it names the flight. */
  const write = async ({ flightClass, flightObject }: FlightPass): Promise<Reached> => {
    const known = await call("PATCH", `flightClass/${encodeURIComponent(flightClass.id)}`, flightClass);
    const flight = known === 404 ? await call("POST", "flightClass", flightClass) : known;
    if (flight >= 300) return "later";
    const pass = await call("PATCH", `flightObject/${encodeURIComponent(flightObject.id)}`, flightObject);
    // Its link was asked for, and never used.
    if (pass === 404) return "gone";
    return pass < 300 ? "told" : "later";
  };

  return (pass) => write(pass).catch(() => "later" as const);
}
