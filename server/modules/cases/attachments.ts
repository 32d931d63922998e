/** Pictures and videos of messages: kept as rows, fetched by the worker, thrown away with their message. */
import { createHash } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { anyFile, dropFiles, storeFile } from "../../platform/files.ts";
import { scanAgain } from "../../platform/scan-files.ts";
import { sniff, sniffSound } from "../../platform/sniff.ts";
import { type Attachment, type ChannelsContext, fetchMedia } from "../channels/index.ts";
import { UploadNotFound } from "./problems.ts";

export interface Bringing {
  messageId: string;
  accountId: string;
  attachments: readonly Attachment[];
}

/** Notes what the messages of a batch bring; one statement, and none where they bring nothing. */
export async function noteAttachments(app: Context, messages: readonly Bringing[]): Promise<void> {
  const rows = messages.flatMap(({ messageId, accountId, attachments }) =>
    attachments
      .slice(0, 20)
      .map(({ type, url, mediaId, ownerId, alt, width, height, file, content, ...known }, place) => ({
        message_id: messageId,
        account_id: accountId,
        place,
        kind: type,
        alt: alt?.slice(0, 1000) ?? null,
        width,
        height,
        name: (file?.name ?? content?.name)?.slice(0, 300) ?? null,
        content_id: file?.contentId?.replaceAll(/[<>]/g, "").slice(0, 300) ?? null,
        inline: file?.isInline ?? false,
        source:
          url || mediaId || file
            ? {
                type,
                url,
                mediaId,
                ownerId,
                ...(file && { file: { ...file } }),
                ...(content && { content: { ...content } }),
              }
            : null,
        facts: factsOf(known),
      })),
  );
  if (rows.length === 0) return;
  // A message that was there already brought its own.
  await app.db`
    insert into cases.attachment (message_id, account_id, place, kind, alt, width, height, name, content_id, inline, source, facts, state, why)
    select message_id, account_id, place, kind, alt, width, height, name, content_id, inline, source, facts,
      case when source is not null then 'waiting' when facts is not null then 'here' else 'failed' end,
      case when source is null and facts is null then 'the channel did not say where it is' end
    from jsonb_to_recordset(${app.db.json(rows as never)})
      as row (message_id uuid, account_id uuid, place int, kind text, alt text, width int, height int, name text, content_id text, inline boolean, source jsonb, facts jsonb)
    where exists (select 1 from cases.message where id = message_id)`;
  app.ring("attachments");
}

interface Due {
  id: string;
  messageId: string;
  accountId: string;
  attempts: number;
  source: Attachment;
}

/** Tried with growing pauses, for about half an hour; links of vendors do not live long. */
const attemptsAtMost = 8;

