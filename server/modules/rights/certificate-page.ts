/** A certificate to print and to file. */
import { html, Html, style } from "./export/html.ts";
import type { CertificateContent } from "./certificate.ts";
import type { PageLanguage } from "./export/words.ts";

const words = {
  en: {
    title: "Certificate of erasure",
    says: "What was kept in Jetbridge of one person was erased. What it says here holds nothing of that person: the ids below lead to nobody.",
    number: "Number",
    id: "Certificate",
    request: "Request",
    customers: "Ids that lead to nobody now",
    basis: "By which rule",
    asked: "Asked for",
    started: "Begun",
    ended: "Done",
    by: "By",
    repeats: "Done again after a restore; first certificate",
    counts: "What went",
    held: "What the law has us keep",
    until: "until",
    none: "Nothing.",
    stays:
      "Counts and waiting times stay, of nobody. Backups made before hold what was erased until they are deleted; after a restore the erasure is done again.",
    hash: "SHA-256",
    previous: "After",
    intact: "The chain of certificates up to this one is intact.",
    broken: "The chain of certificates up to this one is BROKEN.",
    bases: {
      "asked-by-person": "the person asked for it (GDPR article 17 (1))",
      "consent-withdrawn": "consent was withdrawn (GDPR article 17 (1) b)",
      "no-longer-needed": "no longer needed (GDPR article 17 (1) a)",
      unlawful: "kept unlawfully (GDPR article 17 (1) d)",
      law: "a duty by law (GDPR article 17 (1) e)",
      restored: "done again after a restore",
    },
    kinds: { claims: "talks about what may be owed", bags: "bag files", bookings: "copies of bookings" },
  },
  nl: {
    title: "Verklaring van wissing",
    says: "Wat in Jetbridge van één persoon werd bewaard, is gewist. In deze verklaring staat niets van die persoon: de nummers hieronder leiden naar niemand.",
    number: "Nummer",
    id: "Verklaring",
    request: "Verzoek",
    customers: "Nummers die nu naar niemand leiden",
    basis: "Op welke grond",
    asked: "Gevraagd",
    started: "Begonnen",
    ended: "Klaar",
    by: "Door",
    repeats: "Opnieuw gedaan na terugzetten; eerste verklaring",
    counts: "Wat weg is",
    held: "Wat wij volgens de wet bewaren",
    until: "tot",
    none: "Niets.",
    stays:
      "Aantallen en wachttijden blijven, van niemand. Back-ups van daarvoor bevatten het gewiste tot ze worden verwijderd; na terugzetten wordt opnieuw gewist.",
    hash: "SHA-256",
    previous: "Na",
    intact: "De keten van verklaringen tot en met deze is heel.",
    broken: "De keten van verklaringen tot en met deze is GEBROKEN.",
    bases: {
      "asked-by-person": "de persoon vroeg erom (AVG artikel 17 lid 1)",
      "consent-withdrawn": "toestemming is ingetrokken (AVG artikel 17 lid 1 b)",
      "no-longer-needed": "niet meer nodig (AVG artikel 17 lid 1 a)",
      unlawful: "onrechtmatig bewaard (AVG artikel 17 lid 1 d)",
      law: "een wettelijke plicht (AVG artikel 17 lid 1 e)",
      restored: "opnieuw gedaan na terugzetten",
    },
    kinds: {
      claims: "gesprekken over wat verschuldigd kan zijn",
      bags: "bagagedossiers",
      bookings: "kopieën van boekingen",
    },
  },
} satisfies Record<PageLanguage, unknown>;

export interface CertificatePage {
  language: PageLanguage;
  number: string;
  content: CertificateContent;
  by: string;
  hash: string;
  previousHash: string | null;
  isIntact: boolean;
}

export function certificatePage({
  language,
  number,
  content,
  by,
  hash,
  previousHash,
  isIntact,
}: CertificatePage): string {
  const say = words[language];
  const line = (name: string, value: string | null): Html =>
    value === null
      ? html``
      : html`<dt>${name}</dt>
          <dd>${value}</dd>`;
  const counts = Object.entries(content.counts).map(([kind, n]) => line(kind.replaceAll("-", " "), String(n)));
  const held = content.held.map(({ kind, count, until }) =>
    line(say.kinds[kind], `${count}, ${say.until} ${until.slice(0, 10)}`),
  );
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say.title} ${number}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <h1>${say.title}</h1>
        <p>${say.says}</p>
        <dl>
          ${line(say.number, number)}${line(say.id, content.id)}${line(say.request, content.requestId)}${line(say.customers, content.customerIds.join(", "))}
          ${line(say.basis, say.bases[content.basis])}${line(say.repeats, content.repeats)}${line(say.asked, content.askedAt)}${line(say.started, content.startedAt)}
          ${line(say.ended, content.endedAt)}${line(say.by, by)}
        </dl>
        <h2>${say.counts}</h2>
        ${counts.length === 0 ? html`<p>${say.none}</p>` : html`<dl>${counts}</dl>`}
        <h2>${say.held}</h2>
        ${held.length === 0 ? html`<p>${say.none}</p>` : html`<dl>${held}</dl>`}
        <p>${say.stays}</p>
        <h2>${say.hash}</h2>
        <dl>${line(say.hash, hash)}${line(say.previous, previousHash)}</dl>
        <p>${isIntact ? say.intact : say.broken}</p>
      </body>
    </html>`.text;
}
