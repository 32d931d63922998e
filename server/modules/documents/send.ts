/** Gives a customer a document where they are: to as many places as they ask, each in the richest form that its channel takes. */
import { createHash } from "node:crypto";
import { atomically } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import type { SentForm } from "../../../contract/documents.ts";
import { findTraits, findWays, sayPrivately, type Way } from "../cases/index.ts";
import { requireUse } from "../proof/index.ts";
import { audit } from "../staff/index.ts";
import { makeOne } from "./available.ts";
import { passesNow } from "./read-passes.ts";
import { composeWithLink } from "../templates/index.ts";
import type { DocumentsContext } from "./context.ts";
import type { DocumentRow } from "./document.ts";
import { documentsChanged } from "./events.ts";
import type { DocumentKey } from "./facts.ts";
import { filesFor } from "./files-for.ts";
import { formsFor } from "./forms.ts";
import { makeLink } from "./link.ts";
import { NoPlace, NotInScope } from "./problems.ts";
import { scopeOf } from "./scope.ts";
import { tripWords, findTripWords } from "./words/all.ts";
import { journeyLine } from "./words/said.ts";

export interface Place {
  threadId: string | null;
  channelAccountId: string;
}

interface Wanted {
  /** Made by who asks: the same again is the same sending. */
  id: string;
  caseId: string;
  key: DocumentKey;
  to: readonly Place[];
  staffId: string;
}

export interface SentTo {
  documentId: string;
  sent: { channelAccountId: string; form: SentForm }[];
}

/** Throws unless the customer may be told of the booking, and the document is of them or of those they act for. */
export async function sendDocument(app: DocumentsContext, { id, caseId, key, to, staffId }: Wanted): Promise<SentTo> {
  const [theCase] = await findTraits(app.db, [caseId]);
  const customerId = theCase?.customerId ?? "";
  const { booking, reach } = await requireUse(app.db, {
    customerId,
    staffId,
    caseId,
    bookingId: key.bookingId,
    use: "told",
  });
  const scope = scopeOf(reach, booking);
  if (!key.passengerIds.every((one) => scope.includes(one))) throw NotInScope();
  const document = await makeOne(app, {
    booking,
    key: { ...key, passengerIds: key.passengerIds.toSorted() },
    passes: key.kind === "boarding-pass" ? await passesNow(app, booking) : [],
  });
  const language = languageOf(theCase?.language);
  const sent: SentTo["sent"] = [];
  for (const place of to) {
    const form = await sendTo(app, {
      wishId: id,
      document,
      caseId,
      customerId,
      scope,
      place,
      language,
      staffId,
      voids: null,
    });
    if (form === null) throw NoPlace({ channelAccountId: place.channelAccountId });
    sent.push({ channelAccountId: place.channelAccountId, form });
  }
  return { documentId: document.id, sent };
}

export const languageOf = (language: string | undefined): string =>
  language !== undefined && language in tripWords ? language : "en";

export interface Sending {
  wishId: string;
  document: DocumentRow;
  caseId: string;
  customerId: string;
  /** What their link shows. */
  scope: readonly string[];
  place: Place;
  language: string;
  staffId: string | null;
  /** The document that this one takes the place of, or that holds no longer. */
  voids: DocumentRow | null;
  /** What was refused before. */
  after?: SentForm;
}

/** The form in which it goes; null where nothing can go there. The same again changes nothing. */
export async function sendTo(app: DocumentsContext, sending: Sending): Promise<SentForm | null> {
  const { caseId, place } = sending;
  const ways = await findWays(app, { caseId, by: sending.staffId === null ? "machine" : "person" });
  const way = ways.find((one) => isAt(one, place));
  const [form] = way ? formsFor(way, app.channels.get(way.channel)?.limits.private.media ?? null) : [];
  if (!way || !form) return null;
  return sendAs(app, sending, { way, form });
}

