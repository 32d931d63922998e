/** `npm run torture -- [--seed N] [--seconds N] [--kills N] [--writers N] [--passengers N]`: a long run with all that can befall the product at once. */
import { parseArgs } from "node:util";
import { torture, wrongsOf } from "./torture.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    seconds: { type: "string", default: "600" },
    kills: { type: "string", default: "100" },
    writers: { type: "string", default: "12" },
    passengers: { type: "string", default: "6" },
  },
});
const [seed, seconds, kills, writers, passengers] = [
  Number(values.seed),
  Number(values.seconds),
  Number(values.kills),
  Number(values.writers),
  Number(values.passengers),
];
const again = `npm run torture -- --seed ${seed} --seconds ${seconds} --kills ${kills} --writers ${writers} --passengers ${passengers}`;
console.log(again);
try {
  const toll = await torture({
    seed,
    seconds,
    kills,
    writers,
    passengers,
    victims: ["web", "worker", "web", "worker", "postmaster", "immediate", "backend"],
    lines: { cut: 0.0005, silent: 0.0001, late: 0.01 },
    isVendorBad: true,
  });
  const wrongs = wrongsOf(toll);
  const counts = Object.entries(toll).map(([what, one]) => [what, Array.isArray(one) ? one.length : one]);
  for (const [what, all] of wrongs) console.log(`${what}: ${all.slice(0, 20).join(", ")}`);
  console.log(`torture ${JSON.stringify(Object.fromEntries(counts))}`);
  console.log(wrongs.length === 0 ? "all held" : `NOT ALL HELD; again: ${again}`);
  process.exitCode = wrongs.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  console.log(`it broke off; again: ${again}`);
  process.exitCode = 1;
}
process.exit();
