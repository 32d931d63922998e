import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { makeVoiceNote } from "../meta/voices.ts";
import { makePng, makeVideo } from "../x/pictures.ts";
import type { TelegramGround } from "./ground.ts";

export interface TelegramFile {
  id: string;
  /** Below `/file/bot.../`. */
  path: string;
  mime: string;
  name: string | null;
  content: Buffer;
}

/** What bots may fetch; Telegram keeps far larger ones. */
export const largestDownload = 20 * 1024 * 1024;

export const shownThings = ["picture", "voice", "video"] as const;
export type ShownThing = (typeof shownThings)[number];

export function keepFile(
  db: DatabaseSync,
  { mime, name, content, folder }: Pick<TelegramFile, "mime" | "name" | "content"> & { folder: string },
): TelegramFile {
  const id = `AgAC${randomBytes(24).toString("base64url")}`;
  const ending = /\.\w{1,5}$/.exec(name ?? "")?.[0] ?? `.${mime.split("/")[1] ?? "bin"}`;
  const row = db.prepare("select count(*) as n from telegram_file").get();
  const one = { id, path: `${folder}/file_${Number(row?.["n"])}${ending}`, mime, name, content };
  db.prepare("insert into telegram_file (id, path, mime, name, content) values (?, ?, ?, ?, ?)").run(
    one.id,
    one.path,
    mime,
    name,
    content,
  );
  return one;
}

const makers: Readonly<
  Record<ShownThing, (seed: number) => Pick<TelegramFile, "mime" | "content"> & { folder: string }>
> = {
  picture: (seed) => ({ mime: "image/png", content: makePng(seed, { width: 480, height: 360 }), folder: "photos" }),
  voice: (seed) => ({ mime: "audio/ogg", content: makeVoiceNote(seed, 3), folder: "voice" }),
  video: (seed) => ({ mime: "video/mp4", content: makeVideo(seed), folder: "videos" }),
};

/** Something to look at or to hear, made on the spot. */
export const makeFile = ({ db, chance }: TelegramGround, what: ShownThing): TelegramFile =>
  keepFile(db, { name: null, ...makers[what](Math.floor(chance() * 9973)) });

export const fileById = (db: DatabaseSync, id: string): TelegramFile | null =>
  toFile(db.prepare("select * from telegram_file where id = ?").get(id));

export const fileByPath = (db: DatabaseSync, path: string): TelegramFile | null =>
  toFile(db.prepare("select * from telegram_file where path = ?").get(path));

const toFile = (row: Record<string, unknown> | undefined): TelegramFile | null =>
  row
    ? {
        id: String(row["id"]),
        path: String(row["path"]),
        mime: String(row["mime"]),
        name: typeof row["name"] === "string" ? row["name"] : null,
        content: Buffer.from(row["content"] as Uint8Array),
      }
    : null;
