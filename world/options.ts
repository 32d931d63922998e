/** Where the product answers: a token for an engineer, and one for the airline's flight operations, the same where none is given. */
export interface Product {
  api: string;
  token: string;
  flightsToken?: string;
  /** Of an administrator; without one the directory is not connected. */
  directoryToken?: string;
}

export interface WorldOptions {
  host?: string;
  /** 0 takes any free one. */
  port?: number;
  /** Where the world keeps its memory; null (the default) forgets everything. */
  home?: string | null;
  /** The product to connect to by itself; null (the default) waits for `connectTo`. */
  product?: Product | null;
  /** First messages a minute the passengers write of their own accord; 0 (the default) is silence, reactions too. */
  rate?: number;
  /** What the reservation system asks of who calls it; one is made up where none is given. */
  reservationsToken?: string | null;
  /** What the courier asks of who calls it; one is made up where none is given. */
  courierToken?: string | null;
  /** The same of the language model. */
  languageModelToken?: string | null;
  /** What its providers of payments sign with and are called with; one is made up where none is given. */
  paymentsSecret?: string | null;
  /** The same of the baggage tracing. */
  baggageToken?: string | null;
  /** Where it plays ClamAV's daemon; nowhere unless told. */
  clamdPort?: number | null;
  seed?: number | null;
  /** Whether the airline's mailbox is connected to the product too; not unless told. */
  mail?: boolean;
  /** Whether the airline's site gets a chat of its own there. */
  site?: boolean;
  /** Whether its Page, Messenger, Instagram and WhatsApp are connected too, as soon as the product takes them. */
  meta?: boolean;
  /** Whether its bot at Telegram is. */
  telegram?: boolean;
  now?: () => number;
  /** The pause before a failed webhook is tried again; it doubles with each failure. */
  firstPauseMs?: number;
  /** How long a webhook may take to answer. */
  answerWithinMs?: number;
  /** Where errors of the world itself go. */
  complain?: (error: unknown) => void;
}
