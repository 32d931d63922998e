/** A paged list of the contract, fetched page by page. */
import { useInfiniteQuery } from "@tanstack/react-query";

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Fetches the first page at once, further ones when asked for. */
export function usePagesOf<Item>(
  queryKey: readonly unknown[],
  fetchPage: (cursor: { cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>,
  enabled = true,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === "" ? {} : { cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last: Page<Item>) => last.nextCursor,
    enabled,
  });
}
