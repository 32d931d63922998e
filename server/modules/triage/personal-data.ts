import type { PersonalDatum } from "../../../contract/triage.ts";
import type { Language } from "../../../contract/words.ts";
import { findBagFiles } from "./bag-file.ts";
import { findCards } from "./card.ts";
import { findEmails } from "./email.ts";
import { findEtickets } from "./eticket.ts";
import { findIbans } from "./iban.ts";
import { findLabelled } from "./labelled.ts";
import { findPhones } from "./phone.ts";
import { findLocators } from "./record-locator.ts";

/** What helps to find personal data besides the text. */
interface Surroundings {
  language: Language;
  brandDomains: readonly string[];
  /** Whether an airline is spoken to: only then is a bare code a possible record locator. */
  addressed: boolean;
}

/** The longest text that is searched, in UTF-16 units; beyond it nobody reads on, and time is bounded. */
const searchedLength = 20_000;
/** The rest is searched in pieces that overlap, so that no pattern ever meets a long text. */
const piece = 2_000;
const overlap = 100;

/** Where personal data stands: sorted, within the text, never overlapping; the surer family wins a place. */
export function findPersonalData(text: string, surroundings: Surroundings): PersonalDatum[] {
  const searched = text.slice(0, searchedLength);
  if (searched.length <= piece) return settle(inPiece(searched, surroundings));
  const found: PersonalDatum[] = [];
  for (let from = 0; from < searched.length; from += piece - overlap) {
    const to = Math.min(searched.length, from + piece);
    for (const datum of inPiece(searched.slice(from, to), surroundings)) {
      const touchesCut = (from > 0 && datum.start === 0) || (to < searched.length && from + datum.end === to);
      if (!touchesCut) found.push({ ...datum, start: datum.start + from, end: datum.end + from });
    }
  }
  return settle(found);
}

/** The families in the order in which they win a place: check digits before labels, labels before shapes. */
function inPiece(text: string, { language, brandDomains, addressed }: Surroundings): PersonalDatum[] {
  const digits = /\d/u.test(text);
  return [
    ...(digits ? [...findIbans(text), ...findCards(text)] : []),
    ...findEmails(text, brandDomains),
    ...(digits
      ? [...findEtickets(text), ...findBagFiles(text), ...findLabelled(text), ...findPhones(text, language)]
      : []),
    ...findLocators(text, addressed),
  ];
}

function settle(found: readonly PersonalDatum[]): PersonalDatum[] {
  const kept: PersonalDatum[] = [];
  for (const datum of found) {
    if (kept.every((other) => datum.end <= other.start || datum.start >= other.end)) kept.push(datum);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
