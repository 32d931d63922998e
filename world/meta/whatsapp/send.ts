import { atOnce } from "../../store.ts";
import type { MetaGround } from "../ground.ts";
import { later } from "../later.ts";
import { personBy } from "../people.ts";
import type { MetaPerson } from "../people.ts";
import { refused } from "../problems.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { fetchFile } from "../uploads.ts";
import { messageIdAt } from "../talks/ids.ts";
import { changeMessage, insertMessage, messageById, messagesIn } from "../talks/messages.ts";
import type { MetaMessage } from "../talks/messages.ts";
import { windowOf } from "../talks/windows.ts";
import type { ComposedForWhatsapp } from "./compose.ts";
import { publishStatus } from "./whatsapp-events.ts";
import type { Pricing } from "./whatsapp-events.ts";

/** Why a message does not get there; told later, or at once where the world is set so. */
interface Failure {
  code: number;
  title: string;
  details: string;
}

const failures = {
  window: {
    code: 131_047,
    title: "Re-engagement message",
    details:
      "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
  },
  nobody: { code: 131_026, title: "Message undeliverable", details: "Message Undeliverable." },
  marketing: {
    code: 131_050,
    title: "User has stopped marketing messages",
    details: "The recipient has chosen to stop receiving marketing messages on WhatsApp from your business.",
  },
  file: { code: 131_053, title: "Media upload error", details: "Downloading media from weblink failed." },
} as const satisfies Record<string, Failure>;

interface Order {
  person: MetaPerson | null;
  /** The number as it was given, where nobody has it. */
  recipient: string;
  composed: ComposedForWhatsapp;
  opaque: string | null;
  replyTo: string | null;
}

const adWindowMs = 72 * 3_600_000;

/** Takes a message of the airline: it is accepted, and then goes its way or fails. */
export function sendOnWhatsapp(meta: MetaGround, order: Order): MetaMessage {
  const { person, composed } = order;
  const failure = failureOf(meta, order);
  if (failure && meta.rules.refusesAtOnce) throw refused(failure.code, failure.title, failure.details);
  const now = meta.now();
  const { template } = composed;
  const message: MetaMessage = {
    id: messageIdAt("whatsapp", person?.waId ?? order.recipient),
    place: "whatsapp",
    handle: person?.handle ?? "",
    fromBrand: true,
    kind: composed.kind,
    content: {
      ...composed.content,
      ...(template ? { shown: template } : {}),
      opaque: order.opaque,
      pricing: pricingOf(meta, order),
    },
    createdAt: now,
    appId: meta.app.id,
    replyTo: order.replyTo,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    deletedAt: null,
    edits: 0,
    failed: null,
    opensWindow: false,
    reaction: null,
  };
  insertMessage(meta.db, message);
  if (composed.kind === "reaction") react(meta, composed.content["reaction"] as { message_id: string; emoji: string });
  if (failure) fail(meta, message, order.recipient, failure);
  else if (composed.link === null) goOn(meta, message, person);
  else void fetchThen(meta, { message, order, link: composed.link });
  return message;
}

async function fetchThen(
  meta: MetaGround,
  { message, order, link }: { message: MetaMessage; order: Order; link: string },
): Promise<void> {
  const file = await fetchFile(meta, link).catch(() => null);
  if (!meta.db.isOpen) return;
  if (!file) return fail(meta, message, order.recipient, failures.file);
  const kind = String(message.content["type"]);
  const inner = message.content[kind] as Shape;
  const content = { ...message.content, [kind]: { ...inner, id: file.id } };
  changeMessage(meta.db, message.id, { content });
  goOn(meta, { ...message, content }, order.person);
}

function failureOf(meta: MetaGround, { person, composed }: Order): Failure | null {
  if (!person?.onWhatsapp || person.blocks.includes("whatsapp")) return failures.nobody;
  if (composed.template?.category === "MARKETING" && person.stoppedMarketing) return failures.marketing;
  if (composed.template) return null;
  const isOpen = windowOf(meta, { place: "whatsapp", handle: person.handle }).isOpen || cameByAd(meta, person);
  return isOpen ? null : failures.window;
}

