/** The airline's templates: texts that a channel approves before they may be sent unasked. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Price } from "./prices.ts";
import { TemplateButton, TemplateCategory, TemplateVariable, TemplateWords } from "./template-text.ts";
import { ChannelKind, languages } from "./words.ts";

/** `waiting`: it is still to be handed in. */
export const ApprovalState = z.enum(["waiting", "pending", "approved", "rejected", "paused", "disabled"]);
export type ApprovalState = z.infer<typeof ApprovalState>;

const Language = z.enum(languages);

const Text = TemplateWords.extend({
  language: Language,
  /** No native speaker has read it. */
  isDraft: z.boolean(),
});

const Version = z.object({
  number: z.int(),
  variables: z.array(TemplateVariable),
  /** Null: it came with Jetbridge. */
  writtenBy: z.string().nullable(),
  writtenAt: Time,
  texts: z.array(Text),
});

const Approval = z.object({
  channelAccountId: z.uuid(),
  version: z.int(),
  language: z.string(),
  state: ApprovalState,
  /** Why not, in the channel's words. */
  why: z.string().nullable(),
  /** The channel may put it into another than we did. */
  category: TemplateCategory,
});

export const Template = z.object({
  id: z.uuid(),
  name: z.string(),
  category: TemplateCategory,
  isRetired: z.boolean(),
  /** The newest first, ten at most. */
  versions: z.array(Version),
  approvals: z.array(Approval),
});
export type Template = z.infer<typeof Template>;

/** The accounts whose channels take templates. */
const Account = z.object({ id: z.uuid(), channel: ChannelKind, name: z.string() });

const Library = z.object({ items: z.array(Template), accounts: z.array(Account) });

export const listTemplates = endpoint({
  method: "GET",
  path: "/api/v1/templates",
  summary: "All templates with their newest versions, and what each channel account says of them. 500 at most.",
  needs: "cases:read",
  returns: Library,
});

const Content = z.object({
  variables: z.array(TemplateVariable).max(20),
  texts: z
    .array(TemplateWords.extend({ language: Language, isDraft: z.boolean().default(false) }))
    .min(1)
    .max(languages.length)
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, "Each language once."),
});

export const addTemplate = endpoint({
  method: "POST",
  path: "/api/v1/templates",
  summary:
    "Add a template. What channels would refuse is refused with 400 `templates.faulty`, each fault in its details. The same id twice is one.",
  needs: "templates:manage",
  body: Content.extend({
    id: z.uuid(),
    name: z.string().regex(/^[a-z][a-z0-9_]{1,49}$/),
    category: TemplateCategory,
  }),
  returns: Template,
  status: 201,
});

const params = z.object({ templateId: z.uuid() });

export const writeTemplate = endpoint({
  method: "POST",
  path: "/api/v1/templates/:templateId/versions",
  summary:
    "Write a new version; `number` is the one it shall be, so that nobody's is written over. The old one stays in use until the new one is approved.",
  needs: "templates:manage",
  params,
  body: Content.extend({ number: z.int().min(2) }),
  returns: Template,
  status: 201,
});

export const retireTemplate = endpoint({
  method: "POST",
  path: "/api/v1/templates/:templateId/retire",
  summary: "Take a template out of use.",
  needs: "templates:manage",
  params,
  returns: Template,
});

export const deleteTemplate = endpoint({
  method: "DELETE",
  path: "/api/v1/templates/:templateId",
  summary:
    "Delete a template for good, at every channel that has it too. `kept` names the accounts whose channel did not take it away, and why: then it is still there, out of use, and can be tried again.",
  needs: "templates:manage",
  params,
  returns: z.object({ kept: z.array(z.object({ channelAccountId: z.uuid(), why: z.string() })) }),
});

export const submitTemplate = endpoint({
  method: "POST",
  path: "/api/v1/templates/:templateId/submit",
  summary:
    "Hand the newest version in for approval at an account, in these languages or in all. The worker does it at once.",
  needs: "templates:manage",
  params,
  body: z.object({ channelAccountId: z.uuid(), languages: z.array(Language).min(1).max(14).optional() }),
  returns: Template,
});

export const syncTemplates = endpoint({
  method: "POST",
  path: "/api/v1/templates/sync",
  summary:
    "Hand in what waits and ask the channels now what became of what was handed in; it is asked every five minutes anyway.",
  needs: "templates:manage",
  returns: Library,
});

/** A template as it could go out in a case. */
export const Offer = z.object({
  id: z.uuid(),
  name: z.string(),
  category: TemplateCategory,
  language: z.string(),
  version: z.int(),
  isDraft: z.boolean(),
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(TemplateButton),
  /** Null: it was never handed in. Only an approved one can go. */
  state: ApprovalState.nullable(),
  /** What the channel charges for it, null: nothing. Why it can't go: `why`. */
  charge: TemplateCategory.nullable(),
  /** By the airline's own list; null where it does not say. */
  price: Price.nullable(),
  why: z.string().nullable(),
  /** All it needs; null where whoever sends it must say. */
  values: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
});
export type Offer = z.infer<typeof Offer>;

export const listOffers = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/templates",
  summary:
    "The templates that an account's channel takes, with values of this case: only what may be told to its customer is filled in. In the case's language first.",
  needs: "cases:reply",
  params: z.object({ caseId: z.uuid() }),
  query: z.object({ channelAccountId: z.uuid() }),
  returns: z.object({ items: z.array(Offer) }),
});
