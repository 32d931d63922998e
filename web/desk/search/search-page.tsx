/** Finds messages and people by their words, in all there is. */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconZoomExclamation } from "@tabler/icons-react";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { searchMessages } from "../../../contract/search.ts";
import { ChannelKind, languages } from "../../../contract/words.ts";
import { type Input, call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { usePagesOf } from "../../kit/pages-of.ts";
import lists from "../../kit/parts/list.module.css";
import { Page } from "../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import type { Language } from "../../kit/wire.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { FoundMessageRow, PeopleFound } from "./found.tsx";
import { isLongEnough, useOpenPerson, usePeople } from "./queries.ts";
import styles from "./search.module.css";

type Wishes = Omit<Input<typeof searchMessages>["query"], "text" | "limit" | "cursor">;

export function SearchPage() {
  return useMay("cases:read") ? <Search /> : <NotForYou />;
}

function Search() {
  const words = useLaterWords();
  const said = words.search;
  usePageTitle(said.title);
  const [typed, setTyped] = useText();
  const [settled] = useDebouncedValue(typed.trim(), 300);
  const [wishes, setWishes] = useState<Wishes>({});
  const asks = isLongEnough(settled);
  const people = usePeople(settled, 8);
  const open = useOpenPerson();
  const list = usePagesOf(
    ["search", "messages", settled, wishes],
    (cursor, signal) => call(searchMessages, { query: { text: settled, ...wishes, ...cursor }, signal }),
    asks,
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={said.title} about={said.about}>
      <TextInput
        className={styles.field ?? ""}
        id="search"
        type="search"
        size="md"
        aria-label={said.field}
        placeholder={said.field}
        leftSection={<IconSearch size={18} aria-hidden />}
        error={typed.trim().length === 1 && said.short}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Filters wishes={wishes} onWish={(wish) => setWishes({ ...wishes, ...wish })} />
      {!asks && <p className={styles.hint}>{said.hint}</p>}
      {asks && people.data && people.data.items.length > 0 && (
        <PeopleFound people={people.data.items} onOpen={(person) => void open(person)} />
      )}
      {asks && list.error && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {asks && !list.data && !list.error && <Skeleton height={240} aria-busy />}
      {asks && list.data && items.length === 0 && (
        <Empty icon={IconZoomExclamation} title={said.nothingTitle}>
          {said.nothing(settled)}
        </Empty>
      )}
      {asks && items.length > 0 && (
        <ul className={lists.list} aria-label={said.messages}>
          {items.map((found) => (
            <FoundMessageRow key={found.message.id} of={found} />
          ))}
        </ul>
      )}
      {asks && list.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.common.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

/** What is looked for stands in the address, so that going back finds it again. */
function useText(): [string, (text: string) => void] {
  const search = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get("text") ?? "",
  });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== search) void navigate({ to: ".", search: typed ? { text: typed } : {}, replace: true });
    }, 400);
    return () => clearTimeout(timer);
  }, [typed, search, navigate]);
  return [typed, setTyped];
}

function Filters({ wishes, onWish }: { wishes: Wishes; onWish: (wish: Wishes) => void }) {
  const words = useLaterWords();
  const said = words.search;
  const say = useSay();
  return (
    <fieldset className={styles.filters} aria-label={said.filters}>
      <Choice
        label={said.language}
        value={wishes.language}
        options={[...languages, "other" as const].map((one) => [one, say.language(one as Language)])}
        onChoose={(language) => onWish({ language: language as Wishes["language"] })}
      />
      <Choice
        label={said.channel}
        value={wishes.channel}
        options={ChannelKind.options.map((one) => [one, channelInWords(one, words)])}
        onChoose={(channel) => onWish({ channel: channel as Wishes["channel"] })}
      />
      <Choice
        label={said.direction}
        value={wishes.direction}
        options={[
          ["inbound", said.inbound],
          ["outbound", said.outbound],
        ]}
        onChoose={(direction) => onWish({ direction: direction as Wishes["direction"] })}
      />
      <label>
        {said.since}
        <input type="date" onChange={({ currentTarget: { value } }) => onWish({ since: dayBegins(value, 0) })} />
      </label>
      <label>
        {said.until}
        <input type="date" onChange={({ currentTarget: { value } }) => onWish({ until: dayBegins(value, 1) })} />
      </label>
    </fieldset>
  );
}

/** The beginning of a day in the reader's zone, some days later. */
function dayBegins(day: string, daysLater: number): string | undefined {
  const at = new Date(`${day}T00:00:00`);
  if (Number.isNaN(at.getTime())) return undefined;
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
}

interface Choosing {
  label: string;
  value: string | undefined;
  options: (readonly [string, string])[];
  onChoose: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChoose }: Choosing) {
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">{label}</option>
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}