/** Fetches what is due, a few at a time; gives whether there may be more. */
export async function fetchAttachments(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update cases.attachment set attempts = attempts + 1, next_at = (select platform.now()) + interval '2 minutes'
    where id in (
      select id from cases.attachment
      where state = 'waiting' and source is not null and next_at <= (select platform.now()) order by next_at limit 4 for update skip locked)
    returning id, message_id, account_id, attempts, source`;
  await Promise.all(due.map((one) => fetchOne(app, one)));
  return due.length > 0;
}

async function fetchOne(app: ChannelsContext, { id, messageId, accountId, attempts, source }: Due): Promise<void> {
  const fetched = await fetchMedia(app, accountId, source);
  const known = fetched.status === "here" && isAsTold(fetched.body, source) ? kindOf(fetched.body, source) : null;
  await atomically(app, async (app) => {
    if (fetched.status === "here" && known) await keep(app, { id, body: fetched.body, known });
    else if (fetched.status === "failed" && attempts < attemptsAtMost)
      await app.db`
        update cases.attachment set why = ${fetched.why}, next_at = platform.now() + 2 * (2 ^ ${attempts}::int) * interval '1 second'
        where id = ${id} and state = 'waiting'`;
    else {
      const why =
        fetched.status !== "here"
          ? fetched.why
          : isAsTold(fetched.body, source)
            ? "no picture or video that we know"
            : "other bytes than the channel told of";
      // What somebody passed on is known by its name, also where it can't be shown.
      await app.db`
        update cases.attachment set state = case when facts is null then 'failed' else 'here' end, why = ${why}
        where id = ${id} and state = 'waiting'`;
    }
    await tell(app, messageId);
  });
}

type Sniffed = NonNullable<ReturnType<typeof sniff>> | NonNullable<ReturnType<typeof sniffSound>> | typeof anyFile;

/** What it is by its bytes. Only what its sender gave as a file is kept without being known; it is handed on, and opened by nobody here. */
const kindOf = (body: Buffer, { type, file }: Attachment): Sniffed | null =>
  (type === "audio" ? sniffSound(body) : null) ??
  sniff(body) ??
  (file || type === "file" || type === "audio" ? anyFile : null);

/** Whether the bytes are those that the vendor told of, by their SHA-256 as it writes it. */
function isAsTold(body: Buffer, { content }: Attachment): boolean {
  const told = content?.sha256;
  if (!told) return true;
  const hash = createHash("sha256").update(body);
  const own = hash.digest();
  return told === own.toString("base64") || told.toLowerCase() === own.toString("hex");
}

/** What is told instead of bytes, or beside them. */
function factsOf({ place, contact, shared }: Pick<Attachment, "place" | "contact" | "shared">): object | null {
  if (place) return { place };
  if (contact) return { contact };
  return shared ? { shared } : null;
}

/** What was taken back while it was fetched is not kept. */
async function keep(app: Context, { id, body, known }: { id: string; body: Buffer; known: Sniffed }): Promise<void> {
  const [row] = await app.db<{ id: string }[]>`
    select id from cases.attachment where id = ${id} and state = 'waiting' for update`;
  if (!row) return;
  const file = await storeFile(app.db, body, known);
  app.ring("files");
  await app.db`
    update cases.attachment
    set state = 'here', file_id = ${file.id}, kind = case when ${known === anyFile} then 'file' when ${known.type.startsWith("video/")} and kind in ('image', 'file') then 'video' else kind end, why = null, source = null, width = coalesce(${file.width}, width), height = coalesce(${file.height}, height)
    where id = ${id}`;
}

/** Files were looked at, or got their small forms: cases show it, and what waited for it goes on. */
export async function tellFiles(app: Context, fileIds: readonly string[]): Promise<void> {
  const rows = await app.db<{ messageId: string }[]>`
    select distinct message_id from cases.attachment where file_id = any(${[...fileIds]}::uuid[]) and message_id is not null limit 200`;
  for (const { messageId } of rows) await tell(app, messageId);
  app.ring("attachments");
  app.ring("outgoing");
  app.ring("files");
}

/** Has a held file of an attachment looked at once more. */
export async function scanAttachmentAgain(app: Context, attachmentId: string): Promise<void> {
  const [row] = await app.db<{ fileId: string; messageId: string | null }[]>`
    select file_id, message_id from cases.attachment where id = ${attachmentId} and file_id is not null`;
  if (!row) throw UploadNotFound();
  await scanAgain(app, row.fileId);
  if (row.messageId) await tell(app, row.messageId);
}

async function tell(app: Context, messageId: string): Promise<void> {
  const [row] = await app.db<{ caseId: string | null }[]>`select case_id from cases.message where id = ${messageId}`;
  if (row) await changed(app, [row.caseId ? `case/${row.caseId}` : "mentions"]);
}

/** Tries a failed one again, because somebody wants to see it. */
export async function fetchAgain(app: Context, attachmentId: string): Promise<void> {
  await app.db`
    update cases.attachment set state = 'waiting', attempts = 0, next_at = platform.now()
    where id = ${attachmentId} and state = 'failed' and source is not null`;
  app.ring("attachments");
}

/** What a message showed goes with it. */
export async function dropAttachments(app: Context, messageId: string): Promise<void> {
  const rows = await app.db<{ fileId: string | null }[]>`
    delete from cases.attachment where message_id = ${messageId} returning file_id`;
  await dropFiles(
    app,
    rows.flatMap(({ fileId }) => fileId ?? []),
  );
}

/** Whether a file belongs to something that who may read cases may see. */
export async function isAttached(db: Db, fileId: string): Promise<boolean> {
  const [row] = await db<[{ isKnown: boolean }]>`
    select exists (select 1 from cases.attachment where file_id = ${fileId}) as is_known`;
  return row.isKnown;
}

/** As whoever sent it named it. */
export async function findFileName(db: Db, fileId: string): Promise<string | null> {
  const [row] = await db<{ name: string | null }[]>`
    select name from cases.attachment where file_id = ${fileId} and name is not null order by created_at limit 1`;
  return row?.name ?? null;
}
