/** What customers allow us beyond answering them, and what they took back. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

export const ConsentPurpose = z.enum(["marketing", "surveys", "personal-offers", "sharing-with-partners"]);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** How they said so. */
export const ConsentWay = z.enum(["in-talk", "by-phone", "on-site", "in-app", "on-paper", "from-import"]);
export type ConsentWay = z.infer<typeof ConsentWay>;

/** The same, or by themselves to their channel, as those tell who stop advertisements there. */
export const ConsentHow = z.enum([...ConsentWay.options, "on-channel"]);
export type ConsentHow = z.infer<typeof ConsentHow>;

export const ConsentLine = z.object({
  id: z.uuid(),
  purpose: ConsentPurpose,
  given: z.boolean(),
  /** When they said so, and when it was written down. */
  at: Time,
  notedAt: Time,
  how: ConsentHow,
  /** Where it can be read again: `message/ID` or `case/ID`. */
  evidence: z.string().nullable(),
  /** Who wrote it down; null: they told the channel, and nobody of ours had a part in it. */
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Where they told it themselves. */
  channel: ChannelKind.nullable(),
});
export type ConsentLine = z.infer<typeof ConsentLine>;

const params = z.object({ customerId: z.uuid() });

export const getConsent = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/consent",
  summary:
    "What a customer allows for each purpose now, and every line of how it came to that, newest first, 200 at most. What nobody noted is not given. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  returns: z.object({
    now: z.array(z.object({ purpose: ConsentPurpose, given: z.boolean(), since: Time.nullable() })),
    history: z.array(ConsentLine),
  }),
});

export const noteConsent = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/consent",
  summary:
    "Note that a customer allows a purpose, or takes that back. Lines are only added. The same id twice is one line.",
  needs: "customers:link",
  params,
  body: z.object({
    id: z.uuid(),
    purpose: ConsentPurpose,
    given: z.boolean(),
    /** Now, unless it was earlier. */
    at: Time.optional(),
    how: ConsentWay,
    evidence: z
      .string()
      .regex(/^(message|case)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
      .optional(),
  }),
  returns: z.object({ id: z.uuid() }),
  status: 201,
});
