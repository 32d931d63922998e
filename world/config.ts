import path from "node:path";

/** The settings of the world, and the only place in it that reads the environment. */
export interface WorldSettings {
  host: string;
  port: number;
  /** The directory of the world's own memory, or null to forget everything at the end (tests). */
  home: string | null;
  /** Where the product answers, with a token for it; null leaves the world on its own. */
  product: { api: string; token: string; flightsToken?: string; directoryToken?: string } | null;
  /** What the reservation system asks of who calls it; null makes one up that nobody knows. */
  reservationsToken: string | null;
  /** What the courier asks of who calls it; null makes one up that nobody knows. */
  courierToken: string | null;
  /** The same of the baggage tracing. */
  languageModelToken: string | null;
  baggageToken: string | null;
  /** What its providers of payments sign with and are called with; null makes one up that nobody knows. */
  paymentsSecret: string | null;
  /** Where it plays ClamAV's daemon; null plays none. */
  clamdPort: number | null;
  /** First messages the passengers write per minute, on average over a day; 0 is silence. */
  rate: number;
  /** The same seed gives the same choices; null takes a new one every time. */
  seed: number | null;
}

/** Reads the settings, or says in one sentence what is wrong with them. */
export function readSettings(env: Record<string, string | undefined>): WorldSettings {
  const api = env["JETBRIDGE_WORLD_API"];
  const token = env["JETBRIDGE_WORLD_TOKEN"];
  if (api && !URL.canParse(api)) throw new Error(`JETBRIDGE_WORLD_API is not an address: ${api}`);
  if (api && !token) throw new Error("JETBRIDGE_WORLD_API needs a JETBRIDGE_WORLD_TOKEN to sign in with.");
  const flightsToken = env["JETBRIDGE_WORLD_FLIGHTS_TOKEN"];
  const directoryToken = env["JETBRIDGE_WORLD_DIRECTORY_TOKEN"];
  const seed = env["JETBRIDGE_WORLD_SEED"];
  return {
    host: env["JETBRIDGE_WORLD_HOST"] || "127.0.0.1",
    port: numberFrom(env, { name: "JETBRIDGE_WORLD_PORT", otherwise: 4200, max: 65_535 }),
    home: env["JETBRIDGE_WORLD_HOME"] || null,
    product:
      api && token
        ? {
            api: api.replace(/\/+$/, ""),
            token,
            ...(flightsToken && { flightsToken }),
            ...(directoryToken && { directoryToken }),
          }
        : null,
    reservationsToken: env["JETBRIDGE_WORLD_RESERVATIONS_TOKEN"] || null,
    courierToken: env["JETBRIDGE_WORLD_COURIER_TOKEN"] || null,
    languageModelToken: env["JETBRIDGE_WORLD_LANGUAGE_MODEL_TOKEN"] || null,
    baggageToken: env["JETBRIDGE_WORLD_BAGGAGE_TOKEN"] || null,
    paymentsSecret: env["JETBRIDGE_WORLD_PAYMENTS_SECRET"] || null,
    clamdPort: env["JETBRIDGE_WORLD_CLAMD_PORT"]
      ? numberFrom(env, { name: "JETBRIDGE_WORLD_CLAMD_PORT", otherwise: 0, max: 65_535 })
      : null,
    rate: numberFrom(env, { name: "JETBRIDGE_WORLD_RATE", otherwise: 6, max: 100_000 }),
    seed: seed ? numberFrom(env, { name: "JETBRIDGE_WORLD_SEED", otherwise: 1, max: 2 ** 32 }) : null,
  };
}

/** Where recorded cases and specifications lie beside the repository, for tests. */
export function sharedFolder(env: Record<string, string | undefined>): string {
  return env["JETBRIDGE_CASES"] || path.join(import.meta.dirname, "../../shared");
}

function numberFrom(
  env: Record<string, string | undefined>,
  { name, otherwise, max }: { name: string; otherwise: number; max: number },
): number {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || value > max)
    throw new Error(`${name} must be 0 to ${max}, not "${text}".`);
  return value;
}
