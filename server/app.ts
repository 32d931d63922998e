/** Builds the App: config, database, doorbell, adapters. The only place that chooses adapters. */
import pino, { type DestinationStream, type Logger } from "pino";
import { connectBaggage, connectReservations } from "./adapters/bookings/index.ts";
import { connectChannels } from "./adapters/channels/index.ts";
import { connectLanguageModel } from "./adapters/language-model/index.ts";
import { connectPayments } from "./adapters/payments/index.ts";
import { connectCourier } from "./adapters/proof/index.ts";
import { connectScanner } from "./adapters/scanning/index.ts";
import { connectWallets } from "./adapters/wallets/index.ts";
import type { Config } from "./config.ts";
import { type BookingsContext, findBoardingPasses } from "./modules/bookings/index.ts";
import type { ChannelsContext } from "./modules/channels/index.ts";
import { addLine, findOurLine, readSentFile, tellTypes } from "./modules/chat/index.ts";
import type { DocumentsContext } from "./modules/documents/index.ts";
import type { ModelContext } from "./modules/language-model/index.ts";
import { type Fulfilments, operationFulfilment, type PaymentsContext } from "./modules/payments/index.ts";
import type { ProofContext } from "./modules/proof/index.ts";
import type { Door, PoolContext } from "./platform/context.ts";
import { openPool, type Pool, type PoolOptions } from "./platform/db.ts";
import type { ScanContext } from "./platform/scan-files.ts";
import { type Doorbell, openDoorbell } from "./platform/doorbell.ts";
import { reactions } from "./reactions.ts";

export interface App
  extends
    PoolContext,
    ChannelsContext,
    BookingsContext,
    ProofContext,
    ScanContext,
    ModelContext,
    DocumentsContext,
    PaymentsContext {
  readonly db: Pool;
  readonly bell: Doorbell;
  readonly config: AppConfig;
}

/** The config with the database it really uses. */
export type AppConfig = Config & { databaseUrl: string };

/** Logs ids and codes only; what could hold a customer's words is not among what is logged. */
export const createLog = (name: string, to: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      name,
      level: "info",
      base: { name },
      serializers: { err: describeError },
      redact: { paths: ["*.text", "*.body", "*.secrets", "*.token", "*.password"], remove: true },
    },
    to,
  );

/** A database's error quotes values in its detail: only the code and our own stack are kept. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string };
  const isOurs = code === undefined;
  return {
    name: error.name,
    code,
    constraint,
    ...(isOurs && { message: error.message.slice(0, 300) }),
    stack: error.stack?.split("\n").slice(1, 12).join("\n"),
  };
}

export async function openApp(
  config: AppConfig,
  name: string,
  { connections = 10, patienceMs }: Pick<PoolOptions, "patienceMs"> & { connections?: number } = {},
): Promise<App> {
  const log = createLog(name);
  const db = openPool(config.databaseUrl, { max: connections, name, ...(patienceMs !== undefined && { patienceMs }) });
  const bell = await openDoorbell(db, log);
  const reservations = connectReservations(config.reservations);
  const baggage = connectBaggage(config.baggage);
  const context = { db, log, reactions, ring: (door: Door) => bell.ring(door) };
  return {
    ...context,
    bell,
    config,
    channels: connectChannels({ lines: keepLines(context), graphVersion: config.graphVersion }),
    reservations,
    courier: connectCourier(config.courier),
    baggage,
    languageModel: connectLanguageModel(config.languageModel),
    providers: connectPayments(config.payments),
    fulfilments: connectFulfilments({ ...context, reservations, baggage, key: config.key }),
    scanner: connectScanner(config.clamd),
    findPasses: (bookingId) => findBoardingPasses({ reservations }, bookingId),
    wallets: config.wallets,
    walletLines: connectWallets(config.wallets),
    airline: config.airline,
    key: config.key,
    publicUrl: config.publicUrl,
  };
}

/** Who carries out what was paid for, by what it is: without a reservation system only what has nothing to carry out can be asked for. */
function connectFulfilments(app: BookingsContext): Fulfilments {
  const kinds = app.reservations ? (["issue", "rebook", "seats", "services"] as const) : [];
  return new Map(kinds.map((kind) => [kind, operationFulfilment(app)]));
}

/** The chat's other end is our own. */
const keepLines = (context: PoolContext): Parameters<typeof connectChannels>[0]["lines"] => ({
  async add({ id, visitorId, text, files }) {
    const added = await addLine(context, { id, visitorId, side: "airline", text, files });
    return added?.line.number ?? null;
  },
  find: (id) => findOurLine(context.db, id),
  file: (id) => readSentFile(context.db, id),
  showTyping: (visitorId) => tellTypes(context, visitorId),
});

export async function closeApp({ bell, db }: App): Promise<void> {
  await bell.close();
  await db.end({ timeout: 5 });
}
