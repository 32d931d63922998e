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

const Allowances = z.object({ allowances: z.array(Allowance).max(40) });

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
  summary: "Set all of them. What is asked from now on is held against them.",
  needs: "settings:manage",
  body: Allowances,
  returns: Allowances,
});
