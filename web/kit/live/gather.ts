/**
 * Gathers what comes in bursts and hands it over at most once per `milliseconds`: at once when it was quiet, then at the end of each
 * span. A span lasts at least until what was handed over is dealt with, so that a slow server is asked less often.
 */
export function gather<Item>(milliseconds: number, handOver: (items: ReadonlySet<Item>) => unknown) {
  let waiting = new Set<Item>();
  let isBusy = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const endSpan = () => {
    isBusy = false;
    if (waiting.size > 0 && !isStopped) flush();
  };
  const flush = () => {
    const items = waiting;
    waiting = new Set();
    isBusy = true;
    const dealtWith = Promise.resolve(handOver(items)).catch(() => {});
    timer = setTimeout(() => void dealtWith.then(endSpan), milliseconds);
  };

  return {
    add(items: readonly Item[]) {
      for (const item of items) waiting.add(item);
      if (!isBusy && !isStopped && waiting.size > 0) flush();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      waiting = new Set();
    },
  };
}
