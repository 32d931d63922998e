import { createHash } from "node:crypto";
import { closedLink, fileById, forgetFile } from "../files.ts";
import type { Edges } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { personBy } from "../people.ts";
import { invalid, refused, unknownNode } from "../problems.ts";
import { chosen } from "../reading.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { messageById } from "../talks/messages.ts";
import { keepUpload } from "../uploads.ts";
import { composeForWhatsapp } from "./compose.ts";
import { makeWhatsappLimits } from "./limits.ts";
import { sendOnWhatsapp } from "./send.ts";

const sends = ["whatsapp_business_messaging"];
const manages = ["whatsapp_business_management"];
const typesTaken =
  /^(image\/(jpeg|png|webp)|audio\/(aac|mp4|mpeg|amr|ogg|opus)|video\/(mp4|3gpp?)|text\/plain|application\/(pdf|vnd\.|msword).*)$/;

/** The Cloud API of WhatsApp: messages, receipts, files, and the number itself. */
export function whatsappEdges(meta: MetaGround): Edges {
  const limits = makeWhatsappLimits(meta.now, () => meta.rules);
  return {
    "POST number/messages": {
      endpoint: "send",
      needs: sends,
      answer: (call) => {
        if (call.args["messaging_product"] !== "whatsapp")
          throw invalid("The parameter messaging_product is required.");
        return call.args["status"] === undefined ? send(meta, call.args, limits.take) : markRead(meta, call.args);
      },
    },
    "POST number/media": {
      endpoint: "media",
      needs: sends,
      answer: async (call) => {
        const file = call.files.get("file");
        if (!file) throw invalid("The parameter file is required.");
        if (call.args["messaging_product"] !== "whatsapp")
          throw invalid("The parameter messaging_product is required.");
        const type = typeof call.args["type"] === "string" && call.args["type"] !== "" ? call.args["type"] : file.type;
        if (!typesTaken.test(type.split(";", 1)[0] ?? ""))
          throw invalid(`Param file must be a file with one of the supported types. Received file of type '${type}'.`);
        const kept = await keepUpload(meta, new File([file], file.name, { type }));
        return { id: kept.id };
      },
    },
    "GET file": {
      endpoint: "media",
      needs: sends,
      answer: (call) => {
        const file = fileById(meta.db, call.node.id);
        if (!file) throw unknownNode(call.node.id, "GET");
        return {
          url: closedLink(meta, file),
          mime_type: file.mime,
          sha256: createHash("sha256").update(file.content).digest("hex"),
          file_size: String(file.content.length),
          id: file.id,
          messaging_product: "whatsapp",
        };
      },
    },
    "DELETE file": {
      endpoint: "media",
      needs: sends,
      answer: (call) => {
        forgetFile(meta.db, call.node.id, meta.now());
        return { success: true };
      },
    },
    "GET number": {
      endpoint: "profile",
      needs: manages,
      answer: (call) =>
        chosen(call, numberShape(meta), "verified_name,display_phone_number,quality_rating,code_verification_status"),
    },
    "GET waba": {
      endpoint: "profile",
      needs: manages,
      answer: (call) =>
        chosen(
          call,
          {
            id: meta.whatsapp.accountId,
            name: meta.whatsapp.name,
            timezone_id: "1",
            message_template_namespace: "00000000_0000_4000_8000_000000000000",
            account_review_status: "APPROVED",
            business_verification_status: "VERIFIED",
          },
          "id,name,timezone_id,message_template_namespace",
        ),
    },
    "GET waba/phone_numbers": {
      endpoint: "profile",
      needs: manages,
      answer: (call) => ({
        data: [
          chosen(
            call,
            { ...numberShape(meta), status: "LINKED" },
            "verified_name,display_phone_number,quality_rating,status,id",
          ),
        ],
      }),
    },
  };
}

function numberShape(meta: MetaGround): Shape {
  return {
    id: meta.whatsapp.numberId,
    display_phone_number: `+44 7700 ${meta.whatsapp.displayNumber.slice(6)}`,
    verified_name: meta.whatsapp.name,
    quality_rating: "GREEN",
    code_verification_status: "VERIFIED",
    name_status: "APPROVED",
    status: "CONNECTED",
    platform_type: "CLOUD_API",
    messaging_limit_tier: "TIER_10K",
    throughput: { level: "STANDARD" },
    account_mode: "LIVE",
  };
}

function send(meta: MetaGround, args: Shape, takeLimit: (waId: string) => void): Shape {
  const { to, recipient, context, biz_opaque_callback_data: opaque } = args;
  if (to === undefined && recipient === undefined) throw invalid("The parameter to is required.");
  const digits = wordOf(to ?? "").replaceAll(/[\s()+-]/g, "");
  if (to !== undefined && !/^\d{7,15}$/.test(digits))
    throw refused(131_009, "Parameter value is not valid", "Invalid phone number in parameter to");
  const person = to === undefined ? personBy(meta.db, "bsuid", String(recipient)) : personBy(meta.db, "waId", digits);
  if (to === undefined && !person)
    throw refused(131_009, "Parameter value is not valid", "Invalid user id in parameter recipient");
  if (typeof opaque === "string" && opaque.length > 512)
    throw invalid("Param biz_opaque_callback_data must be at most 512 characters long.");
  const composed = composeForWhatsapp(meta, args);
  takeLimit(person?.waId ?? digits);
  const message = sendOnWhatsapp(meta, {
    person,
    recipient: digits,
    composed,
    opaque: typeof opaque === "string" ? opaque : null,
    replyTo: typeof context === "object" && context !== null ? String((context as Shape)["message_id"]) : null,
  });
  const isByNumber = to !== undefined;
  return {
    messaging_product: "whatsapp",
    contacts: [
      {
        input: String(isByNumber ? to : recipient),
        ...(isByNumber ? { wa_id: person?.waId ?? digits } : {}),
        ...(person && (meta.rules.tellsUserIds || !isByNumber) ? { user_id: person.bsuid } : {}),
      },
    ],
    messages: [{ id: message.id, ...(composed.kind === "template" ? { message_status: "accepted" } : {}) }],
  };
}

/** The airline read a message, and everything before it; and perhaps writes. */
function markRead(meta: MetaGround, args: Shape): Shape {
  const message = messageById(meta.db, String(args["message_id"]));
  if (args["status"] !== "read" || !message || message.place !== "whatsapp" || message.fromBrand)
    throw refused(131_009, "Parameter value is not valid", "message_id is not a message that was received");
  meta.db
    .prepare(
      "update meta_message set read_at = ? where place = 'whatsapp' and handle = ? and from_brand = 0 and read_at is null and created_at <= ?",
    )
    .run(meta.now(), message.handle, message.createdAt);
  const about = { place: "whatsapp" as const, to: message.handle };
  meta.signs.note({ ...about, sign: "seen" });
  const { type } = (args["typing_indicator"] ?? {}) as { type?: unknown };
  if (type === "text") meta.signs.note({ ...about, sign: "typing", seconds: 25 });
  else if (args["typing_indicator"] !== undefined)
    throw refused(131_009, "Parameter value is not valid", "typing_indicator[type] must be text");
  meta.news.tell({ kind: "changed", handle: message.handle });
  return { success: true };
}
