import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { invalid } from "../problems.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { requireTemplate } from "../whatsapp/template-check.ts";
import { compose, fileOf } from "./compose.ts";
import { changeMessage, messageById, setHolder, talkBy } from "./messages.ts";
import { personIdAt, publishTalk } from "./talk-events.ts";
import type { ChatPlace } from "./talk-events.ts";
import { recipientOf, requireWindow, sendFromBrand } from "./send-message.ts";

const sends = ["pages_messaging", "instagram_business_manage_messages", "instagram_manage_messages"];
/** How long it shows that the airline types, unless it writes or says that it stopped. */
const typingSeconds = 20;
/** The app behind the Page's own inbox. */
export const inboxAppId = "263902037430900";

/** The Send API of Messenger and Instagram: one for both, told apart by who is written to. */
export function sendEdges(meta: MetaGround): Edges {
  const messages = {
    endpoint: "send" as const,
    place: "messenger" as const,
    needs: sends,
    answer: (call: GraphCall) => send(meta, call),
  };
  const attachments = (place: ChatPlace) => ({
    endpoint: "media" as const,
    place,
    needs: sends,
    answer: async (call: GraphCall) => {
      const { attachment } = (call.args["message"] ?? {}) as { attachment?: { type?: unknown; payload?: Shape } };
      const type = wordOf(attachment?.type ?? "");
      const file = await fileOf(meta, {
        place,
        type,
        payload: attachment?.payload ?? {},
        upload: call.files.get("filedata"),
      });
      if (!file) throw invalid("This attachment cannot be put up.");
      return { attachment_id: file.id };
    },
  });
  const control = (deed: "pass" | "take" | "request" | "release") => ({
    endpoint: "send" as const,
    place: "messenger" as const,
    needs: sends,
    answer: (call: GraphCall) => controlThread(meta, call, deed),
  });
  return {
    "POST page/messages": messages,
    "POST instagram/messages": { ...messages, place: "instagram" },
    "POST page/message_attachments": attachments("messenger"),
    "POST instagram/message_attachments": attachments("instagram"),
    "POST page/pass_thread_control": control("pass"),
    "POST page/take_thread_control": control("take"),
    "POST page/request_thread_control": control("request"),
    "POST page/release_thread_control": control("release"),
    "POST instagram/pass_thread_control": control("pass"),
    "POST instagram/take_thread_control": control("take"),
  };
}

async function send(meta: MetaGround, call: GraphCall): Promise<Shape> {
  const { args } = call;
  const to = recipientOf(meta, args["recipient"]);
  if (call.node.kind === "instagram" && to.place !== "instagram")
    throw invalid("The requested user cannot be found.", 2_534_014);
  const recipientId = personIdAt(to.place, to.person);
  const action = args["sender_action"];
  if (action !== undefined) {
    if (args["message"] !== undefined) throw invalid("Cannot send both message and state at the same time.", 2_018_034);
    act(meta, to.place, {
      action: wordOf(action),
      handle: to.person.handle,
      payload: (args["payload"] ?? {}) as Shape,
    });
    return { recipient_id: recipientId };
  }
  const type = typeof args["messaging_type"] === "string" ? args["messaging_type"] : "RESPONSE";
  if (!["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"].includes(type))
    throw invalid("Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}");
  requireWindow(meta, to, { type, tag: typeof args["tag"] === "string" ? args["tag"] : null });
  const replyTo = (args["reply_to"] ?? (args["message"] as Shape | undefined)?.["reply_to"]) as
    | { mid?: string }
    | undefined;
  const common = { appId: meta.app.id, replyTo: replyTo?.mid ?? null };
  const utility = (args["message"] as Shape | undefined)?.["template"];
  if (type === "UTILITY") {
    if (!utility) throw invalid("Param message[template] is required for messaging_type UTILITY");
    const shown = requireTemplate(meta, "messenger", utility);
    const message = sendFromBrand(meta, to, {
      ...common,
      kind: "template",
      content: { text: shown.body, template: shown },
    });
    return { recipient_id: recipientId, message_id: message.id };
  }
  const { kind, content, attachmentId } = await compose(meta, to.place, args["message"], call.files.get("filedata"));
  const message = sendFromBrand(meta, to, { ...common, kind, content });
  return {
    recipient_id: recipientId,
    message_id: message.id,
    ...(attachmentId ? { attachment_id: attachmentId } : {}),
  };
}

/** Signs that are no message: writing, seen, and a heart on one of theirs. */
function act(
  meta: MetaGround,
  place: ChatPlace,
  { action, handle, payload }: { action: string; handle: string; payload: Shape },
): void {
  if (!["typing_on", "typing_off", "mark_seen", "react", "unreact"].includes(action))
    throw invalid("Param sender_action must be one of {TYPING_ON, TYPING_OFF, MARK_SEEN, REACT, UNREACT}");
  if (action === "react" || action === "unreact") {
    const message = messageById(meta.db, String(payload["message_id"]));
    if (!message || message.place !== place) throw invalid("Invalid message_id");
    changeMessage(meta.db, message.id, { reaction: action === "react" ? wordOf(payload["reaction"] ?? "love") : "" });
  }
  if (action === "typing_on" || action === "typing_off")
    meta.signs.note({ place, to: handle, sign: "typing", seconds: action === "typing_on" ? typingSeconds : 0 });
  if (action === "mark_seen") {
    meta.signs.note({ place, to: handle, sign: "seen" });
    meta.db
      .prepare(
        "update meta_message set read_at = ? where place = ? and handle = ? and from_brand = 0 and read_at is null",
      )
      .run(meta.now(), place, handle);
  }
  meta.news.tell({ kind: "changed", handle });
}

/** Who holds a talk: our app, the Page's inbox, or another. */
function controlThread(meta: MetaGround, { args }: GraphCall, deed: "pass" | "take" | "request" | "release"): Shape {
  const { place, person } = recipientOf(meta, args["recipient"]);
  const { handle } = person;
  const holder = talkBy(meta.db, { place, handle })?.holder ?? "app";
  const metadata = typeof args["metadata"] === "string" ? { metadata: args["metadata"] } : {};
  if (deed === "request") {
    publishTalk(meta, "handover", {
      place,
      handle,
      what: { request_thread_control: { requested_owner_app_id: Number(meta.app.id), ...metadata } },
      subjectId: `request-of-${handle}`,
    });
    return { success: true };
  }
  if (deed === "take") setHolder(meta.db, { place, handle }, "app");
  else {
    if (holder !== "app") throw invalid("The app is not the owner of this thread.", 2_018_300);
    const target = wordOf(args["target_app_id"] ?? inboxAppId);
    setHolder(meta.db, { place, handle }, target === inboxAppId ? "inbox" : "other");
  }
  return { success: true };
}
