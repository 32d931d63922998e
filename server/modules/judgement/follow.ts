/** Every process that reads texts uses the version that is in use. */
import type { PoolContext } from "../../platform/context.ts";
import { type Learned, restore, use, whatIsInUse } from "../triage/index.ts";
import { findInUse, findModels } from "./versions.ts";

export async function followVersion({ db, log }: PoolContext): Promise<boolean> {
  const number = await findInUse(db);
  if (number === whatIsInUse().version) return false;
  const stored = number === null ? {} : await findModels(db, number);
  const restored = Object.entries(stored).map(([about, weights]) => [about, restore(weights)] as const);
  // What another release wrote in another form is learned anew in time; until then the rules judge.
  const learned: Learned = Object.fromEntries(restored.filter(([, model]) => model !== null));
  use({ version: number, learned });
  log.info({ version: number }, "texts are judged by this version from now on");
  return false;
}
