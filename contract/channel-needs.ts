/** What the vendors must let us do and tell us of: shown to whoever connects an account, and looked at in a check. */

export interface MetaNeeds {
  /** Each of them by one of its names: Instagram's own login has others. */
  permissions: readonly (readonly string[])[];
  object: "page" | "instagram" | "whatsapp_business_account";
  fields: readonly string[];
}

export const metaNeeds = {
  facebook: {
    permissions: [
      ["pages_read_engagement"],
      ["pages_read_user_content"],
      ["pages_manage_engagement"],
      ["pages_manage_metadata"],
      ["pages_messaging"],
    ],
    object: "page",
    fields: ["feed", "mention", "messages", "message_echoes", "message_deliveries", "message_reads"],
  },
  messenger: {
    permissions: [["pages_messaging"], ["pages_manage_metadata"]],
    object: "page",
    fields: [
      "messages",
      "message_echoes",
      "message_deliveries",
      "message_reads",
      "message_reactions",
      "message_edits",
      "messaging_postbacks",
      "messaging_optins",
      "messaging_referrals",
      "messaging_handovers",
      "standby",
    ],
  },
  instagram: {
    permissions: [
      ["instagram_basic", "instagram_business_basic"],
      ["instagram_manage_comments", "instagram_business_manage_comments"],
      ["instagram_manage_messages", "instagram_business_manage_messages"],
    ],
    object: "instagram",
    fields: [
      "comments",
      "live_comments",
      "mentions",
      "messages",
      "message_reactions",
      "messaging_postbacks",
      "messaging_seen",
      "messaging_referral",
      "standby",
    ],
  },
  whatsapp: {
    permissions: [["whatsapp_business_messaging"], ["whatsapp_business_management"]],
    object: "whatsapp_business_account",
    fields: ["messages", "message_template_status_update", "user_preferences"],
  },
} as const satisfies Record<string, MetaNeeds>;

/** The scopes of the brand's user at X, and the events it delivers. */
export const xNeeds = {
  scopes: [
    "tweet.read",
    "tweet.write",
    "tweet.moderate.write",
    "users.read",
    "dm.read",
    "dm.write",
    "media.write",
    "offline.access",
  ],
  events: [
    "post.mention.create",
    "post.reply.create",
    "post.quote.create",
    "post.create",
    "post.delete",
    "dm.received",
    "dm.sent",
    "dm.read",
  ],
} as const;

/** What a program must be let do with a mailbox that is signed in to by a token. */
export const mailNeeds = {
  microsoft: ["IMAP.AccessAsApp", "SMTP.SendAsApp"],
  google: ["https://mail.google.com/"],
} as const;
