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
import { toGoogleLink } from "./wallet/google.ts";
import { findTripWords } from "./words/all.ts";
import { flightLine } from "./words/said.ts";

type Rendering = Pick<DocumentsContext, "airline" | "key" | "wallets">;

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
    content: toApplePass(apple, facts, { ...look, ...walletOf(app, document) }),
  };
}

/** Where Google's wallet saves it from. */
export async function linkToGoogle(app: Rendering, document: DocumentRow, language: string): Promise<string> {
  const { google } = app.wallets;
  if (!google || document.kind !== "boarding-pass") throw NotOffered();
  return toGoogleLink(google, document.facts, { ...lookOf(app, document.facts, language), ...walletOf(app, document) });
}

/** Leads to nobody, and is the same for every pass of this passenger on this flight. */
const walletOf = ({ key }: Pick<Rendering, "key">, { bookingId, legId, passengerIds, voidAt }: DocumentRow) => ({
  serial: createHmac("sha256", key)
    .update(JSON.stringify(["documents.wallet", bookingId, legId, passengerIds]))
    .digest("hex")
    .slice(0, 32),
  isVoid: voidAt !== null,
});
