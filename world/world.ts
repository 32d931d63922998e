import { randomBytes, randomInt } from "node:crypto";
import type { Connection } from "./connect.ts";
import { makeChance } from "./chance.ts";
import { accountsOfPassengers } from "./directory/accounts.ts";
import { directoryApi, type DirectoryPlay } from "./directory/provider.ts";
import { directoryOfStaff } from "./directory/staff.ts";
import { type CourierPlay, playCourier } from "./courier/play.ts";
import { type LanguageModelPlay, playLanguageModel } from "./language-model/play.ts";
import { controlApi, type Shown } from "./control.ts";
import { tellOfFlight } from "./flights.ts";
import { tellOfTouchpoint } from "./touchpoints.ts";
import { connectAll } from "./connect-all.ts";
import type { Product, WorldOptions } from "./options.ts";
import { type BaggagePlay, playBaggage } from "./baggage/play.ts";
import { airline } from "./passengers/airline.ts";
import { secretsOf } from "./meta/connect-meta.ts";
import { metaControlApi } from "./meta/control.ts";
import { startMeta } from "./meta/meta.ts";
import type { MetaPlay } from "./meta/play.ts";
import type { Place } from "./meta/store.ts";
import { startMail, type WorldMail } from "./mail/play-mail.ts";
import { deedsOf } from "./passengers/deeds.ts";
import { startLife } from "./passengers/life.ts";
import type { Life } from "./passengers/life.ts";
import { passengers } from "./passengers/people.ts";
import { secretsOf as telegramSecretsOf } from "./telegram/connect-telegram.ts";
import { telegramControlApi } from "./telegram/control.ts";
import type { TelegramPlay } from "./telegram/play.ts";
import { startTelegram } from "./telegram/telegram.ts";
import { type PaymentsPlay, playPayments } from "./payments/play.ts";
import { phoneApi } from "./phone/phone-api.ts";
import { makePlay } from "./play.ts";
import type { Play } from "./play.ts";
import { playReservations } from "./reservations/play.ts";
import type { ReservationsPlay } from "./reservations/reservations-play.ts";
import { playClamd } from "./scanner/play-clamd.ts";
import { makeServer } from "./server.ts";
import { siteApi } from "./site/site.ts";
import { openStore, remember } from "./store.ts";
import { accountByHandle, everybody, theAccount } from "./x/accounts.ts";
import { makeX } from "./x/start-x.ts";
import type { Secrets } from "./x/tokens.ts";

export interface World extends Play {
  url: string;
  brand: { id: string; handle: string; name: string };
  /** What X's portal would show the airline's engineer now. */
  secrets: () => Secrets;
  connection: () => Connection;
  /** The passengers' own life: their rate, whether they react, how fast, a surge. */
  life: Omit<Life, "stop">;
  /** Connects to a product; resolves when that worked. */
  connectTo: (product: Product) => Promise<void>;
  /** Everybody's mail, over SMTP and IMAP. */
  mail: Omit<WorldMail, "close">;
  /** Facebook, Messenger, Instagram and WhatsApp, and what the engineer needs to connect them by hand. */
  meta: MetaPlay & {
    url: string;
    ids: MetaIds;
    secrets: (place: Place) => Record<string, string>;
    connected: () => Place[];
  };
  /** Telegram, and what the engineer needs to connect the bot by hand. */
  telegram: TelegramPlay & { url: string; username: string; secrets: () => Record<string, string> };
  /** The airline's directory of staff, which can be made to lie. */
  directory: DirectoryPlay & { issuer: string };
  /** The passengers' accounts with the airline, which can be made to lie. */
  accounts: DirectoryPlay & { issuer: string };
  /** What carries the airline's mail and text messages. */
  courier: CourierPlay & { url: string; token: string };
  languageModel: LanguageModelPlay & { url: string; token: string };
  /** Who takes payments: Stripe, Adyen and Mollie, and what the engineer needs to connect each. */
  payments: PaymentsPlay;
  /** The reservation system: where it answers, and what can be made to happen in it. */
  reservations: ReservationsPlay & { url: string; ndcUrl: string; duffelUrl: string; token: string };
  /** The baggage tracing: where it answers, and what can be made to happen to bags. */
  baggage: BaggagePlay & { url: string; token: string };
  close: () => Promise<void>;
}

/** What the airline is called at Meta. */
interface MetaIds {
  appId: string;
  pageId: string;
  instagramId: string;
  businessAccountId: string;
  phoneNumberId: string;
}

