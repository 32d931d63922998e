/** What happens by chance, the same for the same seed. */
import { randomFrom } from "../identity/random.ts";

let random = randomFrom(1);

export const seedChance = (seed: number): void => void (random = randomFrom(seed));

/** From 0 up to 1. */
export const chance = (): number => random.next();
