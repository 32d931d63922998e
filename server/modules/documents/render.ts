/** A document in a form that can be opened. */
import { createHmac } from "node:crypto";
import type { OpenForm } from "../../../contract/documents.ts";
import type { DocumentsContext } from "./context.ts";
import type { DocumentRow } from "./document.ts";
import type { Look } from "./draw/pass-card.ts";
import { toPdf, toPng } from "./draw/render.ts";
import type { Facts } from "./facts.ts";
import { NotOffered } from "./problems.ts";
import { applePassType, toApplePass } from "./wallet/apple.ts";
import { toFlightPass, toGoogleLink } from "./wallet/google.ts";
import type { FlightPass, UpdateAddress } from "./wallet/wallets.ts";
import { findTripWords } from "./words/all.ts";
import { flightLine } from "./words/said.ts";

type Rendering = Pick<DocumentsContext, "airline" | "key" | "wallets" | "publicUrl">;

export const lookOf = ({ airline }: Pick<Rendering, "airline">, { owner }: Facts, language: string): Look => ({
  words: findTripWords(language),
  airline: airline ?? owner,
});

/** Which forms a document comes in here: a wallet only where its certificates are. */
export const openFormsOf = ({ wallets }: Pick<Rendering, "wallets">, { kind }: Pick<Facts, "kind">): OpenForm[] => [
  "pdf",
  "png",
  ...(kind === "boarding-pass" && wallets.apple ? (["apple"] as const) : []),
  ...(kind === "boarding-pass" && wallets.google ? (["google"] as const) : []),
];

export interface Rendered {
  type: string;
  name: string;
  content: Buffer;
}

export function render(
  app: Rendering,
  document: DocumentRow,
  form: Exclude<OpenForm, "google">,
  language: string,
): Rendered {
  const { facts } = document;
  if (!openFormsOf(app, facts).includes(form)) throw NotOffered();
  const look = lookOf(app, facts, language);
  const name = `${look.words.kinds[facts.kind]} ${facts.legs[0] ? flightLine(facts.legs[0]) : facts.recordLocator}`;
  if (form === "pdf") return { type: "application/pdf", name: `${name}.pdf`, content: toPdf(facts, look) };
  if (form === "png") return { type: "image/png", name: `${name}.png`, content: toPng(facts, look) };
  const { apple } = app.wallets;
  if (!apple) throw NotOffered();
  return {
    type: applePassType,
    name: `${name}.pkpass`,
    content: toApplePass(apple, facts, { ...look, ...walletOf(app, document), updates: updatesOf(app, document) }),
  };
}

/** Where Google's wallet saves it from. */
export async function linkToGoogle(app: Rendering, document: DocumentRow, language: string): Promise<string> {
  const { google } = app.wallets;
  if (!google) throw NotOffered();
  return toGoogleLink(google, flightPass(app, document, language));
}

/** As Google's wallet keeps it. */
export function flightPass(app: Rendering, document: DocumentRow, language: string): FlightPass {
  const { google } = app.wallets;
  if (!google || document.kind !== "boarding-pass") throw NotOffered();
  return toFlightPass(google, document.facts, { ...lookOf(app, document.facts, language), ...walletOf(app, document) });
}

const walletOf = (app: Rendering, document: DocumentRow) => ({
  serial: serialOf(app, document),
  isVoid: document.voidAt !== null,
});

/** Leads to nobody, and is the same for every pass of this passenger on this flight. */
export const serialOf = (
  app: Pick<Rendering, "key">,
  { bookingId, legId, passengerIds }: Pick<DocumentRow, "bookingId" | "legId" | "passengerIds">,
): string => signed(app, ["documents.wallet", bookingId, legId, passengerIds]).slice(0, 32);

/** By this a phone proves that it has the pass; it stands in the pass. */
export const updateTokenOf = (app: Pick<Rendering, "key">, serial: string): string =>
  signed(app, ["documents.wallet-updates", serial]).slice(0, 40);

const signed = ({ key }: Pick<Rendering, "key">, of: unknown): string =>
  createHmac("sha256", key).update(JSON.stringify(of)).digest("hex");

/** Phones ask again only where they can do so safely; a pass with another address is taken by none. */
const updatesOf = (app: Rendering, document: DocumentRow): UpdateAddress | null =>
  app.publicUrl.startsWith("https:")
    ? { url: `${app.publicUrl}/wallet/apple`, token: updateTokenOf(app, serialOf(app, document)) }
    : null;
