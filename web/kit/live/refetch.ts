/** Fetches anew what a change touched. */
import type { Query, QueryClient } from "@tanstack/react-query";

/**
 * A fetch that is under way may have read before the change, so it is started again. One that is the first of its kind cannot be
 * (the library joins it): another follows it.
 */
export async function refetch(queries: QueryClient, predicate: (query: Query) => boolean): Promise<void> {
  const first = queries
    .getQueryCache()
    .findAll({ predicate, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  const others = (query: Query): boolean => !first.includes(query) && predicate(query);
  await Promise.all([
    queries.invalidateQueries({ predicate: others }, { cancelRefetch: true }),
    ...first.map(async (query) => {
      await query.fetch().catch(() => {});
      await queries.invalidateQueries({ predicate: (one) => one === query });
    }),
  ]);
}
