/** A passenger's trip as HTML that needs no script: flights, documents, what is to be paid, their question, and how to ask. */
import type { OpenForm } from "../../../contract/documents.ts";
import {
  type DocumentRow,
  dayThere,
  daysLater,
  fullName,
  momentUtc,
  serviceLine,
  timeThere,
  type Trip,
  type TripLeg,
  type TripWords,
} from "../../modules/documents/index.ts";
import type { OpenPayment } from "../../modules/payments/index.ts";
import { html, type Html, styled } from "../html.ts";
import { tripStyle } from "./style.ts";

export interface ShownTrip {
  words: TripWords;
  airline: string;
  token: string;
  trip: Trip;
  formsOf: (document: DocumentRow) => readonly OpenForm[];
  payments: readonly OpenPayment[];
  questions: readonly { openedAt: Date; sentence: string | null }[];
  /** How long an answer takes where they may ask. */
  waits: readonly string[];
}

const langOf = ({ language }: TripWords): string => (language === "no" ? "nb" : language);

interface Framed {
  words: TripWords;
  title: string;
  airline: string;
  code: string;
  body: Html;
}

export const renderFrame = ({ words, title, airline, code, body }: Framed): string =>
  html`<!doctype html>
    <html lang="${langOf(words)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        ${styled(tripStyle)}
      </head>
      <body>
        <header>
          <div><strong>${airline}</strong>${code ? html`<span>${words.bookingCode} ${code}</span>` : ""}</div>
        </header>
        <main>${body}</main>
      </body>
    </html> `.text;

export function renderTrip(shown: ShownTrip): string {
  const { words, airline, trip, payments, questions, waits } = shown;
  const { facts, legs, others } = trip;
  const isOff = facts.state === "cancelled";
  const body = html`
    <h1>${words.trip}</h1>
    <p class="quiet">
      ${facts.travellers.map((one, place) => html`${place > 0 ? ", " : ""}<bdi>${fullName(one)}</bdi>`)}
      ${others > 0 ? html` ${words.others(others)}` : ""}
    </p>
    ${facts.state === "confirmed" ? "" : html`<p class="${isOff ? "bad" : "warn"}">${words.states[facts.state]}${facts.state === "held" && facts.holdUntil ? html` · ${words.heldUntil(momentUtc(facts.holdUntil, words.language))}` : ""}</p>`}
    ${legs.map((leg) => legCard(shown, leg))}
    <p class="quiet">${words.localTimes}</p>
    ${
      trip.documents.length > 0
        ? html`<h2>${words.documents}</h2>
            ${trip.documents.map((one) => documentCard(shown, one))}`
        : ""
    }
    ${
      payments.length > 0
        ? html`<h2>${words.payments}</h2>
            ${payments.map(
              ({ id, what, amount }) =>
                html`<section class="doc">
                  <p><b>${amount}</b>${what}</p>
                  <p class="buttons">
                    <a class="button first" href="/trip/${shown.token}/${id}.pay" rel="nofollow">${words.pay}</a>
                  </p>
                </section>`,
            )}`
        : ""
    }
    <h2>${words.question}</h2>
    <section>
      ${
        questions.length === 0
          ? html`<p>${words.noQuestion}</p>`
          : questions.map(
              ({ openedAt, sentence }) =>
                html`<p>
                  ${words.asked(momentUtc(openedAt.toISOString(), words.language))}${sentence ? html` <b>${sentence}</b>` : ""}
                </p>`,
            )
      }
      <p class="quiet">${words.writeHere}</p>
      ${questions.length === 0 ? waits.map((one) => html`<p class="quiet">${one}</p>`) : ""}
    </section>
    <p class="quiet">${words.forYou}</p>
  `;
  return renderFrame({
    words,
    title: `${words.trip} · ${facts.recordLocator}`,
    airline,
    code: facts.recordLocator,
    body,
  });
}

