/** Receives what arrived: who wrote it, what it says, where it belongs. All of a batch in one transaction, with few statements. */
import { emit } from "../../platform/events.ts";
import { type Arrival, type ChannelsContext, findDeletion, recogniseEcho, wishProfiles } from "../channels/index.ts";
import { keyOfHandle, type KnownAs, noteKnownAs, recognise, type SeenHandle } from "../customers/index.ts";
import { type Bringing, noteAttachments } from "./attachments.ts";
import { noteBelowOurs } from "./below-ours.ts";
import { findJoined } from "./joined.ts";
import { noteReport } from "./note-report.ts";
import { noteVersion } from "./edit.ts";
import { caseOpened, caseTurned, messageKept, waitBegan } from "./events.ts";
import { part } from "./foretold.ts";
import { noteNativeAnswer } from "./native-answer.ts";
import { noteReaction } from "./note-reaction.ts";
import { receiveHiding } from "./note-hidden.ts";
import { receiveReceipt } from "./note-receipt.ts";
import { noteRead } from "./note-read.ts";
import { noteWishes } from "./note-wishes.ts";
import { removeMessage } from "./remove.ts";
import { tellStanding } from "./row.ts";
import { findSituations } from "./situation.ts";
import { type NewMessage, sortIn, type Sorted } from "./sort-in.ts";
import { store } from "./store.ts";
import { noteReferral } from "./told.ts";
import { understand } from "./understand.ts";

/** In the order of arrival per correspondent. Bears being given the same arrival twice. */
export async function receiveArrivals(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  // What came and went at once makes no case for a moment.
  for (const arrival of arrivals) if (arrival.kind === "delete") await receiveDeletion(app, arrival);
  await noteKnownAs(
    app,
    arrivals.flatMap((arrival) => otherIdsOf(app, arrival)),
  );
  const inbound = arrivals.filter(isFromCustomer);
  if (inbound.length > 0) {
    const { fresh, gone, versions } = await part(app.db, inbound);
    await receiveMessages(app, [...fresh, ...gone], new Set(gone));
    for (const version of versions) await noteVersion(app, version);
    for (const arrival of gone) await forgetArrival(app, arrival);
  }
  for (const arrival of arrivals) await receiveSign(app, arrival);
  await noteWishes(app, arrivals);
}

const isFromCustomer = ({ kind, entry }: Arrival): boolean =>
  (kind === "message" || kind === "edit" || kind === "auto-reply") &&
  entry.direction === "inbound" &&
  entry.author !== null;

/** Its other versions go too: those that are here, and those that may still come. */
function forgetArrival(app: ChannelsContext, { accountId, externalId, entry }: Arrival): Promise<void> {
  return removeMessage(app, { accountId, externalId, versions: entry.versions, by: "writer" });
}

async function receiveDeletion(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { entry, accountId, externalId, accountExternalId } = arrival;
  const isOurs = entry.direction === "outbound" || entry.author?.id === accountExternalId;
  // Vendors name who wrote it, not who took it away.
  const by = isOurs || (await findDeletion(app.db, { accountId, mainId: externalId })) ? "us" : "writer";
  await removeMessage(app, { accountId, externalId, by });
}

/** What is no message of a customer: a read mark, our own side come round. */
async function receiveSign(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { kind, entry, externalId } = arrival;
  await noteReferral(app, arrival);
  if (kind === "reaction") return noteReaction(app, arrival);
  if (kind === "below-ours") return noteBelowOurs(app, arrival);
  if (kind === "hide" || kind === "unhide") return receiveHiding(app, arrival);
  if (namesOurs(app, arrival)) return receiveReceipt(app, arrival);
  if (kind === "read") await noteRead(app, arrival);
  if (entry.letter?.report) await noteReport(app, arrival);
  if (entry.direction !== "outbound") return;
  if (kind === "message") await receiveEcho(app, arrival);
  if (kind === "edit" && !(await noteVersion(app, arrival)))
    await receiveEcho(app, { ...arrival, externalId: entry.versions[0] ?? externalId });
}

/** `gone` ones were taken back before they came: they stand as such, and nobody waits because of them. */
async function receiveMessages(
  app: ChannelsContext,
  arrivals: readonly Arrival[],
  gone: ReadonlySet<Arrival>,
): Promise<void> {
  if (arrivals.length === 0) return;
  const joined = await findJoined(app.db, arrivals);
  const isGuest = ({ id }: Arrival): boolean => joined.get(id)?.isGuest ?? false;
  const people = await recognise(app.db, arrivals.filter((one) => !isGuest(one)).map(handleOf));
  const incoming = arrivals.flatMap((arrival) => {
    const thread = joined.get(arrival.id);
    const person = people.get(keyOfHandle(handleOf(arrival)));
    const customerId = thread?.customerId ?? person?.customerId;
    if (!customerId) return [];
    const place = { externalId: thread?.externalId ?? threadOf(arrival), accountId: arrival.accountId, customerId };
    const language = person?.language ?? "und";
    return [{ arrival, ...place, language, isGuest: thread?.isGuest ?? false, isGone: gone.has(arrival) }];
  });
  await wishProfiles(
    app,
    incoming.flatMap((one) => namelessIn(app, one.arrival)),
  );
  const situations = await findSituations(app.db, incoming);
  const read = incoming.map((one) => ({ ...one, ...understand(one, situations) }));
  const sorted = sortIn(read, situations);
  await store(app.db, sorted);
  await noteAttachments(app, sorted.messages.flatMap(bringingOf));
  await tell(app, sorted);
}

