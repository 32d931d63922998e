/** Approved sentences for a case, with the wait as it is, and whether anybody who is here speaks its language. */
import { type Ours, answeredIn, CaseNotFound, findPhrases, findTraits } from "../modules/cases/index.ts";
import { type Language, languages } from "../../contract/words.ts";
import { findReplyTimes, tellIn } from "../modules/service-levels/index.ts";
import { findAbledHere } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";

export async function getPhrases(db: Db, { caseId, tongue }: { caseId: string; tongue: Ours }) {
  const [traits] = await findTraits(db, [caseId]);
  if (!traits) throw CaseNotFound();
  const [times, here] = await Promise.all([findReplyTimes(db), findAbledHere(db)]);
  const told = times.find(({ channel, isStale }) => channel === traits.channel && !isStale);
  const language = traits.language as Language;
  return {
    language: answeredIn(language),
    isSpoken: !languages.some((one) => one === language) || here.some(({ levels }) => (levels[language] ?? 0) > 0),
    items: findPhrases({
      language,
      tongue,
      waitSeconds: told ? tellIn(language, told).expectedSeconds : null,
    }),
  };
}
