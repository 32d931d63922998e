/** Sentences that are said as they stand, in the customer's language. A language is a file of data; a new one needs a line in `all.ts`. */
import type { PersonalDataKind } from "../../../../contract/triage.ts";

export interface ReadyWords {
  /** ISO 639-1. */
  language: string;
  /** In public: let us go on in private; with a link where the platform lets us write only after they did. */
  invite: (link: string | null) => string;
  /** In private: here we go on. */
  goOn: string;
  /** In public, when all is done: what everybody may read. */
  solved: string;
  /** In private: how to show that it is them. */
  askProof: string;
  askProofByLink: (link: string) => string;
  /** In private: a code went to the address on file. */
  codeIsSent: string;
  codeSubject: string;
  /** What stands in the letter or text message with the code. */
  code: (code: string, minutes: number) => string;
  /** In private: why we hid what they wrote. */
  whyHidden: (what: string) => string;
  /** In private: why they should take it away. */
  pleaseRemove: (what: string) => string;
  /** In private: that card numbers do not belong here. */
  noCards: string;
  /** In our profile: how long an answer takes now, in 60 characters. */
  replyTime: (wait: string) => string;
  /** In private: what was done to their booking; one line for each flight, or for each thing. */
  youFly: (flights: string) => string;
  isArranged: (what: string) => string;
  isCancelled: (refund: string | null) => string;
  /** What personal data is called. */
  kinds: Readonly<Record<PersonalDataKind, string>>;
  /** Between the last two of a list: " and ". */
  and: string;
}
