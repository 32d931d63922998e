/** Private data that stands in public, and what was done about it. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { PersonalDataKind } from "./triage.ts";

/**
 * `hiding`: the vendor was asked; `hidden`: it did; `to-ask`: it can't, and nobody has asked the customer yet; `asked`; `gone`: its writer took it
 * away; `settled`: an agent saw to it in another way.
 */
export const ExposureState = z.enum(["hiding", "hidden", "to-ask", "asked", "gone", "settled"]);

/** That something stood in public: what, when and by which rule it was found; never itself. */
export const Exposure = z.object({
  messageId: z.uuid(),
  found: z.array(z.object({ kind: PersonalDataKind, rule: z.string() })),
  receivedAt: Time,
  foundAt: Time,
  state: ExposureState,
  /** How the private word fares that tells them why it was hidden; null: none was sent. */
  told: z.enum(["pending", "accepted", "delivered", "read", "refused", "unsure", "undone"]).nullable(),
});
export type Exposure = z.infer<typeof Exposure>;

export const listExposures = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/exposures",
  summary: "Private data that stood in public in this case, and what was done about it. 50 at most.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: z.object({ items: z.array(Exposure) }),
});

export const askToRemove = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/exposure/ask",
  summary:
    "Ask the customer, in private and in their language, to take away what stands in public. `id` is the new message's; the same twice is one.",
  needs: "cases:reply",
  params: z.object({ messageId: z.uuid() }),
  body: z.object({ id: z.uuid() }),
  returns: z.object({ caseId: z.uuid() }),
});

export const settleExposure = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/exposure/settle",
  summary: "Say that it was seen to in another way. Written to the audit.",
  needs: "cases:reply",
  params: z.object({ messageId: z.uuid() }),
  returns: z.object({ settled: z.literal(true) }),
});
