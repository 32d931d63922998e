/** The whole line under load: a product with a brand, a process that sends, and desks of agents who look on. */
import type postgres from "postgres";
import type { Product } from "../../test/product.ts";
import type { BrandAccount } from "../../test/vendor.ts";
import { connectBrand } from "./brand.ts";
import { type Child, startChild } from "./child.ts";
import type { DesksCommand, DesksReport } from "./desks.ts";
import type { Undo } from "./leave-nothing.ts";
import type { Order, Report } from "./sender.ts";
import { startBench } from "./start-bench.ts";

export interface Line {
  product: Product;
  sql: postgres.Sql;
  brand: BrandAccount;
  sender: Child<Order | "go", "ready" | Report>;
  desks: Child<DesksCommand, "connected" | DesksReport>;
  /** Of the agents, one for each desk. */
  tokens: readonly string[];
}

export async function startLine(undo: Undo, deskCount: number): Promise<Line> {
  const { product, sql } = await startBench(undo, 2);
  const brand = await connectBrand(product);
  const sender: Line["sender"] = startChild("sender.ts", undo);
  const desks: Line["desks"] = startChild("desks.ts", undo);
  const tokens: string[] = [];
  for (let n = 0; n < deskCount; n++)
    tokens.push((await product.api("POST", "/api/v1/api-tokens", { name: `Desk ${n}`, role: "agent" })).body.token);
  await desks.ask({ url: product.url, tokens });
  return { product, sql, brand, sender, desks, tokens };
}
