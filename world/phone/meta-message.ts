import { fileById } from "../meta/files.ts";
import type { MetaWorld } from "../meta/meta.ts";
import type { Shape } from "../meta/store.ts";
import { wordOf } from "../meta/store.ts";
import type { MetaMessage } from "../meta/talks/messages.ts";
import type { FilledTemplate } from "../meta/whatsapp/template-check.ts";
import { wordsOf } from "../meta/whatsapp/send.ts";

interface ShownFile {
  url: string;
  kind: "image" | "audio" | "video" | "file";
  name: string;
}

/** A private message as a phone shows it, from any of the three. */
export function messageView(meta: MetaWorld, one: MetaMessage) {
  const isMine = !one.fromBrand;
  const told = isMine && meta.wasTold(one.id);
  const card = cardOf(one);
  return {
    id: one.id,
    from: isMine ? "me" : "brand",
    text: one.deletedAt === null ? (card ? null : textOf(one)) : null,
    isGone: one.deletedAt !== null,
    isEdited: one.edits > 0,
    at: one.createdAt,
    tick: isMine ? (one.readAt === null ? (told ? "delivered" : "sent") : "read") : null,
    failed: one.failed ? wordOf(one.failed["title"]) : null,
    files: one.deletedAt === null ? filesOf(meta, one) : [],
    card,
    buttons: one.fromBrand ? buttonsOf(one) : [],
    reaction: one.reaction ?? "",
    place: placeOf(one),
  };
}

function textOf(one: MetaMessage): string {
  const contacts = one.content["contacts"] as { name?: { formatted_name?: string } }[] | undefined;
  if (one.content["is_unsupported"] === true || one.kind === "unsupported") return "Something this phone cannot send";
  const interactive = one.content["interactive"] as { button_reply?: Shape; list_reply?: Shape } | undefined;
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  if (chosen) return wordOf(chosen["title"]);
  if (one.kind === "button") return wordOf((one.content["button"] as Shape)["text"]);
  if (one.kind === "reaction") return wordOf((one.content["reaction"] as Shape)["emoji"]);
  return contacts?.[0]?.name?.formatted_name ?? wordsOf(one);
}

const mediaTypes = ["image", "audio", "video", "document", "sticker"] as const;

function filesOf(meta: MetaWorld, one: MetaMessage): ShownFile[] {
  const ids: string[] = [];
  if (one.place === "whatsapp") {
    for (const type of mediaTypes) ids.push(wordOf((one.content[type] as Shape | undefined)?.["id"]));
    const shown = one.content["shown"] as FilledTemplate | undefined;
    ids.push(wordOf(shown?.header?.media?.["id"]));
  } else {
    const attachments = (one.content["attachments"] ?? []) as { payload?: { url?: string } }[];
    for (const { payload } of attachments) ids.push(/\/graph-files\/(\d+)/.exec(payload?.url ?? "")?.[1] ?? "");
    const story = (one.content["reply_to"] as { story?: { url?: string } } | undefined)?.story;
    ids.push(/\/graph-files\/(\d+)/.exec(story?.url ?? "")?.[1] ?? "");
  }
  return ids.flatMap((id) => {
    const file = id === "" ? null : fileById(meta.ground.db, id);
    if (!file) return [];
    const kind = (["image", "audio", "video"] as const).find((type) => file.mime.startsWith(type)) ?? "file";
    return [{ url: `/phone/files/${file.id}`, kind, name: file.name ?? file.mime }];
  });
}

/** What is more than words: a template, a list, a card with a title. */
function cardOf({ content }: MetaMessage): { title: string | null; body: string; footer: string | null } | null {
  const shown = content["shown"] as FilledTemplate | undefined;
  if (shown) return { title: shown.header?.text ?? null, body: shown.body, footer: shown.footer };
  const interactive = content["interactive"] as { header?: Shape; body?: Shape; footer?: Shape } | undefined;
  if (interactive?.body) {
    const { header, body, footer } = interactive;
    return {
      title: header ? wordOf(header["text"]) : null,
      body: wordOf(body["text"]),
      footer: footer ? wordOf(footer["text"]) : null,
    };
  }
  const [attachment] = (content["attachments"] ?? []) as { type?: string; payload?: Shape }[];
  if (attachment?.type !== "template") return null;
  const [element] = (attachment.payload?.["elements"] ?? []) as Shape[];
  if (element) return { title: wordOf(element["title"]), body: wordOf(element["subtitle"]), footer: null };
  return {
    title: null,
    body: wordOf(attachment.payload?.["text"] ?? attachment.payload?.["intro_message"]),
    footer: null,
  };
}

/** What can be pressed: its words. */
function buttonsOf({ content }: MetaMessage): string[] {
  const labels: string[] = [];
  for (const { title } of (content["quick_replies"] ?? []) as { title?: string }[]) if (title) labels.push(title);
  const shown = content["shown"] as FilledTemplate | undefined;
  for (const { type, text } of shown?.buttons ?? []) if (type === "QUICK_REPLY") labels.push(text);
  const action = (content["interactive"] as { action?: Shape } | undefined)?.action;
  for (const { reply } of (action?.["buttons"] ?? []) as { reply: { title: string } }[]) labels.push(reply.title);
  for (const { rows } of (action?.["sections"] ?? []) as { rows: { title: string }[] }[])
    labels.push(...rows.map(({ title }) => title));
  const attachments = (content["attachments"] ?? []) as { payload?: Shape }[];
  for (const { payload } of attachments) {
    const elements = (payload?.["elements"] ?? (payload?.["buttons"] ? [payload] : [])) as {
      buttons?: { type?: string; title?: string }[];
    }[];
    for (const { type, title } of elements.flatMap(({ buttons = [] }) => buttons))
      if (type === "postback" && title) labels.push(title);
  }
  return labels;
}

function placeOf({ content }: MetaMessage): { name: string; latitude: number; longitude: number } | null {
  const there = content["location"] as { name?: string; latitude: number; longitude: number } | undefined;
  if (there) return { name: there.name ?? "A place", latitude: there.latitude, longitude: there.longitude };
  const [attachment] = (content["attachments"] ?? []) as {
    type?: string;
    payload?: { coordinates?: { lat: number; long: number } };
  }[];
  const spot = attachment?.type === "location" ? attachment.payload?.coordinates : undefined;
  return spot ? { name: "A place", latitude: spot.lat, longitude: spot.long } : null;
}
