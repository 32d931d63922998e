/** Documents of a case, and trips for the airline's own app. */
import * as contract from "../../contract/documents.ts";
import * as trips from "../../contract/trips.ts";
import {
  findDocument,
  findTrip,
  languageOf,
  linkToGoogle,
  notePass,
  NoSuchDocument,
  openFormsOf,
  render,
  revokeLinks,
  sendDocument,
} from "../modules/documents/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement, SentBytes } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { getDocuments } from "../screens/documents.ts";
import { findTravellerOf, type Traveller } from "../screens/traveller.ts";
import { findQuestions } from "../screens/questions.ts";
import { makeForPrint } from "./print.ts";
import type { RouteApp } from "./route-app.ts";

export function implementDocuments(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.listDocuments, async ({ caller, params: { caseId } }) => {
    const found = await getDocuments(app, { caseId, staffId: caller.id });
    await audit(db, { actorId: caller.id, action: "documents.list", subject: `case/${caseId}` });
    return found;
  });

  implement(contract.sendDocument, ({ caller, params: { caseId }, body: { id, to, ...key } }) =>
    sendDocument(app, { id, caseId, key, to, staffId: caller.id }),
  );

  implement(
    contract.printDocument,
    async ({ caller, params: { caseId, kind }, query: { bookingId, legId, passengerId } }) => {
      const { customerId, language } = await getCase(db, caseId);
      const wanted = { kind, bookingId, legId: legId ?? null, passengerIds: passengerId?.split(",") ?? [] };
      const document = await makeForPrint(app, { customerId, caseId, staffId: caller.id, wanted });
      await audit(db, {
        actorId: caller.id,
        action: "documents.print",
        subject: `case/${caseId}`,
        detail: `${kind} of booking/${bookingId}`,
      });
      return bytesOf(render(app, document, "pdf", languageOf(language)));
    },
  );

  implement(contract.revokeTripLinks, async ({ caller, params: { caseId } }) => {
    const { customerId } = await getCase(db, caseId);
    return atomically(app, async (app) => {
      const revoked = await revokeLinks(app, { customerId, caseId });
      await audit(app.db, { actorId: caller.id, action: "documents.revoke-links", subject: `case/${caseId}` });
      return { revoked };
    });
  });

  implement(trips.listTrips, async ({ caller, query: { limit, ...whose } }) => {
    const traveller = await findTravellerOf(db, whose);
    const items = [];
    for (const part of traveller.parts.slice(0, limit)) {
      const trip = await findTrip(app, part);
      if (trip) items.push(await showTrip(app, trip));
    }
    const questions = traveller.customerId ? await findQuestions(db, traveller.customerId, "en") : [];
    await audit(db, { actorId: caller.id, action: "trips.list", subject: subjectOf(traveller) });
    return {
      items,
      questions: questions.map(({ number, openedAt, channel, told }) => ({
        number,
        openedAt,
        channel,
        expectedSeconds: told?.expectedSeconds ?? null,
      })),
    };
  });

  implement(trips.getTripDocument, async ({ caller, params: { documentId }, query: { form, language, ...whose } }) => {
    const traveller = await findTravellerOf(db, whose);
    const document = await findDocument(db, documentId);
    const isTheirs = traveller.parts.some(
      ({ bookingId, passengerIds }) =>
        bookingId === document?.bookingId && document.passengerIds.every((id) => passengerIds.includes(id)),
    );
    if (!document || !isTheirs || document.voidAt !== null) throw NoSuchDocument();
    await audit(db, {
      actorId: caller.id,
      action: "trips.read-document",
      subject: subjectOf(traveller),
      detail: `document/${documentId}`,
    });
    if (form === "apple") await notePass(app, { document, wallet: form, language: languageOf(language) });
    return bytesOf(render(app, document, form, languageOf(language)));
  });
}

const subjectOf = ({ customerId }: Traveller): string => (customerId ? `customer/${customerId}` : "trips");

type Found = NonNullable<Awaited<ReturnType<typeof findTrip>>>;

async function showTrip(app: RouteApp, { bookingId, facts, legs, others, documents }: Found) {
  return {
    bookingId,
    recordLocator: facts.recordLocator,
    state: facts.state,
    holdUntil: facts.holdUntil,
    travellers: facts.travellers.map(({ id, surname, givenName }) => ({ id, surname, givenName })),
    others,
    legs: legs.map((leg) => ({
      ...leg,
      services: leg.services.map(({ code, passengerId, standing }) => ({ code, passengerId, standing })),
    })),
    documents: await Promise.all(
      documents.map(async (document) => {
        const forms = openFormsOf(app, document);
        const { id, kind, legId, passengerIds, madeAt } = document;
        const wallet = forms.find((form) => form === "google");
        if (wallet) await notePass(app, { document, wallet, language: "en" });
        const googleUrl = wallet ? await linkToGoogle(app, document, "en") : null;
        return { id, kind, legId, passengerIds: [...passengerIds], madeAt, forms, googleUrl };
      }),
    ),
  };
}

/** Opens in the browser that asks; nothing in it can run, and no cache keeps it. */
const bytesOf = ({ type, content }: { type: string; content: Buffer }): SentBytes => ({
  status: 200,
  headers: {
    "content-type": type,
    "content-length": String(content.length),
    "content-disposition": `inline; filename="document.${type.split("/")[1]?.replace("vnd.apple.", "") ?? "bin"}"`,
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
  },
  content: (async function* () {
    yield content;
  })(),
});
