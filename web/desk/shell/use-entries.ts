/** What the palette offers: what was opened lately, views, pages, actions, and what the server finds. */
import { useDebouncedValue } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useOffers } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { found } from "../../kit/palette/found.ts";
import type { Entry } from "../../kit/palette/palette.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { type Desk, inOrder } from "../queue/desk-query.ts";
import type { View } from "../queue/views-query.ts";
import { useCaseOfNumber, useFewMessages, useOpenPerson, usePeople } from "../search/queries.ts";
import { handlesOf } from "../search/found.tsx";
import { usePages } from "./pages.ts";
import { useRecents } from "./recents.ts";

const pause = 250;

/** Those that fit what was typed; `isLooking` while the server is asked. */
export function useEntries(typed: string): { entries: readonly Entry[]; isLooking: boolean } {
  const text = typed.trim();
  const [settled] = useDebouncedValue(text, pause);
  const here = useHere();
  const { entries: there, isFetching } = useThere(settled);
  const fitting = found(here, typed, ({ sought }) => sought).filter(({ kind }) => text !== "" || kind !== "cases");
  const known = new Set(fitting.map(({ key }) => key));
  const few = text === "" ? fitting : fitting.filter(({ kind }) => kind !== "recent");
  return {
    entries: [...few, ...(text.length >= 2 ? there.filter(({ key }) => !known.has(key)) : [])],
    isLooking: isFetching || text !== settled,
  };
}

/** What this desk has at hand. */
function useHere(): readonly Entry[] {
  const words = useAllWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { offered, run } = useOffers();
  const recents = useRecents();
  const may = useMay("settings:manage");
  const mayReply = useMay("cases:reply");
  const openCase = (caseId: string) => void navigate({ to: "/desk/case/$caseId", params: { caseId } });
  const desks = queries.getQueriesData<Desk>({ queryKey: ["desk"] }).flatMap(([, data]) => (data ? [data] : []));
  const views = queries
    .getQueriesData<{ items: View[] }>({ queryKey: ["views"] })
    .flatMap(([, data]) => data?.items ?? []);
  const entry = (one: Omit<Entry, "more" | "command"> & Partial<Entry>): Entry => ({ more: "", command: null, ...one });
  return [
    ...recents.map(({ id, number, name }) =>
      entry({ key: `recent-${id}`, kind: "recent", label: name, more: number, sought: "", go: () => openCase(id) }),
    ),
    ...(desks[0] ? inOrder(desks[0]) : []).slice(0, 300).map(({ id, number, customer, preview }) =>
      entry({
        key: id,
        kind: "cases",
        label: customer.name ?? customer.handle ?? words.people.unknown,
        more: `${number} ${preview}`,
        sought: `${customer.name ?? ""} ${customer.handle ?? ""} ${number}`,
        go: () => openCase(id),
      }),
    ),
    ...views.map(({ id, name, waiting, filter }) =>
      entry({
        key: `view-${id}`,
        kind: "views",
        label: name,
        more: String(waiting),
        sought: name,
        go: () => void navigate({ to: "/desk", search: filter as Record<string, unknown> }),
      }),
    ),
    ...usePages().map(({ page, to }) =>
      entry({
        key: page,
        kind: "pages",
        label: words.pages[page],
        sought: words.pages[page],
        go: () => void navigate({ to }),
      }),
    ),
    entry({
      key: "account",
      kind: "pages",
      label: words.security.title,
      sought: words.security.title,
      go: () => void navigate({ to: "/desk/account" }),
    }),
    ...(mayReply
      ? [
          entry({
            key: "filtered",
            kind: "pages",
            label: words.filtered.title,
            sought: words.filtered.title,
            go: () => void navigate({ to: "/desk/filtered" }),
          }),
        ]
      : []),
    ...(may
      ? [
          entry({
            key: "service-levels",
            kind: "pages",
            label: words.serviceLevels.title,
            sought: words.serviceLevels.title,
            go: () => void navigate({ to: "/desk/settings/service-levels" }),
          }),
          entry({
            key: "urgency-table",
            kind: "pages",
            label: words.urgency.title,
            sought: words.urgency.title,
            go: () => void navigate({ to: "/desk/settings/urgency" }),
          }),
        ]
      : []),
    ...offered
      .filter((command) => command !== "palette" && command !== "send" && !command.startsWith("view-"))
      .map((command) =>
        entry({
          key: command,
          kind: "actions",
          label: words.commands[command],
          sought: words.commands[command],
          command,
          go: () => run(command),
        }),
      ),
  ];
}

/** What the server finds. */
function useThere(text: string): { entries: readonly Entry[]; isFetching: boolean } {
  const words = useAllWords();
  const navigate = useNavigate();
  const openPerson = useOpenPerson();
  const people = usePeople(text, 5);
  const messages = useFewMessages(text, 6);
  const numbered = useCaseOfNumber(text);
  const entry = (one: Omit<Entry, "sought" | "command">): Entry => ({ ...one, sought: "", command: null });
  const unknown = words.people.unknown;
  const entries = [
    ...(numbered.data?.items ?? []).map(({ id, number, customer, preview }) =>
      entry({
        key: id,
        kind: "cases",
        label: `${number} ${customer.name ?? customer.handle ?? unknown}`,
        more: preview,
        go: () => void navigate({ to: "/desk/case/$caseId", params: { caseId: id } }),
      }),
    ),
    ...(people.data?.items ?? []).map((person) =>
      entry({
        key: `person-${person.id}`,
        kind: "people",
        label: person.name ?? unknown,
        more: `${handlesOf(person)} ${words.search.openCases(person.openCases)}`,
        go: () => void openPerson(person),
      }),
    ),
    ...(messages.data?.items ?? []).map(({ message, excerpt }) =>
      entry({
        key: `message-${message.id}`,
        kind: "messages",
        label: message.authorName ?? unknown,
        more: `${message.caseNumber ?? ""} ${excerpt}`,
        go: () =>
          void (message.caseId
            ? navigate({
                to: "/desk/case/$caseId",
                params: { caseId: message.caseId },
                search: { message: message.id },
              })
            : navigate({ to: "/desk/mentions" })),
      }),
    ),
    ...(text.length >= 2
      ? [
          entry({
            key: "search-all",
            kind: "messages",
            label: words.palette.searchAll(text),
            more: "",
            go: () => void navigate({ to: "/desk/search", search: { text } }),
          }),
        ]
      : []),
  ];
  return { entries, isFetching: people.isFetching || messages.isFetching || numbered.isFetching };
}
