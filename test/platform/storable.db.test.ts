import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import postgres from "postgres";
import { storable } from "../../server/platform/storable.ts";
import { freshDatabase } from "../ground.ts";

let sql: postgres.Sql;

beforeAll(async () => {
  sql = postgres(await freshDatabase(), { max: 4, onnotice() {} });
});
afterAll(() => sql.end());

const anything = fc
  .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
const nasty = fc.oneof(
  anything,
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "\ud800", "\\u0000", "\ufeff", "\ufffe", "'; --"),
);

test("whatever text comes, the database takes its storable form and gives it back", async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      const kept = storable(text);
      const [row] = await sql`select ${kept}::text as plain, ${sql.json({ kept })}::jsonb ->> 'kept' as within`;
      expect(row).toEqual({ plain: kept, within: kept });
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["a NUL", "a\0b"],
  ["a NUL within JSON", JSON.stringify("a\0b")],
])("without it the database refuses %s", async (_what, text) => {
  await expect(sql`select ${text}::text::jsonb`).rejects.toThrow(/invalid byte sequence|unsupported Unicode/);
});
