/** `npm start`: brings up the database, migrates, builds the pages, and supervises web, worker and world until told to stop. */
import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Config, readConfig } from "./config.ts";
import { buildPages } from "./launch/build-pages.ts";
import { claimHome } from "./launch/home-lock.ts";
import { type Child, supervise } from "./launch/supervise.ts";
import { prepareDatabase, type Database } from "./launch/database.ts";
import type { WorldProgram } from "./launch/world-token.ts";
import { requireFreePort } from "./launch/free-port.ts";
import { openPool } from "./platform/db.ts";
import { isLogAhead } from "./platform/restored.ts";
import { Unstartable } from "./platform/unstartable.ts";

const root = join(import.meta.dirname, "..");

async function launch(): Promise<void> {
  const config = readConfig();
  const runsWeb = config.roles.includes("web");
  // The world calls a web process; a machine that only works has none to offer it.
  const runsWorld = config.world.on && runsWeb;
  if (runsWeb) await requireFreePort(config.host, config.port, "PORT");
  if (runsWorld) await requireFreePort("127.0.0.1", config.world.port, "JETBRIDGE_WORLD_PORT");
  const lock = claimHome(config.home);

  const children: Child[] = [];
  let database: Database | null = null;
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all(children.map((child) => child.stop()));
    await database?.stop();
    lock.release();
    process.exit(code);
  };
  // Ctrl-C may arrive twice; the second is no "force".
  process.on("SIGINT", () => void stop(0));
  process.on("SIGTERM", () => void stop(0));

  const giveUp = (why: string): void => {
    process.stderr.write(`${why}\n`);
    void stop(1);
  };
  try {
    [database] = await Promise.all([prepareDatabase(config), runsWeb ? buildPages(root) : null]);
    await adoptWhereRestored({ ...config, databaseUrl: database.url });
    const system = ownOr(config.reservations, "reservations", config, runsWorld);
    const reservations = system && { kind: "jetbridge" as const, ...system };
    const courier = ownOr(config.courier, "courier", config, runsWorld);
    const baggage = ownOr(config.baggage, "baggage", config, runsWorld);
    const languageModel = ownOr(config.languageModel, "language-model", config, runsWorld);
    const payments = paymentsOr(config, runsWorld);
    const environment = {
      DATABASE_URL: database.url,
      JETBRIDGE_KEY: config.key.toString("base64"),
      ...(reservations && {
        JETBRIDGE_RESERVATIONS_KIND: reservations.kind,
        JETBRIDGE_RESERVATIONS_URL: reservations.url,
        JETBRIDGE_RESERVATIONS_TOKEN: reservations.token,
      }),
      ...(courier && { JETBRIDGE_COURIER_URL: courier.url, JETBRIDGE_COURIER_TOKEN: courier.token }),
      ...(baggage && { JETBRIDGE_BAGGAGE_URL: baggage.url, JETBRIDGE_BAGGAGE_TOKEN: baggage.token }),
      ...(languageModel && {
        JETBRIDGE_LANGUAGE_MODEL_URL: languageModel.url,
        JETBRIDGE_LANGUAGE_MODEL_TOKEN: languageModel.token ?? "",
      }),
      ...payments?.environment,
    };
    const patience = 10_000 + config.drainSeconds * 1000;
    const file = join(root, "server/main.ts");
    const byRole = new Map(
      config.roles.map((role) => [role, supervise({ name: role, file, args: [role], environment, giveUp, patience })]),
    );
    children.push(...byRole.values());
    const web = byRole.get("web");
    await Promise.all(children.map((child) => child.ready));
    if (web && runsWorld)
      children.push(
        supervise({
          ...(await startOfWorld(config, web, { reservations, courier, baggage, languageModel, payments })),
          giveUp,
        }),
      );
    if (isStopping) return;
    if (web) {
      const hint = await web.ask({ errand: "sign-in-hint" });
      console.log(`Jetbridge ready: ${config.publicUrl}`);
      console.log(hint);
    } else console.log("Jetbridge worker ready");
    if (runsWorld) console.log(`The passengers' phones: http://127.0.0.1:${config.world.port}`);
  } catch (error) {
    if (isStopping) return;
    if (error instanceof Unstartable) giveUp(error.message);
    else giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The airline's own system where one is set; else the one of the world that runs beside us. */
function ownOr<Own extends Config["languageModel"]>(
  own: Own,
  name: "reservations" | "courier" | "baggage" | "language-model",
  { world }: Config,
  runsWorld: boolean,
): Own | { url: string; token: string } {
  if (own || !runsWorld) return own;
  return { url: `http://127.0.0.1:${world.port}/${name}/v1`, token: randomBytes(24).toString("base64url") };
}

interface WorldsPayments {
  secret: string;
  environment: Record<string, string>;
}

/** Stripe as the world beside us plays it, where the airline has connected nobody. Kept: links of before a restart are still paid. */
function paymentsOr({ payments, world, key }: Config, runsWorld: boolean): WorldsPayments | null {
  if (!runsWorld || payments.stripe || payments.adyen || payments.mollie) return null;
  const secret = createHmac("sha256", key).update("the world's payments").digest("base64url");
  return {
    secret,
    environment: {
      JETBRIDGE_PAYMENTS_STRIPE_URL: `http://127.0.0.1:${world.port}/stripe`,
      JETBRIDGE_PAYMENTS_STRIPE_KEY: `sk_test_${secret}`,
      JETBRIDGE_PAYMENTS_STRIPE_WEBHOOK_SECRET: `whsec_${secret}`,
    },
  };
}

/** A log from another cluster is the sign of a restored database; the product is loaded only for that. */
async function adoptWhereRestored(config: Config & { databaseUrl: string }): Promise<void> {
  const db = openPool(config.databaseUrl, { max: 1, name: "launch" });
  try {
    if (!(await isLogAhead(db))) return;
  } finally {
    await db.end();
  }
  const { adoptRestored } = await import("./launch/adopt-restored.ts");
  await adoptRestored(config, { isToldSo: false });
}

async function startOfWorld(
  config: Config,
  web: Child,
  {
    reservations,
    courier,
    baggage,
    languageModel,
    payments,
  }: Pick<Config, "reservations" | "courier" | "baggage" | "languageModel"> & { payments: WorldsPayments | null },
) {
  const token = (program: WorldProgram): Promise<string> => web.ask({ errand: "world-token", program });
  return {
    name: "world",
    file: join(root, "world/main.ts"),
    args: [],
    environment: {
      JETBRIDGE_WORLD_PORT: String(config.world.port),
      JETBRIDGE_WORLD_HOME: join(config.home, "world"),
      JETBRIDGE_WORLD_API: `http://${config.host}:${config.port}`,
      JETBRIDGE_WORLD_TOKEN: await token("token"),
      JETBRIDGE_WORLD_FLIGHTS_TOKEN: await token("flights-token"),
      // The token of an airline's own system is not the world's business.
      ...(reservations && !config.reservations && { JETBRIDGE_WORLD_RESERVATIONS_TOKEN: reservations.token }),
      ...(courier && !config.courier && { JETBRIDGE_WORLD_COURIER_TOKEN: courier.token }),
      ...(baggage && !config.baggage && { JETBRIDGE_WORLD_BAGGAGE_TOKEN: baggage.token }),
      ...(languageModel &&
        !config.languageModel && { JETBRIDGE_WORLD_LANGUAGE_MODEL_TOKEN: languageModel.token ?? "" }),
      ...(payments && { JETBRIDGE_WORLD_PAYMENTS_SECRET: payments.secret }),
      JETBRIDGE_WORLD_DIRECTORY_TOKEN: await token("directory-token"),
    },
  };
}

await launch().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Unstartable ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