/** Starts the outside world: X with its API and webhooks, the passengers, their phone, and the control of it all. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const now = options.now ?? Date.now;
  const complain = options.complain ?? (() => {});
  const seed = options.seed ?? randomInt(2 ** 32);
  const chance = makeChance(seed);
  const db = openStore(options.home ?? null);
  let worldUrl = "";
  const server = makeServer(complain);
  const firstPauseMs = options.firstPauseMs ?? 1_000;
  const answerWithinMs = options.answerWithinMs ?? 10_000;
  const common = {
    db,
    now,
    people: passengers,
    airline,
    worldUrl: () => worldUrl,
    firstPauseMs,
    answerWithinMs,
    complain,
  };
  const x = makeX(server, { ...common, chance });
  const { ground, secrets } = x;
  const { brandId, nextId, news } = ground;
  const play = makePlay(ground);
  let connection: Connection = { state: "off" };
  const ending = new AbortController();
  let told: Product | null = options.product ?? null;
  const host = options.host ?? "127.0.0.1";
  const scanner = options.clamdPort ? await playClamd({ host, port: options.clamdPort }) : null;
  const mail = await startMail({ db, host, handles: () => everybody(db), now, complain });
  mail.tokens.serve(server);
  mail.listen((address) => {
    const name = address.replace(/^sent\//, "").split("@", 1)[0] ?? "";
    news.tell({ kind: "mail-changed", handle: accountByHandle(db, name)?.handle ?? "" });
  });
  // Its own chance, so that what happens there leaves the passengers' choices as they are.
  const meta = await startMeta(server, { ...common, chance: makeChance(seed + 1) });
  const telegram = await startTelegram(server, { ...common, chance: makeChance(seed + 2) });
  const connectedAtMeta = new Set<Place>();
  const life = startLife(ground, {
    people: passengers,
    chance,
    rate: options.rate ?? 0,
    deeds: deedsOf({ db, play, meta, connected: connectedAtMeta }),
  });
  const airlinesProgram = () => told && { api: told.api, token: told.flightsToken ?? told.token };
  const shown: Shown = {
    ground,
    play,
    life,
    mail,
    meta,
    telegram,
    connection: () => connection,
    tellOfFlight: (news) => tellOfFlight(airlinesProgram(), news, { id: nextId(), at: now() }),
    tellOfTouchpoint: (seen) => tellOfTouchpoint(airlinesProgram(), seen, { id: nextId(), at: now() }),
  };
  controlApi(server, shown);
  metaControlApi(server, meta);
  telegramControlApi(server, telegram);
  await phoneApi(server, shown);
  const directory = await directoryApi(server, () => worldUrl, directoryOfStaff);
  const accounts = await directoryApi(server, () => worldUrl, accountsOfPassengers());
  const courierToken = options.courierToken ?? randomBytes(24).toString("base64url");
  const courier = playCourier(server, { token: courierToken });
  const modelToken = options.languageModelToken ?? randomBytes(24).toString("base64url");
  const languageModel = playLanguageModel(server, { token: modelToken });
  const reservationsToken = options.reservationsToken ?? randomBytes(24).toString("base64url");
  const reservations = playReservations(server, {
    db,
    token: reservationsToken,
    nextId,
    now,
    chance: makeChance(seed + 3),
    firstPauseMs,
  });
  const baggageToken = options.baggageToken ?? randomBytes(24).toString("base64url");
  const baggage = playBaggage(server, { db, token: baggageToken, now });

  const payments = playPayments(server, {
    db,
    now,
    worldUrl: () => worldUrl,
    productUrl: () => told?.api ?? null,
    firstPauseMs,
    secret: options.paymentsSecret ?? null,
  });
  const siteSecret = remember(db, "site-secret", () => randomBytes(32).toString("hex"));
  let siteId: string | null = null;
  siteApi(server, { siteSecret, now, chat: () => (told && siteId ? { api: told.api, siteId } : null) });

  let url: string;
  try {
    url = await server.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    life.stop();
    await x.stop();
    await meta.stop();
    await telegram.stop();
    await payments.stop();
    await reservations.stop();
    await mail.close();
    await scanner?.stop();
    db.close();
    throw error;
  }
  worldUrl = url;
  const brand = { id: brandId, handle: airline.handle, name: theAccount(db, brandId).name };
  x.start();
  meta.ground.deliveries.start();
  telegram.ground.updates.start();

  const connectTo = async (product: Product) => {
    told = product;
    await connectAll(product, {
      options,
      url,
      brand,
      secrets,
      meta,
      telegram,
      mail,
      siteSecret,
      directory,
      accounts,
      signal: ending.signal,
      complain,
      onX(next) {
        connection = next;
        news.tell({ kind: "settings-changed" });
      },
      onMeta: (place) => connectedAtMeta.add(place),
      onSite: (id) => (siteId = id),
    });
  };
  const connecting = options.product ? connectTo(options.product) : Promise.resolve();

  let closing: Promise<void> | undefined;
  async function end(): Promise<void> {
    ending.abort();
    life.stop();
    await x.stop();
    await meta.stop();
    await telegram.stop();
    await payments.stop();
    await reservations.stop();
    await mail.close();
    await scanner?.stop();
    await server.close();
    await connecting;
    db.close();
  }
  return {
    ...play,
    url,
    brand,
    secrets,
    connection: () => connection,
    life,
    connectTo,
    mail,
    meta: {
      ...meta.play,
      url: `${url}/graph`,
      ids: {
        appId: meta.ground.app.id,
        pageId: meta.ground.page.id,
        instagramId: meta.ground.instagram.id,
        businessAccountId: meta.ground.whatsapp.accountId,
        phoneNumberId: meta.ground.whatsapp.numberId,
      },
      secrets: (place) => secretsOf(meta, place),
      connected: () => [...connectedAtMeta],
    },
    telegram: {
      ...telegram.play,
      url: `${url}/telegram`,
      username: telegram.ground.bot.username,
      secrets: () => telegramSecretsOf(telegram),
    },
    directory: { ...directory, issuer: `${url}/directory` },
    accounts: { ...accounts, issuer: `${url}/account` },
    payments,
    courier: { ...courier, url: `${url}/courier/v1`, token: courierToken },
    languageModel: { ...languageModel, url: `${url}/language-model/v1`, token: modelToken },
    reservations: {
      ...reservations,
      url: `${url}/reservations/v1`,
      ndcUrl: `${url}/ndc`,
      duffelUrl: `${url}/duffel`,
      token: reservationsToken,
    },
    baggage: { ...baggage, url: `${url}/baggage/v1`, token: baggageToken },
    close: () => (closing ??= end()),
  };
}
