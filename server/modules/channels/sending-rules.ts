/** How long and with what a vendor lets us write: data of a channel, which clearance reads. */
import type { TemplateText } from "./template-port.ts";

/** A time in which the vendor takes what we write, and what opens it. */
export interface SendWindow {
  name: "answer" | "human-agent" | "private-reply" | "entry-point";
  /** What they did last: wrote to us in private, pressed a button, wrote a comment, came by an advertisement, allowed us to write. */
  opens: "message" | "press" | "comment" | "advertisement" | "permission";
  /** Null: for as long as they do not stop us. */
  seconds: number | null;
  /** So many messages of ours in it; absent: as many as we like. */
  most?: number;
  /** Only what a person typed: a machine that uses it breaks the vendor's terms. */
  humanOnly?: true;
}

export interface SendingRules {
  /** In private. The one that asks least comes first; null: at any time. */
  windows: readonly SendWindow[] | null;
  /** What is left when all are shut: a text that the vendor approved, or nothing until they write. */
  outside: "template" | "nothing";
  /** In public we may answer only who called us, on some of the vendor's plans. */
  summoned?: true;
  charges?: Charges;
  /** Who writes nothing but a word such as "stop" there wants no advertising. */
  stopsByWord?: true;
}

/** What the vendor takes money for; absent: nothing. */
export interface Charges {
  public?: "each";
  private?: "each";
  /** Templates, by what they are for; some are free while a window is open that they opened. */
  templates?: Readonly<Record<TemplateText["category"], "each" | "free-in-window">>;
  /** It costs by the country of the number it goes to. */
  byNumber?: true;
}
