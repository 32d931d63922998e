/** Hands one message to WhatsApp Cloud (developers.facebook.com: Cloud API, messages). */
import type { ChannelAccount, OutboundMessage, SendOutcome } from "../../../modules/channels/index.ts";
import { whatsAppErrors } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { sendOutcomeOf } from "./outcome.ts";
import { whatsAppTemplate } from "./template-shape.ts";
import { uploadedAs } from "./uploaded.ts";

export async function sendWhatsApp(
  graph: Graph,
  message: OutboundMessage,
  account: ChannelAccount,
): Promise<SendOutcome> {
  const answer = await graph(account, {
    method: "POST",
    path: `/${encodeURIComponent(account.externalId)}/messages`,
    body: whatsAppBody(message),
  });
  return sendOutcomeOf(answer, { lines: whatsAppErrors, idOf });
}

/** `biz_opaque_callback_data` comes back with every status: by it an unanswered call is found again. */
export const whatsAppBody = (message: OutboundMessage): object => ({
  messaging_product: "whatsapp",
  recipient_type: "individual",
  ...recipientOf(message.recipientId),
  ...contentOf(message),
  biz_opaque_callback_data: message.id,
});

/** Who hides their number is written to by the id that Meta made for us and them. */
export const recipientOf = (id: string): object => (/^[A-Z]{2}\./.test(id) ? { recipient: id } : { to: id });

function contentOf({ text, media, template }: OutboundMessage): object {
  if (template) return { type: "template", template: whatsAppTemplate(template) };
  const [first] = media;
  if (!first) return { type: "text", text: { body: text, preview_url: false } };
  const { kind, id, name } = uploadedAs(first);
  return { type: kind, [kind]: { id, ...(name && { filename: name }) } };
}

function idOf(body: unknown): string | null {
  const { messages } = (body ?? {}) as { messages?: unknown };
  const [first] = Array.isArray(messages) ? (messages as { id?: unknown }[]) : [];
  return typeof first?.id === "string" && first.id !== "" ? first.id : null;
}
