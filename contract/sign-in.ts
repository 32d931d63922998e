/** Signing in: the ways in, the second factor, one's own sessions and factors, and proving anew who one is. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

const done = z.object({ ok: z.literal(true) });

/** What comes after a way in: the desk, a second factor, or setting one up first. */
export const Stage = z.enum(["complete", "second-factor", "enrolment"]);
export type Stage = z.infer<typeof Stage>;

/** How somebody can prove that it is them. */
export const Proof = z.enum(["password", "code", "recovery-code", "passkey"]);
export type Proof = z.infer<typeof Proof>;

const staged = z.object({ stage: Stage });

/** A code of six digits from an app, or a recovery code. */
const Code = z.string().trim().min(6).max(40);

/** What a browser's own WebAuthn functions give and take, as JSON; the library reads it. */
const Credential = z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) });
const PasskeyQuestion = z.object({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) });
const PasskeyAnswer = z.object({ challengeId: z.uuid(), credential: Credential });

export const signInWithPassword = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/password",
  summary: "Sign in with address and password.",
  needs: "public",
  body: z.object({ email: z.email().max(200), password: z.string().min(1).max(128) }),
  returns: staged,
});

export const signInWithLink = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/link",
  summary: "Sign in with the token of a one-time link. Opening the link itself spends nothing.",
  needs: "public",
  body: z.object({ token: z.string().min(1).max(200) }),
  returns: staged,
});

export const askPasskey = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/passkey/options",
  summary: "What a browser asks of a passkey.",
  needs: "public",
  returns: PasskeyQuestion,
});

export const signInWithPasskey = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/passkey",
  summary: "Sign in with a passkey, which counts as two factors.",
  needs: "public",
  body: PasskeyAnswer,
  returns: staged,
});

export const signOut = endpoint({
  method: "POST",
  path: "/api/v1/sign-out",
  summary: "End this browser's session.",
  needs: "half-signed-in",
  returns: done,
});

export const proveSecondFactor = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/second-factor",
  summary: "Complete a sign-in with a code of the app, or with a recovery code.",
  needs: "half-signed-in",
  body: z.object({ code: Code }),
  returns: staged,
});

export const proveAgain = endpoint({
  method: "POST",
  path: "/api/v1/me/proof",
  summary:
    "Prove anew that it is you, with a code or a passkey; with the password where there is no second factor. Holds for five minutes.",
  needs: "signed-in",
  body: z.union([z.object({ password: z.string().min(1).max(128) }), z.object({ code: Code }), PasskeyAnswer]),
  returns: done,
});

export const getSecurity = endpoint({
  method: "GET",
  path: "/api/v1/me/security",
  summary: "One's own factors.",
  needs: "enrolling",
  returns: z.object({
    stage: Stage,
    /** Whether the caller's role must have a second factor. */
    isRequired: z.boolean(),
    hasPassword: z.boolean(),
    app: z.object({ since: Time }).nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: Time, lastUsedAt: Time.nullable() })),
    /** How the caller may prove anew who they are, best first; empty: only by signing in again. */
    proofs: z.array(Proof),
  }),
});

export const beginApp = endpoint({
  method: "POST",
  path: "/api/v1/me/app",
  summary: "Begin to set up an app that makes codes. It counts once a code of it was confirmed.",
  needs: "enrolling",
  stepUp: true,
  returns: z.object({ secret: z.string(), uri: z.string() }),
});

export const confirmApp = endpoint({
  method: "POST",
  path: "/api/v1/me/app/confirm",
  summary: "Confirm the app with a code. Gives the recovery codes, this once, where there were none.",
  needs: "enrolling",
  stepUp: true,
  body: z.object({ code: Code }),
  returns: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const removeApp = endpoint({
  method: "DELETE",
  path: "/api/v1/me/app",
  summary: "Remove the app that makes codes.",
  needs: "signed-in",
  stepUp: true,
  returns: done,
});

export const renewRecoveryCodes = endpoint({
  method: "POST",
  path: "/api/v1/me/recovery-codes",
  summary: "Make new recovery codes; the old ones end.",
  needs: "signed-in",
  stepUp: true,
  returns: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const beginPasskey = endpoint({
  method: "POST",
  path: "/api/v1/me/passkeys/options",
  summary: "What a browser needs to make a passkey.",
  needs: "enrolling",
  stepUp: true,
  returns: PasskeyQuestion,
});

const PasskeyName = z.string().trim().min(1).max(60);

export const addPasskey = endpoint({
  method: "POST",
  path: "/api/v1/me/passkeys",
  summary: "Add a passkey. Gives the recovery codes, this once, where there were none.",
  needs: "enrolling",
  stepUp: true,
  body: PasskeyAnswer.extend({ name: PasskeyName }),
  returns: z.object({ id: z.uuid(), recoveryCodes: z.array(z.string()) }),
  status: 201,
});

export const renamePasskey = endpoint({
  method: "PUT",
  path: "/api/v1/me/passkeys/:passkeyId",
  summary: "Name a passkey.",
  needs: "signed-in",
  params: z.object({ passkeyId: z.uuid() }),
  body: z.object({ name: PasskeyName }),
  returns: done,
});

export const removePasskey = endpoint({
  method: "DELETE",
  path: "/api/v1/me/passkeys/:passkeyId",
  summary: "Remove a passkey.",
  needs: "signed-in",
  stepUp: true,
  params: z.object({ passkeyId: z.uuid() }),
  returns: done,
});

/** How a sign-in begins. */
export const Way = z.enum(["password", "link", "passkey", "directory"]);
export type Way = z.infer<typeof Way>;

export const Session = z.object({
  id: z.uuid(),
  isThis: z.boolean(),
  way: Way,
  hasSecondFactor: z.boolean(),
  userAgent: z.string(),
  address: z.string(),
  beganAt: Time,
  lastSeenAt: Time,
});

export const listMySessions = endpoint({
  method: "GET",
  path: "/api/v1/me/sessions",
  summary: "One's own sessions, newest first, 100 at most.",
  needs: "signed-in",
  returns: z.object({ items: z.array(Session) }),
});

export const endMySession = endpoint({
  method: "DELETE",
  path: "/api/v1/me/sessions/:sessionId",
  summary: "End one of one's own sessions.",
  needs: "signed-in",
  params: z.object({ sessionId: z.uuid() }),
  returns: done,
});

export const endMyOtherSessions = endpoint({
  method: "DELETE",
  path: "/api/v1/me/sessions",
  summary: "End all of one's own sessions but this.",
  needs: "signed-in",
  returns: done,
});

export const SignInRules = z.object({
  secondFactorRoles: z.array(z.enum(["admin", "lead", "engineer"])),
  /** A session that nobody used for this long ends. */
  idleMinutes: z.int().min(5).max(720),
});
export type SignInRules = z.infer<typeof SignInRules>;

export const getSignInRules = endpoint({
  method: "GET",
  path: "/api/v1/sign-in/rules",
  summary: "What signing in asks of whom.",
  needs: "staff:manage",
  returns: SignInRules,
});

export const setSignInRules = endpoint({
  method: "PUT",
  path: "/api/v1/sign-in/rules",
  summary: "Which roles need a second factor, and how long an unused session lasts.",
  needs: "staff:manage",
  stepUp: true,
  body: SignInRules,
  returns: SignInRules,
});