/** Who came by an advertisement may be written to for three days, for nothing. */
function cameByAd(meta: MetaGround, { handle }: MetaPerson): boolean {
  return messagesIn(meta.db, { place: "whatsapp", handle }, { limit: 200 }).some(
    (one) => !one.fromBrand && "referral" in one.content && meta.now() - one.createdAt < adWindowMs,
  );
}

function pricingOf(meta: MetaGround, { person, composed }: Order): Pricing {
  if (person && cameByAd(meta, person))
    return { category: "referral_conversion", billable: false, type: "free_entry_point" };
  const isOpen = person !== null && windowOf(meta, { place: "whatsapp", handle: person.handle }).isOpen;
  const category = composed.template?.category.toLowerCase() ?? "service";
  const isFree = category === "service" || (category === "utility" && isOpen);
  return { category, billable: !isFree, type: isFree ? "free_customer_service" : "regular" };
}

/** Sent, and a moment later on the phone. */
function goOn(meta: MetaGround, message: MetaMessage, person: MetaPerson | null): void {
  if (!person) return;
  const status = { recipient: person.waId, opaque: opaqueOf(message), pricing: message.content["pricing"] as Pricing };
  atOnce(meta.db, () => {
    changeMessage(meta.db, message.id, { sentAt: meta.now() });
    publishStatus(meta, message, { ...status, status: "sent" });
  });
  meta.news.tell({ kind: "changed", handle: person.handle });
  meta.news.tell({
    kind: "answered",
    handle: person.handle,
    place: "whatsapp",
    way: "message",
    text: wordsOf(message),
    subjectId: message.id,
  });
  if (meta.rules.deliverMs === null) return;
  later(meta, meta.rules.deliverMs, () => {
    atOnce(meta.db, () => {
      changeMessage(meta.db, message.id, { deliveredAt: meta.now() });
      publishStatus(meta, message, { ...status, status: "delivered" });
    });
    meta.news.tell({ kind: "changed", handle: person.handle });
  });
}

function fail(meta: MetaGround, message: MetaMessage, recipient: string, { code, title, details }: Failure): void {
  const error = {
    code,
    title,
    message: title,
    error_data: { details },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
  atOnce(meta.db, () => {
    changeMessage(meta.db, message.id, { failed: error });
    publishStatus(meta, message, { status: "failed", recipient, opaque: opaqueOf(message), errors: [error] });
  });
  meta.news.tell({ kind: "changed", handle: message.handle });
}

/** They open the talk: everything that reached the phone is read, each told by itself. */
export function readOnWhatsapp(meta: MetaGround, messages: readonly MetaMessage[]): void {
  for (const message of messages) {
    const person = personBy(meta.db, "handle", message.handle);
    if (!person || message.deliveredAt === null) continue;
    changeMessage(meta.db, message.id, { readAt: meta.now() });
    publishStatus(meta, message, { status: "read", recipient: person.waId, opaque: opaqueOf(message) });
  }
}

function react(meta: MetaGround, { message_id: id, emoji }: { message_id: string; emoji: string }): void {
  if (messageById(meta.db, id)) changeMessage(meta.db, id, { reaction: emoji });
}

const opaqueOf = ({ content }: MetaMessage) => (typeof content["opaque"] === "string" ? content["opaque"] : null);

/** The words of a message, of whatever type, for who reads along. */
export function wordsOf({ content }: Pick<MetaMessage, "content">): string {
  const inner = content[wordOf(content["type"] ?? "")] as { body?: unknown; caption?: unknown } | undefined;
  const shown = content["shown"] as { body?: string } | undefined;
  const body = typeof inner?.body === "object" ? (inner.body as { text?: unknown }).text : inner?.body;
  return wordOf(shown?.body ?? body ?? inner?.caption ?? content["text"] ?? "");
}
