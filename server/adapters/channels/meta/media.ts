/** Pictures, videos and files, both ways: Meta's own hosts, and an upload for each of its channels. */
import { z } from "zod";
import type {
  Attachment,
  ChannelAccount,
  Located,
  MediaPort,
  OutboundFile,
  UploadOutcome,
} from "../../../modules/channels/index.ts";
import { graphErrors, whatsAppErrors } from "./errors.ts";
import { baseOf, type Graph, type GraphAnswer } from "./graph.ts";
import { harmlessNoOf, uploadNoOf } from "./outcome.ts";
import { uploadedName } from "./uploaded.ts";

/** Where Meta keeps what people send; a leading `*` stands for any name below. */
const hosts = [
  "*.fbcdn.net",
  "*.fbsbx.com",
  "*.cdninstagram.com",
  "*.whatsapp.net",
  "*.whatsapp.com",
  "graph.facebook.com",
  "graph.instagram.com",
] as const;

/** Addresses in webhooks of Pages and of Instagram can be fetched as they are; they do not live long. */
const byAddress = async ({ url }: Attachment): Promise<Located> =>
  url ? { status: "found", url, headers: {} } : { status: "refused", why: "Meta did not say where it is" };

const Id = z.union([z.string(), z.number()]).transform(String);

/** A photo that stands nowhere yet, for a comment of the Page to show. */
export const pageMedia = (graph: Graph): MediaPort => ({
  hosts,
  locate: byAddress,
  async upload(file, account) {
    const parts = new FormData();
    parts.set("published", "false");
    parts.set("source", blobOf(file), nameOf(file));
    const answer = await graph(account, { method: "POST", path: `${edge(account)}/photos`, parts });
    return ready(
      answer,
      z.looseObject({ id: Id }).transform(({ id }) => uploadedName({ kind: "image", id, name: null })),
    );
  },
});

/** developers.facebook.com: Attachment Upload API; Instagram's is the same with its name said. */
export const messageMedia = (graph: Graph): MediaPort => ({
  hosts,
  locate: byAddress,
  async upload(file, account) {
    const kind = file.kind === "animation" ? "image" : file.kind;
    const parts = new FormData();
    parts.set("message", JSON.stringify({ attachment: { type: kind, payload: { is_reusable: true } } }));
    parts.set("filedata", blobOf(file), nameOf(file));
    const answer = await graph(account, {
      method: "POST",
      path: `${edge(account)}/message_attachments`,
      ...(account.kind === "instagram" && { query: { platform: "instagram" } }),
      parts,
    });
    return ready(
      answer,
      z.looseObject({ attachment_id: Id }).transform(({ attachment_id: id }) => uploadedName({ kind, id, name: null })),
    );
  },
});

const shownByWhatsApp: Readonly<Record<string, "image" | "video">> = {
  "image/jpeg": "image",
  "image/png": "image",
  "video/mp4": "video",
};

/** WhatsApp gives an id, and for it an address that lives five minutes and asks who we are. */
export const whatsAppMedia = (graph: Graph): MediaPort => ({
  hosts,
  locate: (wanted, account) => locateById(graph, wanted, account),
  async upload(file, account) {
    const kind = shownByWhatsApp[file.type] ?? "document";
    const parts = new FormData();
    parts.set("messaging_product", "whatsapp");
    parts.set("type", file.type);
    parts.set("file", blobOf(file), nameOf(file));
    const answer = await graph(account, { method: "POST", path: `${edge(account)}/media`, parts });
    const name = kind === "document" ? nameOf(file) : null;
    const named = z.looseObject({ id: Id }).transform(({ id }) => uploadedName({ kind, id, name }));
    return ready(answer, named, whatsAppErrors);
  },
});

async function locateById(graph: Graph, { mediaId }: Attachment, account: ChannelAccount): Promise<Located> {
  if (!mediaId) return { status: "refused", why: "WhatsApp did not name it" };
  const answer = await graph(account, {
    method: "GET",
    path: `/${encodeURIComponent(mediaId)}`,
    query: { phone_number_id: account.externalId },
  });
  const no = harmlessNoOf(answer, whatsAppErrors);
  if (no?.status === "signed-out") return { status: "signed-out" };
  if (no?.status === "refused") return { status: "refused", why: "WhatsApp no longer has it" };
  const { data } = z.looseObject({ url: z.string() }).safeParse(!no && answer.kind === "answered" ? answer.body : null);
  if (!data) return { status: "failed", why: "WhatsApp can't be asked now" };
  return { status: "found", url: data.url, headers: authorizationFor(data.url, account) };
}

const homes = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/;

/** Our token is shown to Meta, or where the account itself was pointed at, and to nobody else. */
function authorizationFor(url: string, account: ChannelAccount): Record<string, string> {
  if (!URL.canParse(url)) return {};
  const { host, hostname } = new URL(url);
  const isMetas = account.baseUrl ? host === new URL(baseOf(account)).host : homes.test(hostname);
  return isMetas ? { authorization: `Bearer ${account.secrets["accessToken"] ?? ""}` } : {};
}

const edge = ({ externalId }: ChannelAccount): string => `/${encodeURIComponent(externalId)}`;

const blobOf = ({ content, type }: OutboundFile): Blob => new Blob([new Uint8Array(content)], { type });

const nameOf = ({ name, type }: OutboundFile): string => name ?? `attachment.${type.split("/")[1] ?? "bin"}`;

/** Meta keeps an upload for weeks; we make it again after a day. */
const usableMs = 86_400_000;

function ready(answer: GraphAnswer, named: z.ZodType<string>, lines = graphErrors): UploadOutcome {
  const no = uploadNoOf(answer, lines);
  if (no) return no;
  const { data } = named.safeParse(answer.kind === "answered" ? answer.body : null);
  if (!data) return { status: "busy", retryAt: null, why: "Meta gave no id for it" };
  return { status: "ready", vendorId: data, usableUntil: new Date(Date.now() + usableMs) };
}
