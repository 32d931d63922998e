/** A home for a product whose first start is not what a test is about: its database is made and migrated already. */
import { inject } from "vitest";
import { copyHome, newHome } from "./home.ts";

export function madeHome(): string {
  const prepared = inject("preparedHome");
  return prepared ? copyHome(prepared) : newHome();
}
