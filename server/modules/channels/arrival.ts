import type { ChannelKind } from "../../../contract/words.ts";
import type { Entry } from "./entry.ts";

/** An entry with the account it came to. */
export interface Arrival {
  id: string;
  accountId: string;
  /** Our account's id at the vendor, and what the brand is called there, where known. */
  accountExternalId: string;
  accountHandle: string | null;
  channel: ChannelKind;
  externalId: string;
  kind: string;
  lane: string;
  entry: Entry;
  receivedAt: Date;
}

/** As the table has it, with its channel. */
export interface ArrivalRow {
  account_id: string;
  external_id: string;
  kind: string;
  delivery_id: string;
  lane: string;
  entry: Entry;
  received_at: Date;
  channel: string;
}
