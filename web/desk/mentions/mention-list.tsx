/** Mentions as a list that keys move through. */
import { Button, Skeleton } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import lists from "../../kit/parts/list.module.css";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Message } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { MentionRow } from "./mention-row.tsx";
import styles from "./mentions.module.css";
import { useOpening } from "./use-opening.ts";

interface Mentioned {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Message[]; nextCursor: string | null }>>;
  empty: ReactNode;
}

export function MentionList({ list, empty }: Mentioned) {
  const { common } = useWords();
  const rows = useRef<HTMLUListElement>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const opening = useOpening();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const at = items.findIndex(({ id }) => id === chosenId);
  const move = (step: number) => {
    const to = items[Math.max(0, Math.min(items.length - 1, at === -1 ? 0 : at + step))];
    if (!to) return;
    setChosenId(to.id);
    rows.current?.querySelector<HTMLElement>(`[data-message="${to.id}"]`)?.focus();
  };
  useCommand("down", () => move(1), items.length > 0);
  useCommand("up", () => move(-1), items.length > 0);
  useCommand("open", () => chosenId && opening.mutate(chosenId), at !== -1);

  if (list.error && !list.data) return <Trouble error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={320} aria-busy />;
  if (items.length === 0) return empty;
  return (
    <>
      <ul className={lists.list} ref={rows}>
        {items.map((mention) => (
          <MentionRow
            key={mention.id}
            of={mention}
            chosen={mention.id === chosenId}
            onChoose={() => setChosenId(mention.id)}
            onOpen={() => opening.mutate(mention.id)}
            busy={opening.isPending && opening.variables === mention.id}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common.more}
          </Button>
        </div>
      )}
    </>
  );
}
