/** Receives what arrived: who wrote it, what it says, where it belongs. All of a batch in one transaction, with few statements. */
import { emit } from "../../platform/events.ts";
import { type Arrival, type ChannelsContext, recogniseEcho } from "../channels/index.ts";
import { recognise, type SeenHandle } from "../customers/index.ts";
import { caseOpened, caseTurned, messageKept, waitBegan } from "./events.ts";
import { noteNativeAnswer } from "./native-answer.ts";
import { removeMessage } from "./remove.ts";
import { tellStanding } from "./row.ts";
import { findSituations } from "./situation.ts";
import { sortIn, type Sorted } from "./sort-in.ts";
import { store } from "./store.ts";
import { understand } from "./understand.ts";

/** In the order of arrival per correspondent. Bears being given the same arrival twice. */
export async function receiveArrivals(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const inbound = arrivals.filter(isFromCustomer);
  if (inbound.length > 0) await receiveMessages(app, inbound);
  for (const arrival of arrivals) {
    if (arrival.kind === "delete") await removeMessage(app, arrival);
    if (arrival.kind === "message" && arrival.entry.direction === "outbound") await receiveEcho(app, arrival);
  }
}

const isFromCustomer = ({ kind, entry }: Arrival): boolean =>
  kind === "message" && entry.direction === "inbound" && entry.author !== null;

async function receiveMessages(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const people = await recognise(app.db, arrivals.map(handleOf));
  const incoming = arrivals.flatMap((arrival) => {
    const person = people.get(arrival.entry.author?.id ?? "");
    return person ? [{ arrival, ...person, externalId: threadOf(arrival), accountId: arrival.accountId }] : [];
  });
  const situations = await findSituations(app.db, incoming);
  const read = incoming.map((one) => ({ ...one, ...understand(one, situations) }));
  const sorted = sortIn(read, situations);
  await store(app.db, sorted);
  await tell(app, sorted);
}

const handleOf = ({ entry: { author } }: Arrival): SeenHandle => ({
  kind: "x",
  value: author?.id ?? "",
  name: author?.name ?? null,
  handle: author?.handle ?? null,
});

/** The place on the channel; what has none is a place of its own. */
const threadOf = ({ entry, externalId }: Arrival): string => entry.threadId ?? externalId;

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
    messages.map(({ id, customerId, caseId, reading }) => ({
      messageId: id,
      customerId,
      caseId,
      language: reading.language,
    })),
  );
}

/** Our own side come round: a receipt for what we sent, or an answer that a colleague gave in the vendor's own app. */
async function receiveEcho(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { entry, accountId, externalId } = arrival;
  const isOurs = await recogniseEcho(app, {
    accountId,
    vendorId: externalId,
    visibility: entry.visibility ?? "public",
    recipientId: entry.recipientId,
    parentId: entry.parentId,
    text: entry.text ?? "",
  });
  if (!isOurs) await noteNativeAnswer(app, arrival);
}