function legCard({ words, trip: { facts } }: ShownTrip, leg: TripLeg): Html {
  const { language } = words;
  const later = daysLater(leg);
  const isOff = leg.standing === "cancelled" || leg.standing === "refused";
  const trouble =
    leg.trouble === "cancelled"
      ? html`<span class="bad">${words.flightCancelled}</span>`
      : leg.standing !== "confirmed" && facts.state !== "cancelled"
        ? html`<span class="${isOff ? "bad" : "warn"}">${words.standings[leg.standing]}</span>`
        : leg.trouble === "delayed"
          ? html`<span class="warn">${words.delayed}</span>`
          : "";
  const seats = leg.seats.map(({ seat }) => seat).join(", ");
  const cells: [string, string | null][] = [
    [words.boards, leg.boardsAt && timeThere(leg.boardsAt)],
    [words.gate, leg.gate],
    [words.terminal, leg.terminal],
    [words.seat, seats || null],
    [words.cabin, words.cabins[leg.cabin]],
  ];
  const services = leg.services.filter(({ standing }) => standing !== "cancelled");
  return html`<article class="leg">
    <div class="top">
      <b>${dayThere(leg.departs, language)}</b
      ><span>${leg.flight}${leg.operatedBy ? html` · ${words.operatedBy(leg.operatedBy)}` : ""}</span>
    </div>
    <div class="route">
      <div><strong>${leg.from}</strong><time datetime="${leg.departs.at}">${timeThere(leg.departs)}</time></div>
      <i aria-hidden="true">→</i>
      <div>
        <strong>${leg.to}</strong
        ><time datetime="${leg.arrives.at}">${timeThere(leg.arrives)}</time
        >${later === 0 ? "" : html`<small>${words.nextDay(later)}</small>`}
      </div>
    </div>
    ${trouble === "" ? "" : html`<p>${trouble}</p>`}
    <dl>
      ${cells.map(([name, value]) =>
        value
          ? html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`
          : "",
      )}
    </dl>
    ${
      services.length > 0
        ? html`<ul>
            ${services.map((one) => html`<li>${serviceLine(words, one)}${one.standing === "confirmed" ? "" : html` · <span class="warn">${words.standings[one.standing]}</span>`}</li>`)}
          </ul>`
        : ""
    }
  </article>`;
}

function documentCard({ words, token, formsOf }: ShownTrip, document: DocumentRow): Html {
  const { facts, id } = document;
  const [leg] = facts.legs;
  const about = facts.kind !== "confirmation" && leg ? `${leg.flight} · ${leg.from}–${leg.to}` : facts.recordLocator;
  const who = facts.kind === "confirmation" ? [] : facts.travellers;
  const names: Record<OpenForm, string> = {
    pdf: `${words.open} (PDF)`,
    png: words.picture,
    apple: words.apple,
    google: words.google,
  };
  const endings: Record<OpenForm, string> = { pdf: "pdf", png: "png", apple: "pkpass", google: "google" };
  return html`<section class="doc">
    <p><b>${words.kinds[facts.kind]}</b>${about}${who.map((one) => html` · <bdi>${fullName(one)}</bdi>`)}</p>
    ${facts.kind === "check-in" ? html`<p class="quiet">${words.howToCheckIn}</p>` : ""}
    <p class="buttons">
      ${formsOf(document).map((form, place) => html`<a class="button ${place === 0 ? "first" : ""}" href="/trip/${token}/${id}.${endings[form]}" rel="nofollow">${names[form]}</a>`)}
    </p>
  </section>`;
}

/** What is shown in the place of a document that holds no longer. */
export const voidBody = ({
  words,
  token,
  document,
  next,
}: {
  words: TripWords;
  token: string;
  document: DocumentRow;
  next: string | null;
}): Html => html`
  <h1>${words.void}</h1>
  <section class="doc">
    <p>
      <b>${words.kinds[document.kind]}</b
      >${document.facts.legs.map(({ flight, from, to }, place) => `${place > 0 ? ", " : ""}${flight} ${from}–${to}`)}
    </p>
    <p>${words.voidWhy}</p>
    <p class="buttons">
      ${next ? html`<a class="button first" href="/trip/${token}/${next}.pdf">${words.openNew}</a>` : ""}
      <a class="button" href="/trip/${token}">${words.trip}</a>
    </p>
  </section>
`;

export const troubleBody = (text: string): Html => html`<h1>${text}</h1>`;
