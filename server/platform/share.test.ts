import { expect, test } from "vitest";
import { sharing } from "./share.ts";

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
  await settle();
  expect(begun()).toBe(2);
  end();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
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
