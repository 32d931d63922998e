/** A message that was edited is one message with its versions: the newest counts, in whatever order they came. */
import type { Reading } from "../../../contract/triage.ts";
import { Language } from "../../../contract/words.ts";
import { changed, emit } from "../../platform/events.ts";
import type { Arrival, ChannelsContext } from "../channels/index.ts";
import { mask, read } from "../triage/index.ts";
import { messageReread, waitBegan } from "./events.ts";
import { openCaseForMessage } from "./open-for-message.ts";
import { lockCase, tellStanding } from "./row.ts";
import { turnCase } from "./turn.ts";

interface Edited {
  id: string;
  caseId: string | null;
  customerId: string | null;
  accountId: string;
  externalId: string;
  versionExternalId: string | null;
  direction: "inbound" | "outbound";
  visibility: "public" | "private";
  text: string;
  maskedText: string;
  language: string;
  reading: Reading | null;
  needs: string | null;
  writtenAt: Date;
  receivedAt: Date;
  removedAt: Date | null;
}

/** Takes in one version; gives whether there is a message to which it belongs. */
export async function noteVersion(app: ChannelsContext, arrival: Arrival): Promise<boolean> {
  const chain = arrival.entry.versions.length > 0 ? arrival.entry.versions : [arrival.externalId];
  const message = await findEdited(app, arrival.accountId, chain);
  if (!message) return false;
  if (message.removedAt) return true;
  await keepVersions(app, message, arrival, chain);
  const [newest] = await app.db<{ externalId: string; text: string; writtenAt: Date }[]>`
    select external_id, text, written_at from cases.message_version
    where message_id = ${message.id} and text is not null order by place desc, written_at desc limit 1`;
  if (newest && newest.externalId !== (message.versionExternalId ?? message.externalId))
    await show(app, arrival, message, newest);
  await changed(app, topicsOf(message));
  return true;
}

const topicsOf = ({ caseId, customerId }: Edited): string[] => [
  caseId ? `case/${caseId}` : "mentions",
  ...(customerId ? [`customer/${customerId}`] : []),
];

async function findEdited(app: ChannelsContext, accountId: string, chain: readonly string[]): Promise<Edited | null> {
  const ids = [...chain];
  const [row] = await app.db<Edited[]>`
    select id, case_id, customer_id, account_id, external_id, version_external_id, direction, visibility, text, masked_text, language, reading, needs,
      written_at, received_at, removed_at
    from cases.message
    where account_id = ${accountId} and (external_id = any(${ids})
      or id in (select message_id from cases.message_version where account_id = ${accountId} and external_id = any(${ids})))
    order by seq limit 1 for no key update`;
  return row ?? null;
}

/** The first edit also keeps what stood there before. A version whose words never came stands as an id. */
async function keepVersions(
  app: ChannelsContext,
  message: Edited,
  { externalId, entry, receivedAt }: Arrival,
  chain: readonly string[],
): Promise<void> {
  const at = entry.editedAt ?? entry.writtenAt ?? new Date(receivedAt).toISOString();
  const text = entry.text ?? "";
  const own = { text, masked_text: masked(text, message.visibility), written_at: at, received_at: receivedAt };
  // An edit that came first was stored under the first version's id, with its own words.
  const isOwnFirst = message.versionExternalId === null && message.text === text && message.externalId !== externalId;
  const before = {
    text: message.text,
    masked_text: message.maskedText,
    written_at: message.writtenAt,
    received_at: message.receivedAt,
  };
  const rows = [...new Set([message.externalId, ...chain])].map((id) => ({
    external_id: id,
    place: Math.max(0, chain.indexOf(id)),
    ...(id === externalId ? own : id === message.externalId && !isOwnFirst && !message.versionExternalId ? before : {}),
  }));
  await app.db`
    insert into cases.message_version (message_id, account_id, external_id, place, text, masked_text, written_at, received_at)
    select ${message.id}, ${message.accountId}, external_id, place, text, masked_text, written_at, received_at
    from jsonb_populate_recordset(null::cases.message_version, ${app.db.json(rows)})
    on conflict (message_id, external_id) do update
    set text = coalesce(message_version.text, excluded.text), masked_text = coalesce(message_version.masked_text, excluded.masked_text),
      written_at = coalesce(message_version.written_at, excluded.written_at), received_at = coalesce(message_version.received_at, excluded.received_at)`;
}

