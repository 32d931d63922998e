/** The ways in. Each ends the same: a session of the library, what it has proved, a line in the audit, and its cookies. */
import type { Stage, Way } from "../../../contract/sign-in.ts";
import { atomically, type PoolContext } from "../../platform/context.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { findKnown, readDevice, remember } from "./known-device.ts";
import { checkPasskey, PasskeyRefused } from "./passkeys.ts";
import { findCaller, type Opened, settle } from "./sessions.ts";
import type { SignIn } from "./sign-in.ts";
import { throttled } from "./throttle.ts";

const Refused = problem("staff.sign-in-refused", 401, "The address or the password is wrong.");
const LinkSpent = problem("staff.link-spent", 400, "This link was used already, or is over three days old.");
const NoLongerHere = problem("staff.sign-in-refused", 401, "Nobody who works here can sign in with this.");

export interface SignInContext extends PoolContext {
  readonly signIn: SignIn;
  readonly key: Buffer;
}

/** Who asks: from where, with which browser. */
export interface Asker {
  address: string;
  userAgent: string;
  cookies: string | undefined;
}

export interface Entered {
  stage: Stage;
  memberId: string;
  cookies: string[];
}

/** Opens a session for who knows the password. Unknown and known addresses are answered alike, and take alike long. */
export async function enterByPassword(
  app: SignInContext,
  asker: Asker,
  { email, password }: { email: string; password: string },
): Promise<Entered> {
  const device = readDevice(app.signIn.device, asker.cookies);
  const attempt = {
    at: `password/${email.toLowerCase()}`,
    address: asker.address,
    device: await findKnown(app.db, { device, email }),
  };
  const opened = await throttled(app, attempt, () =>
    fromLibrary(
      app.signIn.auth.api.signInEmail({
        body: { email, password },
        headers: headersOf(asker),
        returnHeaders: true,
      }),
    ),
  );
  if (opened) return enter(app, asker, { ...opened, way: "password" });
  await auditFailure(app, { email, action: "sign-in.password-failed" });
  throw Refused();
}

/** Opens a session with the token of a one-time link and spends it. */
export async function enterByLink(app: SignInContext, asker: Asker, token: string): Promise<Entered> {
  const opened = await throttled(app, { at: `link/${token}`, address: asker.address, device: null }, () =>
    fromLibrary(
      app.signIn.auth.api.magicLinkVerify({ query: { token }, headers: headersOf(asker), returnHeaders: true }),
    ),
  );
  if (!opened) throw LinkSpent();
  return enter(app, asker, { ...opened, way: "link" });
}

/** Opens a session with a passkey, which is two factors; a half session of the same browser ends. */
export async function enterByPasskey(
  app: SignInContext,
  asker: Asker,
  { challengeId, credential, instead }: { challengeId: string; credential: { id: string }; instead: string | null },
): Promise<Entered> {
  const { site } = app.signIn;
  const attempt = { at: `passkey/${credential.id}`, address: asker.address, device: null };
  const known = await throttled(app, attempt, () => checkPasskey(app.db, { site, challengeId, credential }));
  if (!known) throw PasskeyRefused();
  return open(app, asker, { memberId: known.memberId, way: "passkey", isTwoFactors: true, instead });
}

export interface Opening extends Omit<Opened, "token"> {
  memberId: string;
}

/** Opens a session for a member whom something else than a password has shown to be there. */
export async function open(app: SignInContext, asker: Asker, { memberId, ...how }: Opening): Promise<Entered> {
  return enter(app, asker, { ...(await newSession(app, asker, memberId)), ...how });
}

/** Gives a session another token, now that it has proved more: who saw the old one has nothing. */
export async function rotate(
  app: SignInContext,
  asker: Asker,
  { memberId, sessionId, isTwoFactors }: { memberId: string; sessionId: string; isTwoFactors: boolean },
): Promise<Entered> {
  const { token, cookies } = await newSession(app, asker, memberId);
  await settle(app, { token, way: "password", isTwoFactors, instead: sessionId });
  return welcome(app, asker, { token, cookies });
}

async function newSession(app: SignInContext, asker: Asker, memberId: string): Promise<FromLibrary> {
  const opened = await fromLibrary(
    app.signIn.auth.api.openSession({ body: { memberId }, headers: headersOf(asker), returnHeaders: true }),
  );
  if (!opened) throw NoLongerHere();
  return opened;
}

interface FromLibrary {
  token: string;
  cookies: string[];
}

/** What the library opened; null where it refused. */
async function fromLibrary(
  call: Promise<{ headers: Headers | null | undefined; response: { token?: string | null } | null }>,
): Promise<FromLibrary | null> {
  const answer = await call.catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  const token = answer?.response?.token;
  return token ? { token, cookies: answer.headers?.getSetCookie() ?? [] } : null;
}

/** Two classes of this name exist in the library, and a redirect is thrown as one. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === "APIError" && (error as { statusCode?: number }).statusCode !== 500;

async function enter(
  app: SignInContext,
  asker: Asker,
  { cookies, ...opened }: Opened & { cookies: string[] },
): Promise<Entered> {
  await atomically(app, async (app) => {
    const { memberId } = await settle(app, opened);
    const action = `sign-in.${opened.way satisfies Way}`;
    await audit(app.db, { actorId: memberId, action, subject: `staff/${memberId}` });
  });
  return welcome(app, asker, { token: opened.token, cookies });
}

/** How far the session has come. Only a whole one makes its browser a known one. */
async function welcome(app: SignInContext, asker: Asker, { token, cookies }: FromLibrary): Promise<Entered> {
  const caller = await findCaller(app.db, token);
  if (!caller?.session) throw NoLongerHere();
  const { stage } = caller.session;
  if (stage !== "complete") return { stage, memberId: caller.id, cookies };
  const device = readDevice(app.signIn.device, asker.cookies);
  const cookie = await remember(app.db, { cookie: app.signIn.device, device, memberId: caller.id });
  return { stage, memberId: caller.id, cookies: cookie === null ? cookies : [...cookies, cookie] };
}

export function headersOf({ address, userAgent, cookies }: Asker): Headers {
  const headers = new Headers({ "x-jetbridge-address": address, "user-agent": userAgent.slice(0, 300) });
  if (cookies) headers.set("cookie", cookies);
  return headers;
}

/** A failure is written down under the account it was about; what nobody has is nobody's. */
async function auditFailure(app: SignInContext, { email, action }: { email: string; action: string }): Promise<void> {
  const [member] = await app.db<{ id: string }[]>`select id from staff.member where email = ${email.toLowerCase()}`;
  if (member) await audit(app.db, { actorId: member.id, action, subject: `staff/${member.id}` });
}
