/** How the airline wants things done: settings that a lead may change. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { isSignaturePattern } from "./signature.ts";
import { ChannelKind } from "./words.ts";

/** How answers on one channel are signed: `{initials}`, `{first}` and `{name}` are put in; empty: not at all. */
export const SignaturePattern = z.object({
  channel: ChannelKind,
  pattern: z.string().trim().max(40).refine(isSignaturePattern, "only {initials}, {first} and {name}"),
});

export const getSignatures = endpoint({
  method: "GET",
  path: "/api/v1/settings/signatures",
  summary: "How answers are signed, per channel.",
  needs: "signed-in",
  returns: z.object({ items: z.array(SignaturePattern) }),
});

export const setSignature = endpoint({
  method: "PUT",
  path: "/api/v1/settings/signatures",
  summary: "Set how answers on one channel are signed from now on. Written to the audit.",
  needs: "settings:manage",
  body: SignaturePattern,
  returns: z.object({ items: z.array(SignaturePattern) }),
});

/** Letters and digits of any script; what stands for a person at the end of an answer. */
const Initials = z.string().regex(/^[\p{L}\p{N}]{1,4}$/u);

/** A member of staff who answers, with what they sign with and who signs the same. */
export const SignedMember = z.object({
  id: z.uuid(),
  name: z.string(),
  /** As set; null: the first letters of their name. */
  initials: z.string().nullable(),
  /** What they sign with. */
  shown: z.string(),
  /** Colleagues who sign with the same. */
  sharedWith: z.array(z.string()),
});

export const listInitials = endpoint({
  method: "GET",
  path: "/api/v1/settings/initials",
  summary: "The initials of everybody who answers, and which of them are not theirs alone. 500 people at most.",
  needs: "settings:manage",
  returns: z.object({ items: z.array(SignedMember) }),
});

export const setInitials = endpoint({
  method: "PUT",
  path: "/api/v1/staff/:staffId/initials",
  summary:
    "Set what a member of staff signs with; null goes back to the first letters of their name. Written to the audit.",
  needs: "settings:manage",
  params: z.object({ staffId: z.uuid() }),
  body: z.object({ initials: Initials.nullable() }),
  returns: SignedMember,
});

/** Whether an answer to a letter goes to all whom it was addressed to, unless its writer says otherwise. */
export const LetterRule = z.object({ replyAll: z.boolean() });

export const getLetterRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/letters",
  summary: "Whether answers to letters go to all whom they were addressed to.",
  needs: "signed-in",
  returns: LetterRule,
});

export const setLetterRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/letters",
  summary: "Set whether answers to letters go to all whom they were addressed to. Written to the audit.",
  needs: "settings:manage",
  body: LetterRule,
  returns: LetterRule,
});

/** Which signs of life customers are given where their channel knows them: that we have seen what they wrote, that we type. */
export const SignRule = z.object({ seen: z.boolean(), typing: z.boolean() });

export const getSignRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/signs",
  summary: "Which signs of life customers are given.",
  needs: "signed-in",
  returns: SignRule,
});

export const setSignRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/signs",
  summary: "Set which signs of life customers are given. Written to the audit.",
  needs: "settings:manage",
  body: SignRule,
  returns: SignRule,
});

/** Minutes above which who waits in private is told once how long it takes; null: nobody is told. */
export const NoticeRule = z.object({ overMinutes: z.int().min(5).max(1440).nullable() });

export const getNoticeRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/wait-notices",
  summary: "Above how many minutes who waits is told once, in their own conversation, how long it takes.",
  needs: "signed-in",
  returns: NoticeRule,
});

export const setNoticeRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/wait-notices",
  summary:
    "Set above how many minutes who waits in private, in nobody's hands and not urgent, is told once how long it takes; null: nobody is told. It stops no clock. Written to the audit.",
  needs: "settings:manage",
  body: NoticeRule,
  returns: NoticeRule,
});

/** Hours after which praise or a complaint that asks nothing is passed by without a word. */
export const WordRule = z.object({ hours: z.int().min(1).max(720) });

export const getWordRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/words",
  summary: "After how many hours a word comes too late.",
  needs: "figures:read",
  returns: WordRule,
});

export const setWordRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/words",
  summary: "Set after how many hours a word comes too late. Written to the audit.",
  needs: "settings:manage",
  body: WordRule,
  returns: WordRule,
});
