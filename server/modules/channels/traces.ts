import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "channels.delivery": ["headers", "body"],
    "channels.arrival": ["external_id", "lane", "entry", "why"],
    "channels.lane": ["key"],
    "channels.repeat": ["external_id"],
    "channels.outgoing": ["lane", "recipient_id", "parent_id", "text", "vendor_id", "why", "letter", "template"],
    "channels.attempt": ["why"],
    "channels.outgoing_media": ["alt", "name", "vendor_id", "why"],
    "channels.hiding": ["external_id", "reason", "why"],
    "channels.deletion": ["external_id", "main_id", "why"],
    "channels.read_mark": ["reader_id", "up_to_id"],
    "channels.standing": ["correspondent_id", "comment_id"],
    "channels.sign": ["correspondent_id", "message_id", "seen_id", "wishes_pressed"],
    "channels.their_typing": ["thread_id"],
    "channels.receipt": ["vendor_id"],
    "channels.profile": ["person_id"],
    "channels.untold": ["external_id", "thread_id"],
  },
  ofNobody: {
    // The airline's own.
    "channels.account": ["kind", "name", "external_id", "handle", "base_url", "secrets", "why", "read_to"],
    // Names, ids and permissions of the account at its vendor.
    "channels.account_check": ["checks"],
    "channels.profile_line": ["opening", "language", "written"],
    "channels.delivery": ["why"],
    "channels.arrival": ["kind"],
    "channels.outgoing": ["code", "price_category"],
    "channels.attempt": ["outcome"],
    "channels.outage": ["why"],
    "channels.price": ["prefix", "currency"],
    "channels.untold": ["why"],
    "channels.template": ["name", "language", "content", "why", "vendor_id"],
    "channels.erased_sender": ["mark"],
    "channels.erased_entry": ["mark"],
  },
};
