import { createHash, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { makeGif, makePng, makeVideo } from "../x/pictures.ts";
import type { MetaGround } from "./ground.ts";
import { numberOrNull, textOrNull } from "./store.ts";
import { makeMurmur, makeVoiceNote } from "./voices.ts";

/** A file somebody sent or the airline put up. */
export interface MetaFile {
  id: string;
  mime: string;
  name: string | null;
  content: Buffer;
  createdAt: number;
  /** Part of its link; a new one when WhatsApp is asked for it. */
  key: string;
  keyUntil: number;
  deletedAt: number | null;
}

export const shownThings = ["picture", "animation", "video", "voice", "audio", "document", "sticker"] as const;
export type ShownThing = (typeof shownThings)[number];

const forEver = Number.MAX_SAFE_INTEGER;
const newKey = () => randomBytes(24).toString("base64url");

export function keepFile(
  meta: MetaGround,
  { mime, name = null, content }: { mime: string; name?: string | null; content: Buffer },
): MetaFile {
  const one: MetaFile = {
    id: meta.nextId(),
    mime,
    name,
    content,
    createdAt: meta.now(),
    key: newKey(),
    keyUntil: forEver,
    deletedAt: null,
  };
  meta.db
    .prepare("insert into meta_file (id, mime, name, content, created_at, key, key_until) values (?, ?, ?, ?, ?, ?, ?)")
    .run(one.id, mime, name, content, one.createdAt, one.key, one.keyUntil);
  return one;
}

/** Something to look at or to hear, made on the spot. */
export function makeFile(meta: MetaGround, what: ShownThing, name?: string): MetaFile {
  const seed = Math.floor(meta.chance() * 9973);
  const size = { width: 480, height: 360 };
  const make: Record<ShownThing, () => { mime: string; content: Buffer; name?: string }> = {
    picture: () => ({ mime: "image/png", content: makePng(seed, size) }),
    sticker: () => ({ mime: "image/webp", content: smallestSticker }),
    animation: () => ({ mime: "image/gif", content: makeGif(seed) }),
    video: () => ({ mime: "video/mp4", content: makeVideo(seed) }),
    voice: () => ({ mime: "audio/ogg", content: makeVoiceNote(seed, 3) }),
    audio: () => ({ mime: "audio/wav", content: makeMurmur(seed, 5) }),
    document: () => ({ mime: "application/pdf", content: makePdf(), name: "boarding-pass.pdf" }),
  };
  const made = make[what]();
  return keepFile(meta, { mime: made.mime, content: made.content, name: name ?? made.name ?? null });
}

// One point, as WebP.
const smallestSticker = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");

/** The smallest page there is, with nothing on it. */
function makePdf(): Buffer {
  return Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "latin1",
  );
}

export function fileById(db: DatabaseSync, id: string): MetaFile | null {
  const row = db.prepare("select * from meta_file where id = ?").get(id);
  if (!row) return null;
  return {
    id: String(row["id"]),
    mime: String(row["mime"]),
    name: textOrNull(row["name"]),
    content: Buffer.from(row["content"] as Uint8Array),
    createdAt: Number(row["created_at"]),
    key: String(row["key"]),
    keyUntil: Number(row["key_until"]),
    deletedAt: numberOrNull(row["deleted_at"]),
  };
}

/** Where a file of Facebook, Messenger or Instagram lies for everybody who has the link. */
export const openLink = (meta: MetaGround, one: Pick<MetaFile, "id" | "key">): string =>
  `${meta.worldUrl()}/graph-files/${one.id}?signature=${one.key}`;

/** A new link to a file of WhatsApp, which needs the token and soon ends. */
export function closedLink(meta: MetaGround, one: MetaFile): string {
  const key = newKey();
  meta.db
    .prepare("update meta_file set key = ?, key_until = ? where id = ?")
    .run(key, meta.now() + meta.rules.linkSeconds * 1000, one.id);
  return `${meta.worldUrl()}/graph-media/${one.id}?ext=${Math.floor(meta.now() / 1000)}&hash=${key}`;
}

export function forgetFile(db: DatabaseSync, id: string, at: number): void {
  db.prepare("update meta_file set deleted_at = ? where id = ?").run(at, id);
}

export const sha256Of = (content: Buffer): string => createHash("sha256").update(content).digest("base64");
