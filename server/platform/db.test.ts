import { expect, test } from "vitest";
import { isOfDriver } from "./db.ts";

const failed = (code: string, query: string): Error =>
  Object.assign(new Error("connect ECONNREFUSED"), { code, query });
const types = "\n      select b.oid, b.typarray\n      from pg_catalog.pg_type a";

test.each([
  ["the driver's own question on a line that broke", failed("ECONNREFUSED", types), true],
  ["the driver's own question, refused for another reason", failed("42501", types), false],
  ["ours on a line that broke", failed("ECONNREFUSED", "select 1"), false],
  ["an error that is none of the database's", new TypeError("no"), false],
])("of the driver is %s", (_what, error, isIts) => {
  expect(isOfDriver(error)).toBe(isIts);
});
