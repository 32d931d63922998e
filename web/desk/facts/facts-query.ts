/** Facts as the desk shows them, shared by their pages and the box of answers. */
import { useQuery } from "@tanstack/react-query";
import { listFacts } from "../../../contract/facts.ts";
import { type Answer, call } from "../../kit/call.ts";

export type Fact = Answer<typeof listFacts>["items"][number];
export type FactWords = Fact["newest"]["texts"][number];

export const factsKey = ["facts"] as const;

export const useFacts = (over: boolean) =>
  useQuery({
    queryKey: [...factsKey, over],
    queryFn: ({ signal }) => call(listFacts, { query: { over: String(over) }, signal }),
  });

/** In this language, else in English, else as it is said at all. */
export const saidIn = ({ newest: { texts } }: Fact, language: string): FactWords | undefined =>
  texts.find((one) => one.language === language) ?? texts.find((one) => one.language === "en") ?? texts[0];

/** Those in which every word that was typed stands somewhere. */
export function fitting(facts: readonly Fact[], typed: string): Fact[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return facts.filter((fact) => {
    const all = [fact.source, ...fact.newest.texts.flatMap(({ title, text }) => [title, text])].join(" ");
    const said = all.toLocaleLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
