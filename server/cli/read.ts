/** `read`: one inbound delivery in, normalised events out, in snake_case. Pure: no database. */
import { readFileSync } from "node:fs";
import type { ChannelKind } from "../../contract/words.ts";
import { readers } from "../adapters/channels/index.ts";
import type { ChannelAccount } from "../modules/channels/index.ts";
import { say } from "./say.ts";
import { readArguments } from "./usage.ts";

const readFile = (file: string): Buffer => readFileSync(file === "-" ? 0 : file);
const readJson = (file: string | undefined): Record<string, unknown> =>
  file ? (JSON.parse(readFile(file).toString("utf8")) as Record<string, unknown>) : {};

export async function readDelivery(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { required: ["channel", "file"], optional: ["headers", "config"] });
  const channel = readers.get(values["channel"] ?? "");
  if (!channel) throw new Error(`There is no channel "${values["channel"]}": ${[...readers.keys()].join(", ")}.`);
  const body = readFile(values["file"] ?? "");
  const challenge = challengeOf(body);
  if (challenge && channel.handshake) {
    const answer = channel.handshake(
      challenge.query,
      accountFrom(channel.kind as ChannelKind, { ...challenge.secrets, ...readJson(values["config"]) }),
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
  write(say(channel, { headers, body }));
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
  return { id: "", kind, externalId: "", baseUrl: null, secrets, ownKey: "" };
}
