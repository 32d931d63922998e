import { randomBytes, randomInt } from "node:crypto";
import { connect } from "./connect.ts";
import type { Connection } from "./connect.ts";
import { makeChance } from "./chance.ts";
import { connectDirectory } from "./directory/connect-directory.ts";
import { accountsOfPassengers } from "./directory/accounts.ts";
import { directoryApi, type DirectoryPlay } from "./directory/provider.ts";
import { directoryOfStaff } from "./directory/staff.ts";
import { type CourierPlay, playCourier } from "./courier/play.ts";
import { controlApi, type Shown } from "./control.ts";
import { tellOfFlight } from "./flights.ts";
import { tellOfTouchpoint } from "./touchpoints.ts";
import { makeIds } from "./ids.ts";
import { type BaggagePlay, playBaggage } from "./baggage/play.ts";
import { airline } from "./passengers/airline.ts";
import { connectMail } from "./mail/connect-mail.ts";
import { connectMeta, secretsOf } from "./meta/connect-meta.ts";
import { metaControlApi } from "./meta/control.ts";
import { startMeta } from "./meta/meta.ts";
import { writeAtMeta } from "./meta/opening.ts";
import type { MetaPlay } from "./meta/play.ts";
import type { Place } from "./meta/store.ts";
import { startMail, type WorldMail } from "./mail/play-mail.ts";
import { startLife } from "./passengers/life.ts";
import type { Life } from "./passengers/life.ts";
import { passengerByHandle, passengers } from "./passengers/people.ts";
import { phoneApi } from "./phone/phone-api.ts";
import { makePlay } from "./play.ts";
import type { Play } from "./play.ts";
import { playReservations, type ReservationsPlay } from "./reservations/play.ts";
import { playClamd } from "./scanner/play-clamd.ts";
import { makeServer } from "./server.ts";
import { connectSite } from "./site/connect-site.ts";
import { siteApi } from "./site/site.ts";
import { newestId, openStore, remember } from "./store.ts";
import { accountByHandle, accountById, everybody, theAccount } from "./x/accounts.ts";
import { keepChecking } from "./x/crc.ts";
import { startDeliveries } from "./x/deliveries.ts";
import { makeFaults } from "./x/faults.ts";
import { makeNews } from "./news.ts";
import type { Ground, Happening } from "./x/ground.ts";
import { makeLimits, selfServeRules } from "./x/limits.ts";
import { mediaApi } from "./x/media-api.ts";
import { messagesApi } from "./x/messages-api.ts";
import { settle } from "./x/population.ts";
import { portalApi } from "./x/portal-api.ts";
import { postsApi } from "./x/posts-api.ts";
import { tokenApi } from "./x/token-api.ts";
import { appSecrets, latestTokens } from "./x/tokens.ts";
import type { Secrets } from "./x/tokens.ts";

/** Where the product answers: a token for an engineer, and one for the airline's flight operations, the same where none is given. */
export interface Product {
  api: string;
  token: string;
  flightsToken?: string;
  /** Of an administrator; without one the directory is not connected. */
  directoryToken?: string;
}

