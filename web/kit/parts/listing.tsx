/** A paged list as a table, with all its states: loading, trouble, empty, and more to show. */
import { Button, Skeleton } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { Trouble } from "./states.tsx";
import styles from "./table.module.css";

interface Listed<Item> {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[]; nextCursor: string | null }>>;
  head: ReactNode;
  renderRow: (item: Item) => ReactNode;
  empty: ReactNode;
}

export function Listing<Item>({ label, list, head, renderRow, empty }: Listed<Item>) {
  const { common } = useWords();
  if (list.error && !list.data) return <Trouble error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton className={styles.loading} aria-busy />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0}>
        <table className={styles.table} aria-label={label}>
          <thead>{head}</thead>
          <tbody>{items.map(renderRow)}</tbody>
        </table>
      </section>
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
