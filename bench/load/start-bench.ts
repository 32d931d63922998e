/** A product of the bench's own: a home that goes with it, and its database to fill and to count in. */
import { tmpdir } from "node:os";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { newHome, removeHome } from "../../test/home.ts";
import { type Product, startProduct } from "../../test/product.ts";
import type { Undo } from "./leave-nothing.ts";

export async function startBench(undo: Undo, connections = 1): Promise<{ product: Product; sql: postgres.Sql }> {
  const home = newHome({ on: tmpdir() });
  undo(() => removeHome(home));
  const product = await startProduct({ home });
  undo(() => product.stop());
  const sql = postgres(readFileSync(join(home, "database-url"), "utf8"), { max: connections, onnotice() {} });
  undo(() => sql.end({ timeout: 1 }));
  return { product, sql };
}
