/** Texts that a vendor approves before they may be sent unasked, and the vendor's own keeping of them. */
import type { ChannelAccount } from "./channel-account.ts";

/** A text that the vendor approves before it may be sent unasked, in one language. Variables stand in it as `{{name}}`. */
export interface TemplateText {
  /** Ours; the vendor knows it by this name too. Lower case, digits and `_`. */
  name: string;
  category: "utility" | "marketing" | "authentication";
  /** Of the fourteen. */
  language: string;
  header: string | null;
  body: string;
  footer: string | null;
  buttons: readonly TemplateButton[];
  /** What a variable may say, which the vendor's reviewer sees. */
  examples: Readonly<Record<string, string>>;
}

export type TemplateButton =
  | { kind: "reply"; text: string }
  | { kind: "link"; text: string; url: string }
  | { kind: "call"; text: string; phone: string };

/** What a template says this time. */
export interface OutboundTemplate {
  text: TemplateText;
  values: Readonly<Record<string, string>>;
}

export interface TemplateStanding {
  name: string;
  language: string;
  vendorId: string | null;
  state: "pending" | "approved" | "rejected" | "paused" | "disabled";
  /** Why not, in the vendor's words. */
  why: string | null;
  category: TemplateText["category"] | null;
}

export type SubmitOutcome =
  | { status: "submitted"; vendorId: string; state: TemplateStanding["state"] }
  | { status: "refused"; why: string }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

export type RemoveOutcome =
  /** Also where there was none. */
  | { status: "done" }
  | { status: "refused"; why: string }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

/** A vendor's own keeping of templates. */
export interface TemplatePort {
  /** Hands one in for approval; one of this name and language that stands there already is changed. Never throws. */
  submit(text: TemplateText, account: ChannelAccount): Promise<SubmitOutcome>;
  /** All that stand there; null where they can't be asked now. Never throws. */
  list(account: ChannelAccount): Promise<readonly TemplateStanding[] | "signed-out" | null>;
  /** Takes all languages of one away. Never throws. */
  remove(name: string, account: ChannelAccount): Promise<RemoveOutcome>;
}
