/** Up to what amount each role may let the airline lose alone. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Money } from "./money.ts";
import { Role } from "./roles.ts";

export const Allowance = z.object({
  role: Role,
  /** `waive`: what a rebooking costs is not asked for. `refund`: what comes back is paid back. */
  kind: z.enum(["waive", "refund"]),
  /** In one currency; an amount in another always needs somebody who agrees. */
  upTo: Money,
});
export type Allowance = z.infer<typeof Allowance>;

export const AllowanceRule = z.object({
  allowances: z
    .array(Allowance)
    .max(40)
    .refine((all) => new Set(all.map(({ role, kind }) => `${role} ${kind}`)).size === all.length, {
      message: "One amount for each role and kind.",
    }),
});
export type AllowanceRule = z.infer<typeof AllowanceRule>;

const Allowances = AllowanceRule.extend({
  version: z.int(),
  /** The airline's own, in which its sales are added up. */
  currency: Money.shape.currency,
});

export const getAllowances = endpoint({
  method: "GET",
  path: "/api/v1/booking-allowances",
  summary: "Up to what amount each role may waive or pay back alone. A role that is missing may not.",
  needs: "bookings:change",
  returns: Allowances,
});

export const setAllowances = endpoint({
  method: "PUT",
  path: "/api/v1/booking-allowances",
  summary:
    "Set all of them. What is asked from now on is held against them. `version` is the one that was read: who wrote meanwhile is not written over. Written to the audit.",
  needs: "settings:manage",
  body: AllowanceRule.extend({ version: z.int().min(0) }),
  returns: Allowances,
});
