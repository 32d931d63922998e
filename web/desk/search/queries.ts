/** Asking for people, cases and messages by their words. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { listCases } from "../../../contract/cases.ts";
import { searchMessages, searchPeople } from "../../../contract/search.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import { useWords } from "../../kit/words/words.tsx";

export type FoundPerson = Answer<typeof searchPeople>["items"][number];

/** What is asked must have two letters at least. */
export const isLongEnough = (text: string): boolean => text.trim().length >= 2;

/** People by name or handle; those who may read no customers find none. */
export function usePeople(text: string, limit: number) {
  const may = useMay("customers:read");
  return useQuery({
    queryKey: ["search", "people", text, limit],
    queryFn: ({ signal }) => call(searchPeople, { query: { text, limit }, signal }),
    enabled: may && isLongEnough(text),
    placeholderData: keepPreviousData,
  });
}

/** The first few messages in which all words occur. */
export function useFewMessages(text: string, limit: number) {
  return useQuery({
    queryKey: ["search", "few-messages", text, limit],
    queryFn: ({ signal }) => call(searchMessages, { query: { text, limit }, signal }),
    enabled: isLongEnough(text),
    placeholderData: keepPreviousData,
  });
}

/** The number of a case as somebody types it: `C-1042`, `c1042`, `1042`. */
export const numberIn = (text: string): string | null => (/^(c-?)?\d{3,15}$/i.test(text.trim()) ? text.trim() : null);

/** The case of that number. */
export function useCaseOfNumber(text: string) {
  const number = numberIn(text);
  return useQuery({
    queryKey: ["search", "case", number],
    queryFn: ({ signal }) => call(listCases, { query: { number: number ?? "", limit: 1 }, signal }),
    enabled: number !== null,
  });
}

/** Opens the newest case of somebody; says so where they have none. */
export function useOpenPerson(): (person: Pick<FoundPerson, "id">) => Promise<void> {
  const words = useWords();
  const navigate = useNavigate();
  return async ({ id }) => {
    try {
      const { items } = await call(listCases, { query: { customerId: id, limit: 1 } });
      const [newest] = items;
      if (newest) await navigate({ to: "/desk/case/$caseId", params: { caseId: newest.id } });
      else await navigate({ to: "/desk/mentions" });
    } catch (error) {
      tellTrouble(error, words);
    }
  };
}
