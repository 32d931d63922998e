import { expect, test } from "vitest";
import { heldForMs } from "./sell.ts";

const hour = 3_600_000;

test.each([
  ["a day long before departure", 30 * 24 * hour, 24 * hour],
  ["a quarter of what is left near it", 12 * hour, 3 * hour],
  ["half an hour at least", hour, hour / 2],
])("places are held for %s", (_, untilDeparture, held) => {
  expect(heldForMs(untilDeparture)).toBe(held);
});
