/** Gathers what comes in bursts and hands it over at most once per `milliseconds`: at once when it was quiet, then at the end of each span. */
export function gather<Item>(milliseconds: number, handOver: (items: ReadonlySet<Item>) => void) {
  let waiting = new Set<Item>();
  let span: ReturnType<typeof setTimeout> | null = null;

  const endSpan = () => {
    span = null;
    if (waiting.size > 0) flush();
  };
  const flush = () => {
    const items = waiting;
    waiting = new Set();
    span = setTimeout(endSpan, milliseconds);
    handOver(items);
  };

  return {
    add(items: readonly Item[]) {
      for (const item of items) waiting.add(item);
      if (!span && waiting.size > 0) flush();
    },
    stop() {
      if (span) clearTimeout(span);
      span = null;
      waiting = new Set();
    },
  };
}
