/** An export as a page that anybody can read: no script, nothing from elsewhere, files beside it. */
import type { ExportedMessage } from "../../cases/index.ts";
import { Html, html, style } from "./html.ts";
import type { Material } from "./material.ts";
import { type PageLanguage, type PageWords, pageWords } from "./words.ts";

interface Telling {
  words: PageWords;
  moment: (at: unknown) => string;
}

/** Lines of one kind that a page shows; the data beside it has all. */
const mostLines = 1000;

export interface PageParts {
  language: PageLanguage;
  at: Date;
  material: Material;
  messages: AsyncIterable<ExportedMessage>;
  /** Where a file lies in the archive. */
  placeOf: (fileId: string) => string | null;
}

/** In pieces, for the messages may be many. */
export async function* pageOf({ language, at, material, messages, placeOf }: PageParts): AsyncGenerator<string> {
  const words = pageWords(language);
  const format = new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const moment = (value: unknown): string =>
    value instanceof Date || typeof value === "string" ? `${format.format(new Date(value))} UTC` : "";
  const telling = { words, moment };
  yield html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <h1>${words.title}</h1>
        <p>${words.intro}</p>
        <p class="faint">${words.madeAt} ${moment(at)}</p>
        <section>
          <h2>${words.sections.identity}</h2>
          ${identity(telling, material)}
        </section>
        <section>
          <h2>${words.sections.consent}</h2>
          ${consent(telling, material)}
        </section>
        <section><h2>${words.sections.messages}</h2>
     `.text;
  let any = false;
  for await (const message of messages) {
    any = true;
    yield messageHtml(telling, message, placeOf).text;
  }
  const { cases, bookings, touchpoints, chat, proofs, documents, ratings, payments, sales, exposures, reads } =
    material;
  yield html`${any ? null : html`<p>${words.nothing}</p>`}</section>
${section(telling, words.sections.cases, [...cases.cases, ...cases.promises, ...cases.joinings])}
${section(telling, words.sections.bookings, [...bookings.bookings, ...bookings.changes, ...bookings.bagFiles])}
${section(telling, words.sections.touchpoints, touchpoints)}
${section(telling, words.sections.chat, [...chat.visitors, ...chat.lines])}
${section(telling, words.sections.proofs, [...proofs.codes, ...proofs.overrides, ...proofs.mandates])}
${section(telling, words.sections.documents, [...documents.sent, ...documents.opened])}
${section(telling, words.sections.ratings, ratings)}
${section(telling, words.sections.payments, payments)}
${section(telling, words.sections.sales, sales)}
${section(telling, words.sections.exposures, exposures)}
${section(telling, words.sections.reads, reads)}
<p>${words.rights}</p></body></html>`.text;
}

function identity({ words, moment }: Telling, { identity: { identifiers } }: Material): Html {
  const lines = identifiers.map(({ kind, value, name, handle, isShared, known }) => {
    const ways = known.map(
      (how) => `${words.known[how.known as keyof PageWords["known"]]} (${how.source ?? ""}, ${moment(how.since)})`,
    );
    const said = [value, name, handle, ways.join("; "), isShared ? words.shared : null].filter(Boolean).join(" · ");
    return html`<dt>${kind}</dt>
      <dd>${said}</dd>`;
  });
  return lines.length === 0 ? html`<p>${words.nothing}</p>` : html`<dl>${lines}</dl>`;
}

function consent({ words, moment }: Telling, { identity: { consent: lines } }: Material): Html {
  if (lines.length === 0) return html`<p>${words.nothing}</p>`;
  const rows = lines.map(
    ({ purpose, given, at, how, channel }) =>
      html`<dt>${words.purposes[purpose]}</dt>
        <dd>
          ${given ? words.given : words.withdrawn} · ${moment(at)} · ${words.ways[how]}${channel ? ` (${channel})` : ""}
        </dd>`,
  );
  return html`<dl>${rows}</dl>`;
}

function messageHtml({ words, moment }: Telling, message: ExportedMessage, placeOf: PageParts["placeOf"]): Html {
  const who =
    message.visibility === "internal"
      ? words.note
      : message.direction === "inbound"
        ? (message.from ?? words.you)
        : words.we;
  const files = message.files.flatMap(({ fileId, name, kind }) => {
    const place = fileId === null ? null : placeOf(fileId);
    return place === null ? [] : [html` <a href="${place}">${name ?? kind}</a>`];
  });
  const subject = (message.letter as { subject?: string } | null)?.subject;
  const edited = (message.edited as { text: string }[] | null) ?? [];
  return html`<article>
    <p class="faint">${who} · ${message.channel} · ${moment(message.writtenAt)}</p>
    ${subject ? html`<p><strong>${subject}</strong></p>` : null}
    <div class="words">${message.text}</div>
    ${edited.length > 0 ? html`<p class="faint">${words.earlier}: ${edited.map(({ text }) => text).join(" / ")}</p>` : null}
    ${files.length > 0 ? html`<p class="faint">${words.files}:${files}</p>` : null}
  </article>`;
}

/** What is told field by field. */
function section({ words, moment }: Telling, title: string, rows: readonly object[]): Html {
  const articles = rows.slice(0, mostLines).map(
    (row) =>
      html`<article>
        <dl>${Object.entries(row).flatMap(([name, value]) => fieldHtml(moment, name, value))}</dl>
      </article>`,
  );
  return html`<section>
    <h2>${title}</h2>
    ${articles.length === 0 ? html`<p>${words.nothing}</p>` : articles}
    ${rows.length > mostLines ? html`<p class="faint">${words.more}</p>` : null}
  </section>`;
}

function fieldHtml(moment: Telling["moment"], name: string, value: unknown): Html[] {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return [];
  const said =
    value instanceof Date
      ? moment(value)
      : typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : JSON.stringify(value, null, 1);
  return [
    html`<dt>${name.replaceAll(/([A-Z])/g, " $1").toLowerCase()}</dt>
      <dd class="words">${said}</dd>`,
  ];
}