export const isAt = (way: Way, { threadId, channelAccountId }: Place): boolean =>
  way.visibility === "private" &&
  way.accountId === channelAccountId &&
  (threadId === null || way.threadId === threadId);

/** One message with its files and its link, all in one commit. */
export async function sendAs(
  app: DocumentsContext,
  sending: Sending,
  { way, form }: { way: Way; form: SentForm },
): Promise<SentForm | null> {
  const { wishId, document, caseId, customerId, scope, language, staffId, voids } = sending;
  const holds = document.voidAt === null;
  const files = holds && (form === "file" || form === "image") ? filesFor(app, document, form, language) : nothing;
  const messageId = idOf([wishId, caseId, way.accountId, form]);
  return atomically(app, async (app) => {
    const { bookingId, endsAt } = document;
    const link = await makeLink(app, { bookingId, passengerIds: scope, customerId, caseId, language, endsAt });
    const { count } = await app.db`
      insert into documents.sending (message_id, document_id, case_id, customer_id, account_id, thread_id, form, language, link_id, sent_by, voids, wish_id)
      values (${messageId}, ${document.id}, ${caseId}, ${customerId}, ${way.accountId}, ${way.threadId}, ${form}, ${language}, ${link.id}, ${staffId}, ${voids?.id ?? null}, ${wishId})
      on conflict do nothing`;
    if (count === 0) {
      // It went before: this link leads nobody anywhere.
      await app.db`delete from documents.link where id = ${link.id}`;
      return form;
    }
    const wordsWith = (url: string): string => wordsOf(sending, url);
    const hidden = `${app.publicUrl}/trip/…`;
    const template = form === "template" ? await templateOf(app, way, language, [hidden, link.url]) : null;
    if (form === "template" && !template) {
      await app.db`delete from documents.sending where message_id = ${messageId}`;
      await app.db`delete from documents.link where id = ${link.id}`;
      return null;
    }
    await sayPrivately(app, {
      id: messageId,
      caseId,
      accountId: way.accountId,
      ...(way.threadId && { threadId: way.threadId }),
      by: staffId === null ? "machine" : "person",
      subject: subjectOf(sending),
      files: await files(app),
      // What colleagues read in the case holds no link: nobody but who got the message can open it.
      ...(template ?? { text: wordsWith(hidden), sends: wordsWith(link.url) }),
    });
    if (staffId !== null) {
      const detail = `${document.kind} of booking/${bookingId}`;
      await audit(app.db, { actorId: staffId, action: "documents.send", subject: `case/${caseId}`, detail });
    }
    await emit(app, documentsChanged, [{ caseId }]);
    return form;
  });
}

const nothing = async (): Promise<[]> => [];

async function templateOf(
  app: DocumentsContext,
  { accountId }: Way,
  language: string,
  [hidden, link]: readonly [string, string],
) {
  const [seen, template] = [
    await composeWithLink(app, { accountId, language, link: hidden, source: "trip.link" }),
    await composeWithLink(app, { accountId, language, link, source: "trip.link" }),
  ];
  return seen && template ? { text: seen.reads, sends: template.reads, template } : null;
}

const subjectOf = ({ document: { kind, facts }, language }: Sending): string =>
  `${findTripWords(language).kinds[kind]} ${journeyLine(facts.legs)}`;

function wordsOf({ document, voids, language }: Sending, url: string): string {
  const words = findTripWords(language);
  const about = ({ facts }: DocumentRow): string => journeyLine(facts.legs);
  const isNew = voids !== null && document.id !== voids.id;
  const first = voids
    ? `${words.sendVoid[voids.kind](about(voids))} ${isNew ? words.withNew : words.withoutNew}`
    : words.send[document.kind](about(document));
  return [first, words.yourTrip(url)].join("\n");
}

/** The same for the same, so that who asks twice sends once. */
function idOf(of: readonly string[]): string {
  const hex = createHash("sha256")
    .update(JSON.stringify(["documents.sending", ...of]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