export interface WorldOptions {
  host?: string;
  /** 0 takes any free one. */
  port?: number;
  /** Where the world keeps its memory; null (the default) forgets everything. */
  home?: string | null;
  /** The product to connect to by itself; null (the default) waits for `connectTo`. */
  product?: Product | null;
  /** First messages a minute the passengers write of their own accord; 0 (the default) is silence, reactions too. */
  rate?: number;
  /** What the reservation system asks of who calls it; one is made up where none is given. */
  reservationsToken?: string | null;
  /** What the courier asks of who calls it; one is made up where none is given. */
  courierToken?: string | null;
  /** The same of the baggage tracing. */
  baggageToken?: string | null;
  /** Where it plays ClamAV's daemon; nowhere unless told. */
  clamdPort?: number | null;
  seed?: number | null;
  /** Whether the airline's mailbox is connected to the product too; not unless told. */
  mail?: boolean;
  /** Whether the airline's site gets a chat of its own there. */
  site?: boolean;
  /** Whether its Page, Messenger, Instagram and WhatsApp are connected too, as soon as the product takes them. */
  meta?: boolean;
  now?: () => number;
  /** The pause before a failed webhook is tried again; it doubles with each failure. */
  firstPauseMs?: number;
  /** How long a webhook may take to answer. */
  answerWithinMs?: number;
  /** Where errors of the world itself go. */
  complain?: (error: unknown) => void;
}

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
  /** The airline's directory of staff, which can be made to lie. */
  directory: DirectoryPlay & { issuer: string };
  /** The passengers' accounts with the airline, which can be made to lie. */
  accounts: DirectoryPlay & { issuer: string };
  /** What carries the airline's mail and text messages. */
  courier: CourierPlay & { url: string; token: string };
  /** The reservation system: where it answers, and what can be made to happen in it. */
  reservations: ReservationsPlay & { url: string; token: string };
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
  const nextId = makeIds({ now, last: newestId(db) });
  const brandId = settle(db, { people: passengers, airline, randomBytes });
  const app = appSecrets(db);
  const news = makeNews<Happening>();
  const faults = makeFaults();
  const deliveries = startDeliveries({
    db,
    faults,
    now,
    chance,
    consumerSecret: app.consumerSecret,
    firstPauseMs: options.firstPauseMs ?? 1_000,
    answerWithinMs: options.answerWithinMs ?? 10_000,
    complain,
    onChange: (subjectId) => news.tell({ kind: "delivery-changed", subjectId }),
  });
  let worldUrl = "";
  const rules = { ...selfServeRules, mediaUrl: () => worldUrl };
  const ground: Ground = {
    db,
    now,
    nextId,
    brandId,
    faults,
    limits: makeLimits(now),
    deliveries,
    rules,
    news,
    complain,
  };
  const secrets = (): Secrets => ({
    ...app,
    ...latestTokens(db, { userId: brandId, now: now(), lifeSeconds: rules.accessTokenSeconds }),
  });

  const play = makePlay(ground);
  let connection: Connection = { state: "off" };
  const ending = new AbortController();
  const server = makeServer(complain);
  const x = { ...ground, ...app };
  postsApi(server, x);
  messagesApi(server, x);
  mediaApi(server, x);
  portalApi(server, x);
  tokenApi(server, x);
  let told: Product | null = options.product ?? null;
  const host = options.host ?? "127.0.0.1";
  const scanner = options.clamdPort ? await playClamd({ host, port: options.clamdPort }) : null;
  const mail = await startMail({ db, host, handles: () => everybody(db), now, complain });
  mail.listen((address) => {
    const name = address.replace(/^sent\//, "").split("@", 1)[0] ?? "";
    news.tell({ kind: "mail-changed", handle: accountByHandle(db, name)?.handle ?? "" });
  });
  const meta = await startMeta(server, {
    db,
    now,
    // Its own, so that what happens there leaves the passengers' choices as they are.
    chance: makeChance(seed + 1),
    people: passengers,
    airline,
    worldUrl: () => worldUrl,
    firstPauseMs: options.firstPauseMs ?? 1_000,
    answerWithinMs: options.answerWithinMs ?? 10_000,
    complain,
  });
  const connectedAtMeta = new Set<Place>();
  const life = startLife(ground, {
    people: passengers,
    chance,
    rate: options.rate ?? 0,
    deeds: {
      post: ({ handle: as }, text, { place, replyToId }) =>
        place === "x" ? play.writePost({ as, text, replyToId }).id : writeAtMeta(meta, { as, place, text, replyToId }),
      message({ handle: as }, text, place) {
        if (place === "x") play.sendMessage({ as, text });
        else if (place !== "facebook") meta.play.sendMessage({ as, place, text });
      },
      readMessages({ handle }, place) {
        if (place === "x") play.readMessages(handle);
        else if (place !== "facebook") meta.play.read(handle, place);
      },
      places: () => ["x", ...connectedAtMeta],
      listen: (hear) =>
        meta.ground.news.listen((news) => {
          const passenger = news.kind === "answered" ? passengerByHandle(news.handle) : null;
          if (news.kind !== "answered" || !passenger) return;
          const { place, way, text, subjectId } = news;
          hear({ passenger, place, way, text, postId: way === "post" ? subjectId : null });
        }),
      passengerOf: (id) => passengerByHandle(accountById(db, id)?.handle ?? ""),
    },
  });
  const airlinesProgram = () => told && { api: told.api, token: told.flightsToken ?? told.token };
  const shown: Shown = {
    ground,
    play,
    life,
    mail,
    meta,
    connection: () => connection,
    tellOfFlight: (news) => tellOfFlight(airlinesProgram(), news, { id: nextId(), at: now() }),
    tellOfTouchpoint: (seen) => tellOfTouchpoint(airlinesProgram(), seen, { id: nextId(), at: now() }),
  };
  controlApi(server, shown);
  metaControlApi(server, meta);
  await phoneApi(server, shown);
  const directory = await directoryApi(server, () => worldUrl, directoryOfStaff);
  const accounts = await directoryApi(server, () => worldUrl, accountsOfPassengers());
  const courierToken = options.courierToken ?? randomBytes(24).toString("base64url");
  const courier = playCourier(server, { token: courierToken });
  const reservationsToken = options.reservationsToken ?? randomBytes(24).toString("base64url");
  const reservations = playReservations(server, { db, token: reservationsToken, nextId, now });
  const baggageToken = options.baggageToken ?? randomBytes(24).toString("base64url");
  const baggage = playBaggage(server, { db, token: baggageToken, now });

  const siteSecret = remember(db, "site-secret", () => randomBytes(32).toString("hex"));
  let siteId: string | null = null;
  siteApi(server, { siteSecret, now, chat: () => (told && siteId ? { api: told.api, siteId } : null) });

  let url: string;
  try {
    url = await server.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    life.stop();
    await deliveries.stop();
    await meta.stop();
    await mail.close();
    await scanner?.stop();
    db.close();
    throw error;
  }
  worldUrl = url;
  const brand = { id: brandId, handle: airline.handle, name: theAccount(db, brandId).name };
  deliveries.start();
  meta.ground.deliveries.start();
  const stopChecking = keepChecking(x);

  const connectTo = async (product: Product) => {
    told = product;
    const issuer = `${url}/directory`;
    const { api, directoryToken: token } = product;
    const people = token
      ? connectDirectory({
          api,
          token,
          issuer,
          play: directory,
          accounts: { issuer: `${url}/account`, play: accounts },
          signal: ending.signal,
        })
      : Promise.resolve();
    await connect({
      product,
      worldUrl: url,
      brand,
      secrets,
      signal: ending.signal,
      onChange: (next) => {
        connection = next;
        news.tell({ kind: "settings-changed" });
      },
    });
    // In its own time: the product may learn these channels later than the others.
    const byMeta = options.meta
      ? connectMeta({
          ...product,
          name: brand.name,
          worldUrl: url,
          meta,
          signal: ending.signal,
          againMs: 60_000,
          onConnected: (place) => connectedAtMeta.add(place),
        })
      : Promise.resolve();
    void byMeta.catch(complain);
    const { address, smtpUrl, imapUrl } = mail.accounts();
    const mailKeys = { smtpUrl, imapUrl, senderName: brand.name };
    const byMail = options.mail
      ? connectMail({ ...product, address, name: `${brand.name} mail`, secrets: mailKeys, signal: ending.signal })
      : Promise.resolve();
    const byChat = options.site
      ? connectSite({
          ...product,
          name: `${airline.name} care`,
          origins: [url, url.replace("127.0.0.1", "localhost")],
          siteSecret,
          signal: ending.signal,
        }).then((id) => (siteId = id))
      : Promise.resolve();
    await Promise.all([people, byMail, byChat]);
  };
  const connecting = options.product ? connectTo(options.product) : Promise.resolve();

  let closing: Promise<void> | undefined;
  async function end(): Promise<void> {
    ending.abort();
    life.stop();
    stopChecking();
    await deliveries.stop();
    await meta.stop();
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
    directory: { ...directory, issuer: `${url}/directory` },
    accounts: { ...accounts, issuer: `${url}/account` },
    courier: { ...courier, url: `${url}/courier/v1`, token: courierToken },
    reservations: { ...reservations, url: `${url}/reservations/v1`, token: reservationsToken },
    baggage: { ...baggage, url: `${url}/baggage/v1`, token: baggageToken },
    close: () => (closing ??= end()),
  };
}
