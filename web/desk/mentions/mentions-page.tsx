/** What was said and made no case: read, search, and open as a case. */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconHeart, IconMessageCircleOff, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { listMessages } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Page } from "../../kit/parts/page.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { useQueueShown } from "../queue/queue-tabs.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { MentionList } from "./mention-list.tsx";

export function MentionsPage() {
  return useMay("cases:read") ? <Mentions /> : <NotForYou />;
}

function Mentions() {
  const words = useLaterWords();
  const said = words.mentions;
  usePageTitle(said.title);
  const mayReply = useMay("cases:reply");
  const [, setQueue] = useQueueShown();
  const [typed, setTyped] = useState("");
  const [settled] = useDebouncedValue(typed.trim(), 300);
  const search = settled.length >= 2 ? settled : "";
  const list = usePagesOf(["messages", "without-case", search], (cursor, signal) =>
    call(listMessages, {
      query: {
        withoutCase: "true",
        direction: "inbound",
        ...(search ? { search } : {}),
        ...cursor,
      },
      signal,
    }),
  );
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <TextInput
            type="search"
            aria-label={said.search}
            placeholder={said.search}
            leftSection={<IconSearch size={16} aria-hidden />}
            error={typed.trim().length === 1 && said.searchShort}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            w={250}
          />
          {mayReply && (
            <Button component={Link} to="/desk/filtered" variant="default">
              {said.toFiltered}
            </Button>
          )}
          <Button
            component={Link}
            to="/desk"
            variant="default"
            leftSection={<IconHeart size={16} aria-hidden />}
            onClick={() => setQueue("word")}
          >
            {said.toWords}
          </Button>
        </>
      }
    >
      <MentionList
        list={list}
        empty={
          <Empty icon={IconMessageCircleOff} title={said.emptyTitle}>
            {search ? said.emptySearch(search) : said.empty}
          </Empty>
        }
      />
    </Page>
  );
}
