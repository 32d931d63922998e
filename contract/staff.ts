/** Members of staff, what their roles may do, and the tokens programs use. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { type Permission, permissions } from "./permission.ts";
import { Language } from "./words.ts";

export const Role = z.enum(["admin", "lead", "agent", "desk", "crew", "brand", "insight", "partner", "engineer"]);
export type Role = z.infer<typeof Role>;

/** What each role may do. `admin` may do all; crew have no pages yet, and a partner is a program. */
export const allowed: Record<Role, readonly Permission[]> = {
  admin: permissions,
  lead: [
    "cases:read",
    "cases:reply",
    "cases:assign",
    "customers:read",
    "figures:read",
    "staff:read",
    "settings:manage",
  ],
  agent: ["cases:read", "cases:reply", "customers:read", "figures:read", "staff:read"],
  desk: ["cases:read", "cases:reply", "customers:read", "figures:read", "staff:read"],
  crew: [],
  brand: ["cases:read", "figures:read"],
  insight: ["figures:read"],
  partner: ["flights:report"],
  engineer: ["channels:read", "channels:manage", "operations:read", "operations:manage", "figures:read"],
};

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

export const createToken = endpoint({
  method: "POST",
  path: "/api/v1/api-tokens",
  summary: "Create a token for a program. It is shown this once and kept only as a hash.",
  needs: "staff:manage",
  body: z.object({ name: z.string().trim().min(1).max(120), role: Role }),
  returns: z.object({ id: z.uuid(), token: z.string() }),
  status: 201,
});

export const AuditEntry = z.object({
  id: z.string(),
  at: Time,
  actor: z.object({ id: z.uuid(), name: z.string() }),
  /** What was done, as `module.verb`: `cases.reply`, `customers.read`. */
  action: z.string(),
  subject: z.string().nullable(),
});

export const listAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit",
  summary: "Who changed what, and who read which customer, newest first.",
  needs: "staff:manage",
  query: Paging.extend({ subject: z.string().max(200).optional() }),
  returns: pageOf(AuditEntry),
});
