/** Why two customers may be one, in the reader's words. */
import { useCaseWords } from "../../kit/words/words.tsx";
import type { Suggestion } from "./use-profile.ts";

export function useReasonInWords(): (reason: Suggestion["reasons"][number]) => string {
  const { customer: person, profile: said } = useCaseWords();
  return ({ why, kind }) => {
    const name = kind ? (person.identifierKinds[kind] ?? kind) : "";
    return said.reasons[why](name.toLocaleLowerCase());
  };
}

/** The strongest three, those against it last. */
export function useReasons(): (of: Suggestion) => string {
  const inWords = useReasonInWords();
  return ({ reasons }) =>
    reasons
      .toSorted((a, b) => b.bits - a.bits)
      .slice(0, 3)
      .map(inWords)
      .join(", ");
}
