/** What a delivery says, in the snake_case shape that the recorded cases have. */
import type { Attachment, Entry, Letter, RawRequest, Undelivered } from "../modules/channels/index.ts";

interface Said {
  kind: string;
  read(request: RawRequest): Entry[];
  readAnswer?(body: Buffer): string | null;
}

/** A list of events; where the bytes are no delivery but the text of an answer alone, what is new in it. */
export function say(reader: Said, request: RawRequest): object {
  const reply = reader.readAnswer?.(request.body) ?? null;
  if (reply === null) return reader.read(request).map((entry) => eventOf(reader.kind, entry));
  return {
    reply_text: reply,
    first_fragment: reply,
    reply_text_whitespace_stripped: reply.replaceAll(/\s/g, ""),
  };
}

const names: Partial<Record<Entry["kind"], string>> = {
  "auth-revoked": "auth_revoked",
  "auto-reply": "auto_reply",
  displayed: "mdn_displayed",
  "identity-change": "identity_change",
};

function eventOf(channel: string, entry: Entry): object {
  return {
    channel: entry.channel ?? channel,
    event: names[entry.kind] ?? entry.kind,
    visibility: entry.visibility,
    direction: entry.direction,
    account_id: entry.accountId,
    author: entry.author && { ...entry.author, id: entry.author.id || null },
    text: entry.text,
    external_id: entry.externalId,
    timestamp: entry.writtenAt,
    parent_id: entry.parentId,
    thread_id: entry.threadId,
    attachments: entry.attachments.map(attachmentOf),
    ...(entry.parentKind !== null && { parent_kind: entry.parentKind }),
    ...(entry.versions.length > 0 && { versions: entry.versions, edited_at: entry.editedAt }),
    ...(entry.recipientId !== null && { recipient_id: entry.recipientId }),
    ...(entry.subtype !== null && { subtype: entry.subtype }),
    ...(entry.unsupported !== null && { unsupported: entry.unsupported }),
    ...(entry.letter && letterOf(entry.letter)),
    ...(entry.payload !== undefined && { payload: entry.payload }),
    ...(entry.referral && { referral: entry.referral }),
    ...(entry.watermark && { watermark: entry.watermark }),
    ...(entry.newId !== undefined && { new_id: entry.newId }),
    ...(entry.failure && { error_code: entry.failure.code, error: entry.failure.why }),
  };
}

function attachmentOf({ type, url, mediaId, file, content, place, contact, shared }: Attachment): object {
  if (file)
    return { filename: file.name, mime: file.type, inline: file.isInline, content_id: file.contentId, size: file.size };
  if (place) return { type, lat: place.latitude, lon: place.longitude, name: place.name, address: place.address };
  if (contact) return { type, ...contact };
  if (shared) return { type: shared.kind, title: shared.title, external_id: shared.externalId, url };
  return {
    // What lies at the vendor and is no picture is a document there.
    type: content && type === "file" ? "document" : (types[type] ?? type),
    url,
    media_id: mediaId,
    ...(content && {
      mime: content.type,
      sha256: content.sha256,
      ...(content.name !== null && { filename: content.name }),
    }),
  };
}

const types: Partial<Record<Attachment["type"], string>> = { animation: "video" };

function letterOf(letter: Letter): object {
  const { report } = letter;
  const undelivered = report?.undelivered.map(undeliveredOf) ?? [];
  return {
    subject: letter.subject,
    to: letter.to,
    cc: letter.cc,
    reply_to: letter.replyTo,
    in_reply_to: letter.inReplyTo,
    references: letter.references,
    has_html: letter.hasHtml,
    reply_text: letter.replyText,
    auto_submitted: letter.isAutomatic,
    fingerprint: letter.fingerprint,
    ...(letter.plus !== null && { plus_token: letter.plus }),
    ...(letter.envelope !== null && { envelope: letter.envelope }),
    ...(undelivered.length > 0 && { bounce: undelivered[0] }),
    ...(undelivered.length > 1 && { bounces: undelivered }),
    ...(report &&
      report.kind !== "bounce" && {
        report: { about: report.about, recipient: report.recipient, complaint: report.complaint },
      }),
  };
}

const undeliveredOf = ({ recipient, originalRecipient, status, action, isFinal }: Undelivered): object => ({
  recipient,
  ...(originalRecipient !== null && originalRecipient !== recipient && { original_recipient: originalRecipient }),
  ...(status !== null && { status }),
  ...(action !== null && { action }),
  class: isFinal ? "permanent" : "transient",
});
