/** Who carries out what was paid for, in this bench: counts what it is asked, and now and then does it and does not know. */
import type { Fulfilled, Fulfilment, PaidRequest } from "../../server/modules/payments/index.ts";
import { setTimeout as pause } from "node:timers/promises";

export interface Counting {
  fulfilment: Fulfilment;
  /** How many were carried out. */
  carriedOut(): number;
  /** How many were asked for again after somebody had said that they were. */
  doubled(): number;
  /** How many were asked for while they were being carried out. */
  parallel(): number;
  askedAgain(): number;
}

/** One in so many is carried out and nobody knows. */
const unsureOneIn = 100;
const takesMs = 5;

export function startCounting(): Counting {
  const said = new Set<string>();
  const done = new Set<string>();
  const underWay = new Set<string>();
  let [doubled, parallel, again] = [0, 0, 0];
  const fulfil = async ({ id }: PaidRequest): Promise<Fulfilled> => {
    if (said.has(id)) doubled++;
    if (underWay.has(id)) parallel++;
    underWay.add(id);
    await pause(takesMs);
    underWay.delete(id);
    const isFirst = !done.has(id);
    if (!isFirst) again++;
    done.add(id);
    if (isFirst && done.size % unsureOneIn === 0) return { status: "unsure" };
    said.add(id);
    return { status: "fulfilled" };
  };
  return {
    fulfilment: { fulfil, expects: async () => true },
    carriedOut: () => done.size,
    doubled: () => doubled,
    parallel: () => parallel,
    askedAgain: () => again,
  };
}
