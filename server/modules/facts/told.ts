/** Facts as everybody is told them: valid now, in one language. */
import type { FactKind, FactText } from "../../../contract/facts.ts";
import type { Db } from "../../platform/db.ts";
import { addressOf } from "./address.ts";
import { type Fact, listValid } from "./find.ts";

export interface Told extends Omit<FactText, "isDraft"> {
  kind: FactKind;
  url: string;
  validUntil: Date;
  changedAt: Date;
}

interface Asked {
  language: string;
  /** Null: both, situations first. */
  kind: FactKind | null;
  publicUrl: string;
}

export async function listTold(db: Db, { language, kind, publicUrl }: Asked): Promise<Told[]> {
  return (await listValid(db, kind)).flatMap((fact) => {
    const said = saidIn(fact, language);
    if (!said) return [];
    const { isDraft: _isDraft, ...words } = said;
    const { code, validUntil, writtenAt: changedAt } = fact;
    return [{ ...words, kind: fact.kind, url: addressOf(publicUrl, code), validUntil, changedAt }];
  });
}

/** In this language, else in English, else as it is said at all. */
export const saidIn = ({ texts }: Pick<Fact, "texts">, language: string): FactText | undefined =>
  texts.find((one) => one.language === language) ?? texts.find((one) => one.language === "en") ?? texts[0];
