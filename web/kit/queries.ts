/** How every application of ours asks the server, and how often again. */
import { QueryClient } from "@tanstack/react-query";
import { isPassing } from "./problem.ts";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live updates say what is stale; this only covers what they don't.
      staleTime: 30_000,
      networkMode: "always",
      retry: (failures, error) => isPassing(error) && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