/** Whom their message does not name, where the channel can be asked. */
const namelessIn = ({ channels }: ChannelsContext, { channel, accountId, entry: { author } }: Arrival) =>
  author && !author.name && !author.handle && channels.get(channel)?.profileOf
    ? [{ accountId, personId: author.id }]
    : [];

const bringingOf = ({ id, accountId, isGone, arrival: { entry } }: NewMessage): Bringing[] =>
  isGone || entry.attachments.length === 0 ? [] : [{ messageId: id, accountId, attachments: entry.attachments }];

const handleOf = ({ channel, entry: { author, letter } }: Arrival): SeenHandle => ({
  kind: channel,
  value: author?.id ?? "",
  name: author?.name ?? null,
  handle: author?.handle ?? null,
  known: letter?.sender === "not-confirmed" ? "claimed" : "seen",
});

/** The place on the channel; what has none is a place of its own. */
const threadOf = ({ entry, externalId }: Arrival): string => entry.threadId ?? externalId;

/** Neither a machine's nor a guest's. */
const isTheirs = ({ isGuest, arrival }: NewMessage): boolean => !isGuest && !arrival.entry.letter?.isAutomatic;

async function tell(app: ChannelsContext, { cases, messages, waits }: Sorted): Promise<void> {
  const opened = cases.filter(({ isNew }) => isNew);
  const turned = cases.filter(({ isTurned }) => isTurned);
  await emit(
    app,
    caseOpened,
    opened.map(({ id, channel, language, kind, openedAt }) => ({
      caseId: id,
      channel,
      language,
      about: kind,
      at: openedAt,
    })),
  );
  await emit(
    app,
    caseTurned,
    turned.map(({ id, channel, language, kind, waitingSince, openedAt }) => ({
      caseId: id,
      channel,
      language,
      about: kind,
      asked: true,
      at: waitingSince ?? openedAt,
    })),
  );
  await emit(app, waitBegan, waits);
  await tellStanding(
    app,
    cases.map(({ id }) => id),
  );
  await emit(
    app,
    messageKept,
    messages.map((message) => ({
      messageId: message.id,
      customerId: message.customerId,
      caseId: message.caseId,
      language: isTheirs(message) ? message.reading.language : "und",
      isTheirs: isTheirs(message),
    })),
  );
}

/** Our own side come round: a receipt for what we sent, or an answer that a colleague gave in the vendor's own app. */
async function receiveEcho(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { entry, accountId, externalId } = arrival;
  const recognised = await recogniseEcho(app, {
    ownId: entry.ownId ?? null,
    accountId,
    vendorId: externalId,
    visibility: entry.visibility ?? "public",
    recipientId: entry.recipientId,
    parentId: entry.parentId,
    text: entry.text ?? "",
  });
  if (!recognised) return noteNativeAnswer(app, arrival);
  // A comment that was answered in private: the vendor says who its writer is there.
  const { sentTo } = recognised;
  if (sentTo && entry.recipientId)
    await noteKnownAs(app, [
      { kind: arrival.channel, value: entry.recipientId, otherKind: sentTo.channel, other: sentTo.recipientId },
    ]);
}

/** Receipts of vendors that name each message, or a moment; a read mark that names the last by a number grows with time. */
const namesOurs = ({ channels }: ChannelsContext, { kind, entry, channel }: Arrival): boolean =>
  kind === "sent" ||
  kind === "delivered" ||
  kind === "failed" ||
  (kind === "read" && (!channels.get(channel)?.readsUpToId || Boolean(entry.watermark)));

/** Other ids that the vendor says are the same person's. */
function otherIdsOf({ channels }: ChannelsContext, { kind, channel, entry }: Arrival): KnownAs[] {
  const { author, newId, direction } = entry;
  if (!author || direction !== "inbound") return [];
  const same = (value: string, otherKind: string, other: string): KnownAs => ({
    kind: channel,
    value,
    otherKind,
    other,
  });
  if (kind === "identity-change") return newId ? [same(newId, channel, author.id)] : [];
  const twin = channels.get(channel)?.sharesIdsWith;
  return [
    ...(author.aliases ?? []).map((alias) => same(author.id, channel, alias)),
    ...(twin ? [same(author.id, twin, author.id)] : []),
  ];
}
