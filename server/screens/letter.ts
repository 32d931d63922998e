/** A letter as it came: its whole text, and its HTML as a page for a frame in which nothing can run. */
import { MessageNotFound } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";
import type { SentBytes } from "../platform/http/implement.ts";
import type { Reader } from "./message.ts";

/** The words of the message where nothing stands around them. */
export async function getLetter(db: Db, messageId: string, { seesPersonalData }: Reader): Promise<{ text: string }> {
  const [row] = await db<{ text: string; maskedText: string }[]>`
    select coalesce(body.text, m.text) as text, coalesce(body.masked_text, m.masked_text) as masked_text
    from cases.message m left join cases.letter_body body on body.message_id = m.id
    where m.id = ${messageId} and m.letter is not null and m.removed_at is null`;
  if (!row) throw MessageNotFound();
  return { text: seesPersonalData ? row.text : row.maskedText };
}

interface Wish {
  pictures: "none" | "all";
  shade: "light" | "dark";
}

export async function showLetter(db: Db, messageId: string, wish: Wish): Promise<SentBytes> {
  const [row] = await db<{ html: string; files: { contentId: string; fileId: string }[] | null }[]>`
    select body.html, (
      select jsonb_agg(jsonb_build_object('contentId', content_id, 'fileId', file_id))
      from cases.attachment join platform.file on file.id = file_id
      where message_id = m.id and state = 'here' and platform.may_open(scan) and content_id is not null and kind in ('image', 'animation')) as files
    from cases.message m join cases.letter_body body on body.message_id = m.id
    where m.id = ${messageId} and body.html is not null and m.removed_at is null`;
  if (!row) throw MessageNotFound();
  const files = new Map((row.files ?? []).map(({ contentId, fileId }) => [contentId, fileId]));
  const content = Buffer.from(pageOf(withPictures(row.html, files, wish), wish));
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-length": String(content.length),
      "content-security-policy": policy(wish),
      "x-frame-options": "SAMEORIGIN",
      "cross-origin-resource-policy": "same-origin",
    },
    content: (async function* () {
      yield content;
    })(),
  };
}

/** The second lock, should the cleaning have missed something: no script, no form, no frame, nothing fetched but pictures. */
const policy = ({ pictures }: Wish): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self'${pictures === "all" ? " https:" : ""}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");

/** What came with the mail is shown; what is elsewhere would tell its sender that somebody reads, so it waits until an agent asks. */
function withPictures(html: string, files: ReadonlyMap<string, string>, { pictures }: Wish): string {
  return html
    .replaceAll(/ data-within="([^"<>]*)"/g, (_, id: string) => {
      const fileId = files.get(id);
      return fileId ? ` src="/api/v1/files/${fileId}"` : "";
    })
    .replaceAll(/ data-remote="https?:([^"<>]*)"/g, (whole, rest: string) =>
      pictures === "all" ? ` src="https:${rest}" referrerpolicy="no-referrer"` : whole,
    );
}

/** What is answered; the cleaning folds it. */
const folded = '<details data-quoted="yes">';

/** Mails are written for white paper; one that says nothing of colours takes ours. */
function pageOf(html: string, { shade }: Wish): string {
  const hasColours = /background-color|bgcolor|(^|[;"\s])color:/i.test(html);
  const isDark = shade === "dark" && !hasColours;
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="${isDark ? "dark" : "light"}"><style>
html{background:${isDark ? "#1b2430" : "#fff"};color:${isDark ? "#e6ebf2" : "#17202b"};font:15px/1.5 system-ui,sans-serif}
body{margin:0;padding:12px 14px;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
img:not([src]){display:inline-block;min-width:24px;min-height:18px;border:1px dashed #8a97a8;border-radius:3px;color:#6b7889;font-size:12px}
table{max-width:100%}
pre{white-space:pre-wrap}
a{color:${isDark ? "#8ab8ff" : "#1257b8"}}
blockquote{margin:8px 0 8px 2px;padding-left:10px;border-left:3px solid #b9c4d2}
details{margin:8px 0}
summary{cursor:pointer;width:fit-content;padding:0 9px;border-radius:9px;background:${isDark ? "#2b3746" : "#e7edf4"};list-style:none;line-height:18px}
</style></head><body dir="auto">${html.replaceAll(folded, `${folded}<summary>\u2022\u2022\u2022</summary>`)}</body></html>`;
}
