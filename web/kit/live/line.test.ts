import { describe, expect, test } from "vitest";
import { type Line, newLine, next, pause } from "./line.ts";

const standing: Line = { state: "live", position: "42", failures: 0 };

describe("the live line", () => {
  test("opens after what was fetched before it", () => {
    expect(next(newLine("3.4"), { type: "start" }).actions).toEqual([{ type: "open", after: "3.4" }]);
  });

  test("opens without a position where none is known", () => {
    expect(next(newLine(null), { type: "start" }).actions).toEqual([{ type: "open", after: null }]);
  });

  test("fetches nothing again at its first hello when it knew where it began", () => {
    const { line, actions } = next(newLine("3.4"), { type: "told", message: { type: "hello", position: "3.4" } });
    expect(line).toEqual({ state: "live", position: "3.4", failures: 0 });
    expect(actions).toEqual([]);
  });

  test("lets a word of a later version pass", () => {
    const { line, actions } = next(standing, { type: "told", message: { type: "weather" } as never });
    expect(line).toEqual(standing);
    expect(actions).toEqual([]);
  });

  test("takes its position from the first hello, and fetches again what was fetched before it", () => {
    const { line, actions } = next(newLine(null), { type: "told", message: { type: "hello", position: "7" } });
    expect(line).toEqual({ state: "live", position: "7", failures: 0 });
    expect(actions).toEqual([{ type: "refetch-all" }]);
  });

  test("keeps its own position at a later hello, for what was missed still follows", () => {
    const { line, actions } = next(
      { ...standing, state: "offline" },
      { type: "told", message: { type: "hello", position: "99" } },
    );
    expect(line.position).toBe("42");
    expect(actions).toEqual([]);
  });

  test("moves on with every change and says what to fetch", () => {
    const { line, actions } = next(standing, {
      type: "told",
      message: { type: "changed", position: "43", topics: ["queue"] },
    });
    expect(line.position).toBe("43");
    expect(actions).toEqual([{ type: "refetch", topics: ["queue"] }]);
  });

  test("fetches everything when it is too far behind", () => {
    const { line, actions } = next(standing, { type: "told", message: { type: "behind", position: "900" } });
    expect(line.position).toBe("900");
    expect(actions).toEqual([{ type: "refetch-all" }]);
  });

  test("resumes after its position once lost", () => {
    const lost = next(standing, { type: "lost", chance: 0.5 });
    expect(lost.line).toEqual({ state: "offline", position: "42", failures: 1 });
    expect(lost.actions).toEqual([{ type: "retry", inMilliseconds: 375 }]);
    expect(next(lost.line, { type: "retry" }).actions).toEqual([{ type: "open", after: "42" }]);
  });

  test("opens at once when the machine wakes", () => {
    expect(next({ ...standing, state: "offline", failures: 9 }, { type: "woke" }).actions).toEqual([
      { type: "open", after: "42" },
    ]);
  });

  test("forgets its failures once it stands", () => {
    const { line } = next(
      { state: "offline", position: "42", failures: 5 },
      { type: "told", message: { type: "hello", position: "42" } },
    );
    expect(line.failures).toBe(0);
  });
});

test.each([
  ["the first try comes soon", 0, 0, 250],
  ["tries spread by chance", 0, 1, 500],
  ["pauses double", 3, 1, 4000],
  ["pauses end at 20 seconds", 30, 1, 20_000],
  ["and never fall below half of that", 30, 0, 10_000],
])("%s", (_, failures, chance, milliseconds) => {
  expect(pause(failures, { chance })).toBe(milliseconds);
});

test("who is told that the server starts again comes back over three seconds", () => {
  const told = (chance: number) => next(standing, { type: "lost", chance, isTold: true }).actions;
  expect(told(0)).toEqual([{ type: "retry", inMilliseconds: 250 }]);
  expect(told(1)).toEqual([{ type: "retry", inMilliseconds: 3250 }]);
});
