/** Who has which case before them. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

/** A member of staff who has a case before them. */
export const Present = z.object({
  caseId: z.uuid(),
  staffId: z.uuid(),
  name: z.string(),
  initials: z.string(),
  typing: z.boolean(),
  since: Time,
});

export const listPresent = endpoint({
  method: "GET",
  path: "/api/v1/presence",
  summary: "Who has which case before them now, and types there. Pages tell it over the live socket.",
  needs: "cases:read",
  returns: z.object({ items: z.array(Present) }),
});
