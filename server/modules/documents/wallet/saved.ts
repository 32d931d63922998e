/** Passes that somebody took into a wallet, and the phones that want to hear when they change. */
import type { Context } from "../../../platform/context.ts";
import { isSame } from "../../../platform/secrets.ts";
import type { DocumentsContext } from "../context.ts";
import { type DocumentRow, findDocument } from "../document.ts";
import { flightPass, render, serialOf, updateTokenOf } from "../render.ts";

export type WalletKind = "apple" | "google";

interface Taken {
  document: DocumentRow;
  wallet: WalletKind;
  language: string;
}

/** Before it is handed out, so that no pass is anywhere that we don't know of. */
export async function notePass(app: DocumentsContext, { document, wallet, language }: Taken): Promise<void> {
  await app.db`
    insert into documents.wallet_pass (wallet, serial, document_id, language)
    values (${wallet}, ${serialOf(app, document)}, ${document.id}, ${language})
    on conflict (wallet, serial) do update set document_id = excluded.document_id, language = excluded.language
    where (wallet_pass.document_id, wallet_pass.language) is distinct from (excluded.document_id, excluded.language)`;
}

/** What was taken is void, and another in its place where there is one: whoever took it is told, by the worker. */
export async function noteVoid(
  { db }: Context,
  { documentId, nextId }: { documentId: string; nextId: string },
): Promise<void> {
  await db`
    with changed as (
      update documents.wallet_pass set changed_at = platform.now(), document_id = ${nextId}
      where document_id = ${documentId} returning id
    )
    insert into documents.task (kind, about) select 'wallet', id::text from changed
    on conflict (kind, about) do update set next_at = platform.now(), failures = 0`;
}

interface SavedPass {
  id: string;
  wallet: WalletKind;
  documentId: string;
  language: string;
  changedAt: Date;
}

/** Tells one wallet; false where it has to be told again. Outside of any transaction: it calls somebody. */
export async function tellWallet(app: DocumentsContext, id: string): Promise<boolean> {
  const [pass] = await app.db<SavedPass[]>`
    select id, wallet, document_id, language, changed_at from documents.wallet_pass where id = ${id}::uuid`;
  const document = pass && (await findDocument(app.db, pass.documentId));
  if (!document) return true;
  if (pass.wallet === "apple") return pushToPhones(app, id);
  const line = app.walletLines.google;
  return line === null || (await line(flightPass(app, document, pass.language))) !== "later";
}

async function pushToPhones({ db, walletLines }: DocumentsContext, passId: string): Promise<boolean> {
  const { apple } = walletLines;
  if (!apple) return true;
  const phones = await db<{ device: string; pushToken: string }[]>`
    select device, push_token from documents.wallet_device where pass_id = ${passId} limit 100`;
  const reached = await Promise.all(phones.map(async (phone) => ({ phone, came: await apple(phone.pushToken) })));
  for (const { phone, came } of reached)
    if (came === "gone")
      await db`
        delete from documents.wallet_device
        where pass_id = ${passId} and device = ${phone.device} and push_token = ${phone.pushToken}`;
  return reached.every(({ came }) => came !== "later");
}

/** The pass of a phone that proves it has it; null: it does not, or there is none. */
async function findPassOf(app: DocumentsContext, serial: string, token: string): Promise<SavedPass | null> {
  if (!isSame(token, updateTokenOf(app, serial))) return null;
  const [pass] = await app.db<SavedPass[]>`
    select id, wallet, document_id, language, changed_at from documents.wallet_pass where wallet = 'apple' and serial = ${serial}`;
  return pass ?? null;
}

interface OfPhone {
  serial: string;
  token: string;
  device: string;
}

/** A phone wants to hear of a pass; how many ask for one is bounded. Null: it may not. */
export async function registerPhone(
  app: DocumentsContext,
  { serial, token, device, pushToken }: OfPhone & { pushToken: string },
): Promise<"new" | "known" | null> {
  const pass = await findPassOf(app, serial, token);
  if (!pass) return null;
  const [row] = await app.db<{ isNew: boolean }[]>`
    insert into documents.wallet_device (pass_id, device, push_token)
    select ${pass.id}::uuid, ${device}, ${pushToken}
    where (select count(*) from documents.wallet_device where pass_id = ${pass.id} and device <> ${device}) < 100
    on conflict (pass_id, device) do update set push_token = excluded.push_token returning xmax = 0 as is_new`;
  return row ? (row.isNew ? "new" : "known") : null;
}

export async function letPhoneGo(app: DocumentsContext, { serial, token, device }: OfPhone): Promise<boolean> {
  const pass = await findPassOf(app, serial, token);
  if (!pass) return false;
  await app.db`delete from documents.wallet_device where pass_id = ${pass.id} and device = ${device}`;
  return true;
}

/** Which passes of this phone changed since; the mark is what to ask by next time. A phone's own id is all it proves, so nothing but serials is told. */
export async function findChanged(
  { db }: Context,
  { device, since }: { device: string; since: string | null },
): Promise<{ serials: string[]; mark: string } | null> {
  const rows = await db<{ serial: string; mark: string }[]>`
    select serial, extract(epoch from changed_at)::text as mark
    from documents.wallet_device d join documents.wallet_pass p on p.id = d.pass_id
    where device = ${device} and (${since}::numeric is null or extract(epoch from changed_at) > ${since}::numeric)
    order by changed_at limit 1000`;
  const last = rows.at(-1);
  return last ? { serials: rows.map(({ serial }) => serial), mark: last.mark } : null;
}

/** The pass as it is now; null: no phone of theirs asks. */
export async function renderSaved(
  app: DocumentsContext,
  { serial, token }: { serial: string; token: string },
): Promise<{ content: Buffer; type: string; changedAt: Date } | null> {
  const pass = await findPassOf(app, serial, token);
  const document = pass && (await findDocument(app.db, pass.documentId));
  if (!document) return null;
  const { content, type } = render(app, document, "apple", pass.language);
  return { content, type, changedAt: pass.changedAt };
}
