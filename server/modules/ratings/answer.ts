/** What somebody answers by their link. */
import type { RatingKind } from "../../../contract/ratings.ts";
import { ratingWordsAtMost, scoresOf } from "../../../contract/ratings.ts";
import type { Language } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { hashToken } from "../../platform/secrets.ts";
import { mask, read } from "../triage/index.ts";
import { ratingChanged } from "./events.ts";
import { LinkNotFound, NotAScore } from "./problems.ts";

export interface Asked {
  caseId: string;
  kind: RatingKind;
  language: Language;
  score: number | null;
  words: string | null;
}

/** A day for second thoughts; then it stands. */
const hoursToChange = 24;

/** Looking uses nothing up: messengers look at links by themselves. */
export async function findAsked(db: Db, token: string): Promise<Asked> {
  const [row] = await db<Asked[]>`
    select case_id, kind, language, score, words from ratings.rating where token_hash = ${hashToken(token)} and ${isOpen(db)}`;
  if (!row) throw LinkNotFound();
  return row;
}

const isOpen = (db: Db) => db`
  case state when 'asked' then expires_at > (select platform.now())
    when 'answered' then answered_at > (select platform.now()) - ${hoursToChange} * interval '1 hour' else false end`;

/** The newest answer is the answer. Its time is that of the first. */
export const answer = (
  app: Context,
  { token, score, words }: { token: string; score: number; words: string },
): Promise<Asked> =>
  atomically(app, async (app) => {
    const asked = await findAsked(app.db, token);
    if (!scoresOf[asked.kind].includes(score)) throw NotAScore();
    const said = words.trim().slice(0, ratingWordsAtMost) || null;
    const masked = said && mask(said, read(said, { visibility: "private", inDialogue: true }).personalData);
    const { count } = await app.db`
      update ratings.rating
      set state = 'answered', score = ${score}, words = ${said}, masked_words = ${masked}, answered_at = coalesce(answered_at, platform.now())
      where case_id = ${asked.caseId} and token_hash = ${hashToken(token)} and ${isOpen(app.db)}`;
    if (count === 0) throw LinkNotFound();
    await emit(app, ratingChanged, [{ caseId: asked.caseId }]);
    return { ...asked, score, words: said };
  });
