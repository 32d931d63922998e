import { expect, test } from "vitest";
import { sharing, sharingBy } from "./share.ts";

/** A look that ends when told, and gives its number. */
function slowLook() {
  const ends: (() => void)[] = [];
  let begun = 0;
  const look = sharing(() => {
    const number = ++begun;
    return new Promise<number>((done) => ends.push(() => done(number)));
  });
  return { look, end: () => ends.shift()?.(), begun: () => begun };
}

const settle = () => new Promise((done) => setImmediate(done));

test("those who ask while one looks share the next look, and none gets an older answer", async () => {
  const { look, end, begun } = slowLook();
  const first = look();
  const later = [look(), look(), look()];
  expect(begun()).toBe(1);
  end();
  expect(await first).toBe(1);
  while (begun() < 2) await settle();
  end();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
});

test("questions of different kinds do not wait for each other", async () => {
  const ends = new Map<string, () => void>();
  const look = sharingBy(
    (question: string) => new Promise<string>((done) => ends.set(question, () => done(question))),
    (question) => question,
  );
  const answers = [look("nl"), look("en")];
  ends.get("en")?.();
  expect(await answers[1]).toBe("en");
  ends.get("nl")?.();
  expect(await answers[0]).toBe("nl");
});

test("after a look that others waited for comes a pause, and they still get one that began after they asked", async () => {
  const begun: number[] = [];
  const look = sharing(async () => {
    begun.push(performance.now());
    await new Promise((done) => setTimeout(done, 20));
    return begun.length;
  });
  expect(await Promise.all([look(), look(), look()])).toEqual([1, 2, 2]);
  expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThanOrEqual(45);
});

test("a look that failed is no reason not to look again", async () => {
  let tries = 0;
  const look = sharing(async () => {
    if (++tries === 1) throw new Error("away");
    return tries;
  });
  const [first, second] = await Promise.allSettled([look(), look()]);
  expect(first.status).toBe("rejected");
  expect(second).toMatchObject({ status: "fulfilled", value: 2 });
});
