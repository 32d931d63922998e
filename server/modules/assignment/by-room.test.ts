import { expect, test } from "vitest";
import { byRoom } from "./by-room.ts";

test("whoever has most room goes first, then whoever has had nothing for longest", () => {
  const candidates = [
    { id: "full", load: 4, capacity: 4, lastAt: 1 },
    { id: "busy", load: 2, capacity: 4, lastAt: 1 },
    { id: "free, just now", load: 0, capacity: 2, lastAt: 9 },
    { id: "free, long ago", load: 0, capacity: 6, lastAt: 3 },
  ];
  expect(candidates.toSorted(byRoom).map(({ id }) => id)).toEqual(["free, long ago", "free, just now", "busy", "full"]);
});
