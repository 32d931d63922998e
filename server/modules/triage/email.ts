import type { PersonalDatum } from "../../../contract/triage.ts";

/** Mailboxes that belong to a desk and not to a person. */
const desk =
  /^(?:support|info|e-?services?|help|helpdesk|contact|customer[a-z.]{0,12}|care|feedback|press|sales|reservations?|bookings?|no-?reply|hello|complaints?|claims?|relations|kundenservice|klantenservice|servicio|atendimento|privacy|office|admin|news|newsletter|media|baggage|refunds?)$/iu;

const ending =
  "com|net|org|edu|gov|info|io|eu|nl|de|fr|it|es|pt|no|tr|ru|cn|jp|kr|th|uk|us|br|mx|ar|ch|at|be|se|dk|fi|pl";
const written = /(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![\w@-])/gu;
/** From the spoken "at" on: where that is not there, no name before it need be tried. */
const spokenAt = String.raw`(?:\(at\)|\[at\]|\{at\}|\s(?:at|arroba|chiocciola|arobase|собака)\s)\s{0,2}[\w-]{2,63}(?:\s{0,2}(?:\(dot\)|\[dot\]|\{dot\})\s{0,2}|\s{1,2}(?:dot|punto|ponto|point|punt|punkt|nokta)\s{1,2}|\.)(?:${ending})(?![\w-])`;
const hasSpokenAt = new RegExp(spokenAt, "iu");
const spoken = new RegExp(String.raw`(?<![\w.+-])[\w.+-]{2,64}\s{0,2}${spokenAt}`, "giu");

/** E-mail addresses of people, "name at example dot com" included; not those of desks or of our own domains. */
export function findEmails(text: string, brandDomains: readonly string[]): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const match of /[\w.+-]@[A-Za-z0-9-]/u.test(text) ? text.matchAll(written) : []) {
    const [name = "", domain = ""] = match[0].split("@");
    if (!desk.test(name) && !isOurs(domain, brandDomains))
      found.push(span(match.index, match[0].length, 0.97, "address"));
  }
  if (!hasSpokenAt.test(text)) return found;
  for (const match of text.matchAll(spoken)) found.push(span(match.index, match[0].length, 0.8, "spoken-address"));
  return found;
}

// oxlint-disable-next-line max-params -- a place, and how sure we are
function span(start: number, length: number, confidence: number, rule: string): PersonalDatum {
  return { kind: "email", start, end: start + length, confidence, rule };
}

function isOurs(domain: string, brandDomains: readonly string[]): boolean {
  const lower = domain.toLowerCase();
  return brandDomains.some((brand) => lower === brand.toLowerCase() || lower.endsWith(`.${brand.toLowerCase()}`));
}
