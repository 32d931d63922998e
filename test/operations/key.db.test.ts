import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { requireFittingKey } from "../../server/platform/installation.ts";
import { Unstartable } from "../../server/platform/unstartable.ts";
import { freshDatabase } from "../ground.ts";

test("the first key that starts a database is its key; another is refused in one sentence", async () => {
  const url = await freshDatabase();
  const key = randomBytes(32);
  await requireFittingKey(url, key);
  await requireFittingKey(url, key);
  const refused = await requireFittingKey(url, randomBytes(32)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Unstartable);
  expect((refused as Error).message).toMatch(/^The key does not fit this database: .+\.$/);
});
