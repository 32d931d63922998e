/** What each form of the proof dialog is given. */
import type { CaseDetail } from "../../kit/wire.ts";

export type Way = "booking" | "code" | "link" | "without";

export interface WayForm {
  of: CaseDetail;
  /** Puts a sentence into the private answer. */
  onSay: (text: string) => void;
}
