/** Members of staff, what their roles may do, and the tokens programs use. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { permissions } from "./permission.ts";
import { Role } from "./roles.ts";
import { Session, Way } from "./sign-in.ts";
import { Language } from "./words.ts";

export { allowed, Role } from "./roles.ts";

export const StaffMember = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  languages: z.array(Language),
  active: z.boolean(),
  /** What they sign with, as a lead set it; null: the first letters of their name. */
  initials: z.string().nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const whoAmI = endpoint({
  method: "GET",
  path: "/api/v1/me",
  summary: "Who is signed in, and what they may do.",
  needs: "signed-in",
  returns: StaffMember.extend({
    permissions: z.array(z.enum(permissions)),
    hasPassword: z.boolean(),
    /** How this session began; null for a program. */
    way: Way.nullable(),
    /** Where the log of changes stands: the live socket opened after it tells all that changes from here on. */
    position: z.string(),
  }),
});

export const setPassword = endpoint({
  method: "PUT",
  path: "/api/v1/me/password",
  summary: "Set or change one's own password. Ends all other sessions.",
  needs: "signed-in",
  body: z.object({ current: z.string().max(128).optional(), password: z.string().min(12).max(128) }),
  returns: z.object({ ok: z.literal(true) }),
});

export const listStaff = endpoint({
  method: "GET",
  path: "/api/v1/staff",
  summary: "Colleagues, by name.",
  needs: "staff:read",
  query: Paging,
  returns: pageOf(StaffMember),
});

export const addStaffMember = endpoint({
  method: "POST",
  path: "/api/v1/staff",
  summary: "Add a member of staff. Gives a sign-in link that works once.",
  needs: "staff:manage",
  body: z.object({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(120),
    role: Role,
    languages: z.array(Language).max(14).default([]),
  }),
  returns: z.object({ id: z.uuid(), signInLink: z.string() }),
  status: 201,
});

const ofMember = z.object({ memberId: z.uuid() });

/** A colleague with what an administrator looks after. */
export const ManagedMember = StaffMember.extend({
  hasPassword: z.boolean(),
  hasApp: z.boolean(),
  passkeys: z.int(),
  /** Whether they come in by the airline's directory. */
  hasDirectory: z.boolean(),
  sessions: z.int(),
  lastSeenAt: Time.nullable(),
});

export const listManaged = endpoint({
  method: "GET",
  path: "/api/v1/staff/managed",
  summary: "All who work or worked here, with their factors and sessions, by name.",
  needs: "staff:manage",
  query: Paging,
  returns: pageOf(ManagedMember),
});

export const changeStaffMember = endpoint({
  method: "PUT",
  path: "/api/v1/staff/:memberId",
  summary: "Change somebody's name, role and languages. Counts at once, on open pages too.",
  needs: "staff:manage",
  params: ofMember,
  body: z.object({
    name: z.string().trim().min(1).max(120),
    role: Role,
    languages: z.array(Language).max(14),
  }),
  returns: StaffMember,
});

export const deactivateStaffMember = endpoint({
  method: "POST",
  path: "/api/v1/staff/:memberId/deactivate",
  summary: "Let somebody in no more: sessions end at once, what they hold goes back to all.",
  needs: "staff:manage",
  params: ofMember,
  returns: StaffMember,
});

export const reactivateStaffMember = endpoint({
  method: "POST",
  path: "/api/v1/staff/:memberId/reactivate",
  summary: "Let somebody in again.",
  needs: "staff:manage",
  params: ofMember,
  returns: StaffMember,
});

export const makeSignInLink = endpoint({
  method: "POST",
  path: "/api/v1/staff/:memberId/sign-in-link",
  summary: "Make a new one-time link; earlier ones end.",
  needs: "staff:manage",
  stepUp: true,
  params: ofMember,
  returns: z.object({ signInLink: z.string() }),
});

export const resetFactors = endpoint({
  method: "POST",
  path: "/api/v1/staff/:memberId/reset-factors",
  summary: "Take app, passkeys and recovery codes from somebody who lost them. Their sessions end.",
  needs: "staff:manage",
  stepUp: true,
  params: ofMember,
  returns: z.object({ ok: z.literal(true) }),
});

export const listSessionsOf = endpoint({
  method: "GET",
  path: "/api/v1/staff/:memberId/sessions",
  summary: "Somebody's sessions, 100 at most.",
  needs: "staff:manage",
  params: ofMember,
  returns: z.object({ items: z.array(Session) }),
});

export const endSessionsOf = endpoint({
  method: "DELETE",
  path: "/api/v1/staff/:memberId/sessions",
  summary: "End all sessions of somebody, or one.",
  needs: "staff:manage",
  params: ofMember,
  query: z.object({ sessionId: z.uuid().optional() }),
  returns: z.object({ ok: z.literal(true) }),
});

export const createToken = endpoint({
  method: "POST",
  path: "/api/v1/api-tokens",
  summary: "Create a token for a program. It is shown this once and kept only as a hash.",
  needs: "staff:manage",
  body: z.object({
    name: z.string().trim().min(1).max(120),
    role: Role,
    /** Whether it may do what a person must prove themselves anew for: exports, settings of signing in. */
    isTrusted: z.boolean().default(false),
  }),
  returns: z.object({ id: z.uuid(), token: z.string() }),
  status: 201,
});

export const ApiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  role: Role,
  isTrusted: z.boolean(),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
});

export const listTokens = endpoint({
  method: "GET",
  path: "/api/v1/api-tokens",
  summary: "Tokens that work, newest first.",
  needs: "staff:manage",
  query: Paging,
  returns: pageOf(ApiToken),
});

export const withdrawToken = endpoint({
  method: "DELETE",
  path: "/api/v1/api-tokens/:tokenId",
  summary: "End a token at once.",
  needs: "staff:manage",
  params: z.object({ tokenId: z.uuid() }),
  returns: z.object({ ok: z.literal(true) }),
});

export const AuditEntry = z.object({
  id: z.string(),
  at: Time,
  actor: z.object({ id: z.uuid(), name: z.string() }),
  /** What was done, as `module.verb`: `cases.reply`, `customers.read`. */
  action: z.string(),
  subject: z.string().nullable(),
  /** What changed, in our own words: `agent > lead`. */
  detail: z.string().nullable(),
});

export const listAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit",
  summary: "Who changed what, and who read which customer, newest first.",
  needs: "staff:manage",
  query: Paging.extend({ subject: z.string().max(200).optional() }),
  returns: pageOf(AuditEntry),
});
