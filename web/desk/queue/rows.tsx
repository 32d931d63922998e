/** One's own cases and the queue as one long list, of which only what is in sight is drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Case } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./queue-panel.module.css";
import { QueueRow } from "./queue-row.tsx";
import type { Queue } from "./use-queue.ts";

type Line = { type: "heading"; title: string; count: number } | { type: "case"; of: Case } | { type: "more" };

interface Lines {
  scroller: RefObject<HTMLDivElement | null>;
  mine: readonly Case[];
  queue: Queue;
  matching: number;
  caseId: string | null;
}

export function Rows({ scroller, mine, queue, matching, caseId }: Lines) {
  const said = useWords().desk.queue;
  const { cases, hasMore } = queue;
  // Ten thousand lines are not made anew for a key: what they are measured by must stay the same too.
  const lines = useMemo(
    () => linesOf(mine, { cases, hasMore }, { mine: said.mine, others: said.others, matching }),
    [mine, cases, hasMore, said, matching],
  );
  const keyAt = useCallback((at: number) => keyOf(lines[at]), [lines]);
  const sizeAt = useCallback((at: number) => (lines[at]?.type === "case" ? 84 : 32), [lines]);
  const scrolled = useCallback(() => scroller.current, [scroller]);
  // It keeps what it measures to itself, which the compiler could not know; nothing here is memoised by it.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: scrolled,
    getItemKey: keyAt,
    estimateSize: sizeAt,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  useStill(scroller, items, lines, virtual);
  useChosenInSight(lines, caseId, virtual);

  const lastShown = items.at(-1)?.index ?? 0;
  const needsMore = queue.hasMore && lastShown >= lines.length - 20;
  useEffect(() => {
    if (needsMore && !queue.isFetching && !queue.failed) queue.more();
  });
  const middle = lines[items[Math.floor(items.length / 2)]?.index ?? 0];
  useEffect(() => {
    queue.lookAt(middle?.type === "case" ? middle.of : undefined);
  });

  return (
    <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
      {items.map(({ key, index, start }) => {
        const line = lines[index];
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.line}
            style={{ transform: `translateY(${start}px)` }}
          >
            {line?.type === "heading" && (
              <h2 className={styles.heading}>
                {line.title} <span>{line.count}</span>
              </h2>
            )}
            {line?.type === "case" && <QueueRow of={line.of} chosen={line.of.id === caseId} />}
            {line?.type === "more" && (
              <p className={styles.note} data-more>
                {queue.failed ? (
                  <button type="button" onClick={queue.more}>
                    {said.moreFailed}
                  </button>
                ) : (
                  said.more
                )}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

function linesOf(
  mine: readonly Case[],
  queue: Pick<Queue, "cases" | "hasMore">,
  said: { mine: string; others: string; matching: number },
): readonly Line[] {
  const own = new Set(mine.map(({ id }) => id));
  const others = queue.cases.filter(({ id }) => !own.has(id));
  const lineOf = (of: Case): Line => ({ type: "case", of });
  return [
    ...(mine.length > 0
      ? [{ type: "heading", title: said.mine, count: mine.length } as const, ...mine.map(lineOf)]
      : []),
    ...(others.length > 0
      ? [
          {
            type: "heading",
            title: said.others,
            count: queue.hasMore ? Math.max(said.matching, others.length) : others.length,
          } as const,
          ...others.map(lineOf),
        ]
      : []),
    ...(queue.hasMore ? [{ type: "more" } as const] : []),
  ];
}

const keyOf = (line: Line | undefined): string =>
  line?.type === "case" ? line.of.id : line?.type === "heading" ? line.title : "more";

type Virtual = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;

/** Keeps what is read where it is while rows come and go above it. */
function useStill(
  scroller: RefObject<HTMLDivElement | null>,
  items: ReturnType<Virtual["getVirtualItems"]>,
  lines: readonly Line[],
  virtual: Virtual,
): void {
  const anchor = useRef<{ key: string; from: number } | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    const before = anchor.current;
    if (!box || !before || box.scrollTop === 0) return;
    const at = lines.findIndex((line) => keyOf(line) === before.key);
    const now = at === -1 ? undefined : virtual.measurementsCache[at]?.start;
    if (now !== undefined && now - box.scrollTop !== before.from) box.scrollTop = now - before.from;
    // Only when rows came or went.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lines.length, keyOf(lines[1]), keyOf(lines.at(-2))]);
  useEffect(() => {
    const box = scroller.current;
    const first = box && items.find(({ start, size }) => start + size > box.scrollTop);
    anchor.current = first ? { key: String(first.key), from: first.start - box.scrollTop } : null;
  });
}

/** Moves the chosen case into sight when another is chosen; never while one scrolls. */
function useChosenInSight(lines: readonly Line[], caseId: string | null, virtual: Virtual): void {
  const shown = useRef<string>(null);
  useEffect(() => {
    if (caseId === shown.current) return;
    const at = lines.findIndex((line) => line.type === "case" && line.of.id === caseId);
    if (at === -1) return;
    shown.current = caseId;
    virtual.scrollToIndex(at, { align: "auto" });
  }, [lines, caseId, virtual]);
}