const masked = (text: string, visibility: "public" | "private"): string =>
  mask(text, read(text, { visibility, inDialogue: true }).personalData);

interface Version {
  externalId: string;
  text: string;
  writtenAt: Date;
}

/** The newest version takes the message's place; all that follows from words is judged again. */
async function show(app: ChannelsContext, arrival: Arrival, message: Edited, newest: Version): Promise<void> {
  const { channel, accountHandle } = arrival;
  const prior = Language.safeParse(message.language);
  const reading = read(newest.text, {
    channel,
    visibility: message.visibility,
    priorLanguage: prior.success ? prior.data : "und",
    airlineHandles: accountHandle ? [accountHandle] : [],
    inDialogue: message.caseId !== null,
  });
  const isInbound = message.direction === "inbound";
  // What an agent made a case of goes on needing an answer until they say otherwise.
  const needs = message.caseId && message.needs === "answer" ? "answer" : reading.needs;
  await app.db`
    update cases.message
    set text = ${newest.text}, masked_text = ${mask(newest.text, reading.personalData)}, language = ${reading.language}, edited_at = ${newest.writtenAt},
      version_external_id = ${newest.externalId}, reading = ${isInbound ? app.db.json(reading) : null}, needs = ${isInbound ? needs : null}
    where id = ${message.id}`;
  if (!isInbound) return;
  await emit(app, messageReread, [{ messageId: message.id }]);
  if (message.caseId) await judgeAgain(app, message.caseId, message, reading);
  else if (needs === "answer") await openCaseForMessage(app, { messageId: message.id, kind: "question" });
}

/** What triage had set follows the new words; what an agent has corrected stays. */
async function judgeAgain(app: ChannelsContext, caseId: string, message: Edited, reading: Reading): Promise<void> {
  const before = await lockCase(app.db, caseId);
  const [rest] = await app.db<[{ urgency: number; isNewest: boolean }]>`
    select coalesce(max((reading ->> 'urgency')::int) filter (where id <> ${message.id}), 0) as urgency,
      max(seq) = max(seq) filter (where id = ${message.id}) as is_newest
    from cases.message where case_id = ${caseId} and direction = 'inbound' and removed_at is null`;
  const wasRead = Math.max(rest.urgency, message.reading?.urgency ?? 0);
  const isRead = Math.max(rest.urgency, reading.urgency);
  const urgency = before.urgency === wasRead ? isRead : Math.max(before.urgency, isRead);
  const isSure = reading.language !== "und" && reading.languageConfidence >= 0.6;
  const language = before.language === message.language && isSure ? reading.language : before.language;
  const topic =
    before.topic === (message.reading?.topics[0] ?? "other") ? (reading.topics[0] ?? "other") : before.topic;
  const beginsToWait = before.state === "waiting" && message.needs !== "answer" && reading.needs === "answer";
  await app.db`
    update cases."case"
    set urgency = case when state = 'closed' then urgency else ${urgency} end, language = ${language}, topic = ${topic},
      preview = case when ${rest.isNewest} then (select left(masked_text, 160) from cases.message where id = ${message.id}) else preview end,
      state = case when ${beginsToWait} then 'open' else state end,
      waiting_since = case when ${beginsToWait} then platform.now() else waiting_since end, changed_at = platform.now()
    where id = ${caseId}`;
  if (beginsToWait) {
    const { waitingSince } = await lockCase(app.db, caseId);
    const { accountId, channel } = before;
    const at = (waitingSince ?? new Date()).toISOString();
    await emit(app, waitBegan, [
      { caseId, accountId, channel, language, messageId: message.id, about: before.kind, at },
    ]);
  }
  if (before.kind === "word" && before.state !== "closed" && reading.needs === "answer")
    await turnCase(app, { caseId, kind: "question" });
  await tellStanding(app, [caseId]);
}
