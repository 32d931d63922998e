/** What somebody is at the airline, and what that allows. */
import { z } from "zod";
import { type Permission, permissions } from "./permission.ts";

export const Role = z.enum(["admin", "lead", "agent", "desk", "crew", "brand", "insight", "partner", "engineer"]);
export type Role = z.infer<typeof Role>;

/** What each role may do. `admin` may do all; crew have no pages yet, and a partner is a program. */
export const allowed: Record<Role, readonly Permission[]> = {
  admin: permissions,
  lead: [
    "cases:read",
    "cases:reply",
    "cases:assign",
    "messages:delete",
    "customers:read",
    "customers:link",
    "bookings:change",
    "bookings:approve",
    "figures:read",
    "figures:export",
    "figures:agents",
    "staff:read",
    "settings:manage",
    "templates:manage",
    "facts:manage",
    "payments:ask",
    "payments:approve",
    "payments:refund",
    "rights:manage",
  ],
  agent: [
    "cases:read",
    "cases:reply",
    "customers:read",
    "customers:link",
    "bookings:change",
    "figures:read",
    "staff:read",
    "payments:ask",
  ],
  desk: [
    "cases:read",
    "cases:reply",
    "customers:read",
    "customers:link",
    "bookings:change",
    "figures:read",
    "staff:read",
    "facts:manage",
    "payments:ask",
  ],
  crew: [],
  brand: ["cases:read", "figures:read"],
  insight: ["figures:read", "figures:export"],
  partner: ["flights:report", "touchpoints:report", "trips:read"],
  engineer: ["channels:read", "channels:manage", "operations:read", "operations:manage", "figures:read"],
};
