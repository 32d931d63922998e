/** What an export holds: the same for people and for programs, and every file once. */
import type { Context } from "../../../platform/context.ts";
import { now } from "../../../platform/context.ts";
import { findFile, readFile } from "../../../platform/files.ts";
import { gather, type Material, messagesOf } from "./material.ts";
import { pageOf } from "./page.ts";
import { pageLanguageOf } from "./words.ts";
import type { ZipFile } from "./zip.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* asBytes(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of text) yield bytesOf(piece);
}

/** A list as JSON, an entry at a time. */
async function* listed(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let isFirst = true;
  yield "[";
  for await (const item of items) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield "\n]\n";
}

/** The page first, for it is what people open. */
export async function* archiveOf(app: Context, customerIds: readonly string[]): AsyncGenerator<ZipFile> {
  const material = await gather(app, customerIds);
  const places = await placeFiles(app, customerIds);
  const page = pageOf({
    language: pageLanguageOf(languageOf(material)),
    at: await now(app.db),
    material,
    messages: messagesOf(app, customerIds),
    placeOf: (fileId) => places.get(fileId) ?? null,
  });
  yield { name: "index.html", isPacked: false, content: asBytes(page) };
  for (const [name, part] of Object.entries(material))
    yield { name: `data/${name}.json`, isPacked: false, content: [bytesOf(`${JSON.stringify(part, null, 1)}\n`)] };
  yield { name: "data/messages.json", isPacked: false, content: asBytes(listed(messagesOf(app, customerIds))) };
  for (const [fileId, name] of places) yield { name, isPacked: true, content: readFile(app.db, fileId) };
}

const languageOf = ({ identity: { customers } }: Material): string =>
  String(customers.find(({ language }) => language !== "und")?.["language"] ?? "und");

/** `files/001-name.jpg`: no name of a sender's decides where anything lies. */
async function placeFiles(app: Context, customerIds: readonly string[]): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for await (const { files } of messagesOf(app, customerIds))
    for (const { fileId, name } of files) {
      if (fileId === null || places.has(fileId)) continue;
      const file = await findFile(app.db, fileId);
      // Nobody is sent what harms them; its name stands in the message.
      if (!file || file.held) continue;
      const clean = (name ?? "")
        .normalize("NFC")
        .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
        .replace(/^[.-]+/, "")
        .slice(-80);
      const number = String(places.size + 1).padStart(3, "0");
      places.set(fileId, `files/${number}-${clean || `file.${file.type.split("/")[1] ?? "bin"}`}`);
    }
  return places;
}
