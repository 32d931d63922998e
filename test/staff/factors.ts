/** What a person does to set up and show a second factor. */
import { Secret, TOTP } from "otpauth";
import { now } from "../../server/platform/context.ts";
import { type Ground, moveClock } from "../ground.ts";
import { type Browser, openBrowser, password, signedIn } from "./browser.ts";

/** The code an app shows at the product's time. */
export async function codeOf(ground: Ground, secret: string): Promise<string> {
  const at = await now(ground.app.db);
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** The next code; the app of one who waits half a minute. */
export async function nextCode(ground: Ground, secret: string): Promise<string> {
  await moveClock(ground.app, "31 seconds");
  return codeOf(ground, secret);
}

/** Sets up an app in a signed-in browser. */
export async function addApp(ground: Ground, browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.call("POST", "/api/v1/me/app");
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const code = await codeOf(ground, begun.body.secret);
  const confirmed = await browser.call("POST", "/api/v1/me/app/confirm", { code });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return { secret: begun.body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

/** Somebody with a password and an app, signed in. */
export async function withApp(ground: Ground, role = "agent") {
  const person = await signedIn(ground, role);
  await person.browser.call("PUT", "/api/v1/me/password", { password });
  return { ...person, ...(await addApp(ground, person.browser)) };
}

/** Another browser where this person has given their password, and no more. */
export async function halfIn(ground: Ground, email: string): Promise<Browser> {
  const browser = openBrowser(ground);
  const { status, body } = await browser.signIn(email, password);
  if (status !== 200 || body.stage !== "second-factor") throw new Error(JSON.stringify(body));
  return browser;
}
