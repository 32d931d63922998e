import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { refetch } from "./refetch.ts";

/** A case that is fetched; each fetch reads at once what stands there, and answers when it is let go. */
function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: "always", staleTime: 30_000 } } });
  const answers: (() => void)[] = [];
  const server = { says: "before" };
  const options = {
    queryKey: ["case", "1"],
    queryFn: () => {
      const read = server.says;
      return new Promise<string>((done) => answers.push(() => done(read)));
    },
  };
  return { queries, server, options, answers };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

test.each(["looked at", "fetched ahead"])("what changes during the first fetch is fetched again: %s", async (how) => {
  const { queries, server, options, answers } = open();
  const observer = new QueryObserver(queries, options);
  const leave = how === "looked at" ? observer.subscribe(() => {}) : () => void 0;
  if (how === "fetched ahead") void queries.prefetchQuery(options);
  await settled();
  server.says = "after";
  void refetch(queries, ({ queryKey }) => queryKey[0] === "case");
  await settled();
  answers[0]?.();
  await settled();
  if (how === "fetched ahead") void queries.fetchQuery(options);
  await settled();
  answers[1]?.();
  await settled();
  expect(queries.getQueryData(["case", "1"])).toBe("after");
  leave();
});

test("what changes during a later fetch has it begun anew", async () => {
  const { queries, server, options, answers } = open();
  const leave = new QueryObserver(queries, options).subscribe(() => {});
  await settled();
  answers[0]?.();
  await settled();
  void queries.invalidateQueries();
  await settled();
  server.says = "after";
  void refetch(queries, () => true);
  await settled();
  answers[1]?.();
  answers[2]?.();
  await settled();
  expect(queries.getQueryData(["case", "1"])).toBe("after");
  leave();
});

test("what the change does not touch is left alone", async () => {
  const { queries, options, answers } = open();
  const leave = new QueryObserver(queries, options).subscribe(() => {});
  await settled();
  void refetch(queries, ({ queryKey }) => queryKey[0] === "desk");
  answers[0]?.();
  await settled();
  expect(answers).toHaveLength(1);
  leave();
});
