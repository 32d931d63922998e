/** `read`: one inbound delivery in, normalised events out, in snake_case. Pure: no database. */
import { readFileSync } from "node:fs";
import type { ChannelKind } from "../../contract/words.ts";
import { channels } from "../adapters/channels/index.ts";
import type { ChannelAccount, Entry } from "../modules/channels/index.ts";
import { readArguments } from "./usage.ts";

const readFile = (file: string): Buffer => readFileSync(file === "-" ? 0 : file);
const readJson = (file: string | undefined): Record<string, unknown> =>
  file ? (JSON.parse(readFile(file).toString("utf8")) as Record<string, unknown>) : {};

export async function readDelivery(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["channel", "file"], optional: ["headers", "config"] });
  const channel = channels.get(values["channel"] ?? "");
  if (!channel) throw new Error(`There is no channel "${values["channel"]}": ${[...channels.keys()].join(", ")}.`);
  const body = readFile(values["file"] ?? "");
  const challenge = challengeOf(body);
  if (challenge) {
    const answer = channel.handshake(
      challenge.query,
      accountFrom(channel.kind, { ...challenge.secrets, ...readJson(values["config"]) }),
    );
    if (!answer) throw new Error("This is no handshake of that channel.");
    write({
      status: answer.status,
      content_type: answer.contentType,
      body: answer.contentType.includes("json") ? JSON.parse(answer.body) : answer.body,
    });
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(readJson(values["headers"])).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  write(channel.read({ headers, body }).map((entry) => eventOf(channel.kind, entry)));
}

const write = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** A recorded handshake holds its query, and the secret it was made with. */
function challengeOf(body: Buffer): { query: Record<string, string>; secrets: Record<string, string> } | null {
  let recorded: unknown;
  try {
    recorded = JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
  const { query, crc_token: token, consumer_secret: secret, request } = (recorded ?? {}) as Record<string, unknown>;
  const asked = (query ??
    (request as { query?: unknown } | undefined)?.query ??
    (typeof token === "string" ? { crc_token: token } : undefined)) as Record<string, string> | undefined;
  return asked ? { query: asked, secrets: typeof secret === "string" ? { consumerSecret: secret } : {} } : null;
}

/** Settings in snake_case or camelCase, beside or under `secrets`. */
function accountFrom(kind: ChannelKind, config: Record<string, unknown>): ChannelAccount {
  const flat = { ...config, ...(config["secrets"] as Record<string, unknown> | undefined) };
  const secrets = Object.fromEntries(
    Object.entries(flat).flatMap(([name, value]) =>
      typeof value === "string"
        ? [[name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]]
        : [],
    ),
  ) as Record<string, string>;
  return { id: "", kind, externalId: "", baseUrl: null, secrets };
}

function eventOf(channel: string, entry: Entry): object {
  return {
    channel,
    event: entry.kind === "auth-revoked" ? "auth_revoked" : entry.kind,
    visibility: entry.visibility,
    direction: entry.direction,
    account_id: entry.accountId,
    author: entry.author,
    text: entry.text,
    external_id: entry.externalId,
    timestamp: entry.writtenAt,
    parent_id: entry.parentId,
    thread_id: entry.threadId,
    attachments: entry.attachments.map(({ type, url, mediaId }) => ({
      type: type === "animation" ? "video" : type,
      url,
      media_id: mediaId,
    })),
    ...(entry.parentKind !== null && { parent_kind: entry.parentKind }),
    ...(entry.versions.length > 0 && { versions: entry.versions, edited_at: entry.editedAt }),
    ...(entry.recipientId !== null && { recipient_id: entry.recipientId }),
    ...(entry.subtype !== null && { subtype: entry.subtype }),
    ...(entry.unsupported !== null && { unsupported: entry.unsupported }),
  };
}
