/** `/trip/...`: a passenger's own address of their trip, for browsers; it ends in a page or a document, whatever happens. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { OpenForm } from "../../../contract/documents.ts";
import type { App } from "../../app.ts";
import {
  type DocumentRow,
  findDocument,
  findLink,
  findNewest,
  findTrip,
  findTripWords,
  linkToGoogle,
  noteOpening,
  notePass,
  openFormsOf,
  render,
  type TripLink,
  TripNotFound,
  tripWords,
  type TripWords,
} from "../../modules/documents/index.ts";
import { findOne } from "../../modules/customers/index.ts";
import { findOpen, noteViewed, type OpenPayment } from "../../modules/payments/index.ts";
import { forgive, reserve, TooManyMisses } from "../../modules/proof/index.ts";
import { findReplyTimes, tellIn } from "../../modules/service-levels/index.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import type { Server } from "../../platform/http/server.ts";
import { Problem } from "../../platform/problem.ts";
import { findQuestions } from "../../screens/questions.ts";
import { isByProgram } from "../by-program.ts";
import { chooseLanguage } from "../language.ts";
import { publicWords } from "../public-words.ts";
import { sentence } from "../reply-times.ts";
import { renderFrame, renderTrip, troubleBody, voidBody } from "./page.ts";
import { tripStyle } from "./style.ts";

const hidden = { schema: { hide: true } as never };
/** Links that lead nowhere, per address, before the next ones cost time. */
const freeMisses = 20;
const forms: Readonly<Record<string, OpenForm>> = { pdf: "pdf", png: "png", pkpass: "apple", google: "google" };

type Asked = FastifyRequest<{ Params: { token: string; file?: string } }>;

export function serveTrip(server: Server, app: App): void {
  /** What nobody was given is counted against who tries it. */
  const look = async ({ params: { token }, ip }: Asked): Promise<TripLink> => {
    const keys = [{ key: `trip/${ip}`, free: freeMisses }];
    await reserve(app, keys);
    const link = await findLink(app.db, token);
    await forgive(app, keys);
    return link;
  };

  const say = (
    reply: FastifyReply,
    { page, words, status = 200 }: { page: string; words: TripWords; status?: number },
  ): FastifyReply =>
    privately(reply)
      .code(status)
      .type("text/html; charset=utf-8")
      .header("content-language", words.language)
      .header("content-security-policy", policyOfPage(tripStyle))
      .send(page);

  /** What goes wrong ends in a page in the reader's language. */
  const guarded = async (
    request: Asked,
    reply: FastifyReply,
    work: (link: TripLink) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    try {
      return await work(await look(request));
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      const { words } = chooseLanguage(request.headers["accept-language"] ?? "", tripWords);
      const title = explain(words, error);
      const page = renderFrame({ words, title, airline: app.airline ?? "", code: "", body: troubleBody(title) });
      return say(reply, { page, words, status: error.status });
    }
  };

  /** What a messenger looks at by itself, nobody opened. */
  const note = async ({ headers }: Asked, opened: Parameters<typeof noteOpening>[1]): Promise<void> => {
    if (!isByProgram(headers)) await noteOpening(app, opened);
  };

  /** Theirs alone, whoever travels along. */
  const paymentsOf = async ({ customerId, language }: TripLink): Promise<OpenPayment[]> => {
    const { ids } = await findOne(app.db, customerId);
    return findOpen(app.db, { customerIds: ids, language });
  };

  /** To the provider's page. */
  const pay = async (
    request: Asked,
    reply: FastifyReply,
    { link, id }: { link: TripLink; id: string },
  ): Promise<FastifyReply> => {
    const payment = (await paymentsOf(link)).find((one) => one.id === id);
    if (!payment) throw TripNotFound();
    if (!isByProgram(request.headers)) await noteViewed(app, id);
    return privately(reply).redirect(payment.pageUrl, 303);
  };

  server.get<{ Params: { token: string } }>("/trip/:token", hidden, (request, reply) =>
    guarded(request, reply, async (link) => {
      const words = findTripWords(link.language);
      const trip = await findTrip(app, link);
      if (!trip) throw TripNotFound();
      await note(request, { link, documentId: null, form: "page" });
      const { [link.language]: public_ = publicWords["en"] as (typeof publicWords)[string] } = publicWords;
      const [questions, times] = [
        await findQuestions(app.db, link.customerId, link.language),
        await findReplyTimes(app.db),
      ];
      const page = renderTrip({
        words,
        airline: app.airline ?? trip.facts.owner,
        token: request.params.token,
        trip,
        formsOf: (document) => openFormsOf(app, document),
        payments: await paymentsOf(link),
        questions: questions.map(({ openedAt, told }) => ({ openedAt, sentence: told && sentence(public_, told) })),
        waits: times.slice(0, 4).map((one) => sentence(public_, tellIn(link.language, one))),
      });
      return say(reply, { page, words });
    }),
  );

  server.get<{ Params: { token: string; file: string } }>("/trip/:token/:file", hidden, (request, reply) =>
    guarded(request, reply, async (link) => {
      const [, id = "", ending = ""] = /^([\da-f-]{36})\.([a-z]{3,6})$/.exec(request.params.file) ?? [];
      if (ending === "pay") return pay(request, reply, { link, id });
      const form = forms[ending];
      const document = form ? await findDocument(app.db, id) : null;
      if (!form || !document || !isShown(link, document)) throw TripNotFound();
      if (!openFormsOf(app, document).includes(form)) throw TripNotFound();
      await note(request, { link, documentId: document.id, form });
      const words = findTripWords(link.language);
      if (document.voidAt !== null && form !== "apple") {
        const next = await newest(app, link, document);
        const body = voidBody({ words, token: request.params.token, document, next });
        const page = renderFrame({
          words,
          title: words.void,
          airline: app.airline ?? document.facts.owner,
          code: document.facts.recordLocator,
          body,
        });
        return say(reply, { page, words, status: 410 });
      }
      if (form === "google" || form === "apple")
        await notePass(app, { document, wallet: form, language: link.language });
      if (form === "google") return privately(reply).redirect(await linkToGoogle(app, document, link.language), 303);
      const { type, name, content } = render(app, document, form, link.language);
      return privately(reply)
        .type(type)
        .header(
          "content-disposition",
          `inline; filename="${plain(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header("content-security-policy", "default-src 'none'; object-src 'self'; frame-ancestors 'none'")
        .send(content);
    }),
  );
}

/** Kept by nobody on the way, found by no search, told to no other site. */
const privately = (reply: FastifyReply): FastifyReply =>
  reply
    .header("cache-control", "private, no-store")
    .header("referrer-policy", "no-referrer")
    .header("x-robots-tag", "noindex, nofollow, noarchive");

/** Of the same booking, and of nobody but those whom the link shows. */
const isShown = ({ bookingId, passengerIds }: TripLink, document: DocumentRow): boolean =>
  document.bookingId === bookingId && document.passengerIds.every((id) => passengerIds.includes(id));

async function newest({ db }: App, link: TripLink, { replacedBy }: DocumentRow): Promise<string | null> {
  const found = await findNewest(db, replacedBy);
  return found && isShown(link, found) ? found.id : null;
}

const plain = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\]/g, "_");

function explain(words: TripWords, { code, details }: Problem): string {
  if (code !== TooManyMisses({ retryAfterSeconds: 0 }).code) return words.over;
  const { retryAfterSeconds } = details as { retryAfterSeconds: number };
  return words.wait(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
}
