/** The only reader of the environment. Every setting has a default that works on a laptop, or a sentence that says what to do. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import type { GateSettings } from "./modules/channels/index.ts";
import type { Wallets } from "./modules/documents/index.ts";
import { paymentsFrom, type PaymentSettings } from "./payment-settings.ts";
import { type ReservationSettings, reservationsFrom } from "./reservation-settings.ts";
import { Unstartable } from "./platform/unstartable.ts";

export interface Config {
  host: string;
  port: number;
  publicUrl: string;
  /** Proxies whose forwarded addresses are believed: addresses or networks; none unless told. */
  trustedProxies: readonly string[];
  /** Where the embedded database, keys and files lie. */
  home: string;
  /** Null: the embedded database. */
  databaseUrl: string | null;
  /** 32 bytes that encrypt secrets at rest. */
  key: Buffer;
  roles: readonly ("web" | "worker")[];
  world: { on: boolean; port: number };
  adminToken: string | null;
  /** The airline's reservation system, and how one speaks with it; null: none is connected. */
  reservations: ReservationSettings | null;
  /** What carries one-time codes to mail addresses and phones on file; null: none is connected. */
  courier: { url: string; token: string } | null;
  /** Where the airline's mail server hands mail over; null: nowhere. */
  mail: GateSettings | null;
  /** The airline's baggage tracing, by the Jetbridge baggage API; null: none is connected. */
  baggage: { url: string; token: string } | null;
  /** ClamAV's daemon, which looks at files before they are opened or sent; `off`: nobody does; null: nothing was said here. */
  clamd: { host: string; port: number } | "off" | null;
  /** A server that speaks OpenAI's chat completions; null: none, and nothing is missing. */
  languageModel: { url: string; token: string | null } | null;
  /** As passengers know the airline, on documents; null: the two signs of its bookings. */
  airline: string | null;
  /** What signs passes for the wallets of phones; each null: that wallet is not offered. */
  wallets: Wallets;
  /** Who takes payments by link; with none, nobody can be asked for money. */
  payments: PaymentSettings;
  /** Of Meta's Graph API: `v26.0`. */
  graphVersion: `v${number}.${number}`;
  /** How long a web process that was told to end still takes requests while `/readyz` says no. */
  drainSeconds: number;
}

const root = resolve(import.meta.dirname, "..");

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const host = environment["HOST"] || "127.0.0.1";
  const port = portFrom(environment, "PORT", 4100);
  const home = resolve(root, environment["JETBRIDGE_HOME"] || ".jetbridge");
  return {
    host,
    port,
    home,
    publicUrl: publicUrlFrom(environment["JETBRIDGE_PUBLIC_URL"] || `http://${host}:${port}`),
    trustedProxies: networksFrom("JETBRIDGE_TRUSTED_PROXIES", environment["JETBRIDGE_TRUSTED_PROXIES"]),
    databaseUrl: databaseUrlFrom(environment["DATABASE_URL"]),
    key: keyFrom(environment["JETBRIDGE_KEY"], home),
    roles: rolesFrom(environment["JETBRIDGE_ROLES"] || "web,worker"),
    world: {
      on: environment["JETBRIDGE_WORLD"] !== "off",
      port: portFrom(environment, "JETBRIDGE_WORLD_PORT", 4200),
    },
    adminToken: adminTokenFrom(environment["JETBRIDGE_ADMIN_TOKEN"]),
    reservations: reservationsFrom(
      (name) => environment[name] || null,
      serverFrom(environment, "JETBRIDGE_RESERVATIONS"),
    ),
    courier: serverFrom(environment, "JETBRIDGE_COURIER"),
    mail: mailFrom(environment, host),
    baggage: serverFrom(environment, "JETBRIDGE_BAGGAGE"),
    languageModel: languageModelFrom(environment),
    payments: paymentsFrom((name) => environment[name] || null, addressFrom),
    clamd: clamdFrom(environment["JETBRIDGE_CLAMD"]),
    drainSeconds: drainFrom(environment["JETBRIDGE_DRAIN_SECONDS"] || "1"),
    airline: environment["JETBRIDGE_AIRLINE"]?.trim().slice(0, 60) || null,
    wallets: {
      apple: appleFrom(environment),
      google: googleFrom(environment["JETBRIDGE_GOOGLE_WALLET_ISSUER"], environment["JETBRIDGE_GOOGLE_WALLET_ACCOUNT"]),
    },
    graphVersion: graphVersionFrom(environment["JETBRIDGE_GRAPH_VERSION"] || "v26.0"),
  };
}

function graphVersionFrom(text: string): Config["graphVersion"] {
  const [, whole, part] = /^v?(\d{1,3})\.(\d{1,2})$/.exec(text) ?? [];
  if (!whole || !part)
    throw new Unstartable(
      `JETBRIDGE_GRAPH_VERSION is "${text}"; it must be a version of Meta's Graph API, like v26.0.`,
    );
  return `v${Number(whole)}.${Number(part)}`;
}

/** Another system of the airline: its address and our token for it. */
function serverFrom(environment: NodeJS.ProcessEnv, name: string): { url: string; token: string } | null {
  const url = addressFrom(`${name}_URL`, environment[`${name}_URL`]);
  if (url === null) return null;
  const token = environment[`${name}_TOKEN`];
  if (!token) throw new Unstartable(`${name}_URL needs ${name}_TOKEN beside it.`);
  return { url, token };
}

/** One on the airline's own machines may need no token. */
function languageModelFrom(environment: NodeJS.ProcessEnv): Config["languageModel"] {
  const url = addressFrom("JETBRIDGE_LANGUAGE_MODEL_URL", environment["JETBRIDGE_LANGUAGE_MODEL_URL"]);
  return url === null ? null : { url, token: environment["JETBRIDGE_LANGUAGE_MODEL_TOKEN"] || null };
}

function addressFrom(name: string, url: string | undefined): string | null {
  if (!url) return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Unstartable(`${name} must begin with https:// or http://.`);
  return url.replace(/\/+$/, "");
}

/** Mail is handed over by machines of the airline: this one, unless told. */
const usualPeers = "127.0.0.0/8, ::1";

function mailFrom(environment: NodeJS.ProcessEnv, otherwise: string): GateSettings | null {
  const port = environment["JETBRIDGE_MAIL_PORT"];
  if (!port) return null;
  const protocol = environment["JETBRIDGE_MAIL_PROTOCOL"] || "smtp";
  if (protocol !== "smtp" && protocol !== "lmtp")
    throw new Unstartable(`JETBRIDGE_MAIL_PROTOCOL is "${protocol}"; it must be smtp or lmtp.`);
  return {
    protocol,
    host: environment["JETBRIDGE_MAIL_HOST"] || otherwise,
    port: portFrom(environment, "JETBRIDGE_MAIL_PORT", 0),
    name: environment["JETBRIDGE_MAIL_NAME"] || hostname(),
    peers: networksFrom("JETBRIDGE_MAIL_PEERS", environment["JETBRIDGE_MAIL_PEERS"] || usualPeers),
    certificate: certificateFrom(
      environment["JETBRIDGE_MAIL_CERTIFICATE"],
      environment["JETBRIDGE_MAIL_CERTIFICATE_KEY"],
    ),
  };
}

function certificateFrom(cert: string | undefined, key: string | undefined): GateSettings["certificate"] {
  if (!cert && !key) return null;
  if (!cert || !key || !existsSync(cert) || !existsSync(key))
    throw new Unstartable(
      "JETBRIDGE_MAIL_CERTIFICATE and JETBRIDGE_MAIL_CERTIFICATE_KEY must both name a file in PEM that can be read.",
    );
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}

/** Certificates end, and a pass that no phone takes is worse than none: all of it is looked at as it starts. */
function appleFrom(environment: NodeJS.ProcessEnv): Wallets["apple"] {
  const names = ["PASS_TYPE", "TEAM", "CERTIFICATE", "KEY", "WWDR"].map((name) => `JETBRIDGE_APPLE_WALLET_${name}`);
  const [passType, team, certificate, key, above] = names.map((name) => environment[name] || null);
  if (!passType && !team && !certificate && !key && !above) return null;
  if (!passType || !team || !certificate || !key || !above)
    throw new Unstartable(`${names.join(", ")} go together: each must be set, or none.`);
  return {
    passType,
    team,
    certificate: pemFrom(names[2], certificate),
    key: pemFrom(names[3], key),
    above: pemFrom(names[4], above),
  };
}

function pemFrom(name: string | undefined, path: string): string {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (!text.includes("-----BEGIN ")) throw new Unstartable(`${name} must name a file in PEM that can be read.`);
  return text;
}

/** The key file of a service account, as Google's console gives it. */
function googleFrom(issuer: string | undefined, path: string | undefined): Wallets["google"] {
  if (!issuer && !path) return null;
  const wrong =
    "JETBRIDGE_GOOGLE_WALLET_ISSUER must be the issuer's number, and JETBRIDGE_GOOGLE_WALLET_ACCOUNT name the service account's key file (JSON).";
  if (!issuer || !/^\d{5,25}$/.test(issuer) || !path || !existsSync(path)) throw new Unstartable(wrong);
  const { client_email: account, private_key: key } = readAccount(readFileSync(path, "utf8"));
  if (typeof account !== "string" || typeof key !== "string" || !key.includes("-----BEGIN "))
    throw new Unstartable(wrong);
  return { issuer, account, key };
}

function readAccount(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const clamdPort = 3310;

function clamdFrom(text: string | undefined): Config["clamd"] {
  if (!text) return null;
  if (text === "off") return "off";
  const [, host, port = String(clamdPort)] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (!host || Number(port) < 1 || Number(port) > 65_535)
    throw new Unstartable(`JETBRIDGE_CLAMD is "${text}"; it must be where clamd listens, like 10.0.0.7:3310, or off.`);
  return { host: host.replaceAll(/[[\]]/g, ""), port: Number(port) };
}

function drainFrom(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 120)
    throw new Unstartable(`JETBRIDGE_DRAIN_SECONDS is "${text}"; it must be a whole number from 0 to 120.`);
  return seconds;
}

function portFrom(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name];
  if (!text) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Unstartable(`${name} is "${text}"; it must be a port number from 1 to 65535.`);
  return port;
}

function publicUrlFrom(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Unstartable(`JETBRIDGE_PUBLIC_URL is "${text}"; it must begin with https:// or http://.`);
  return text.replace(/\/+$/, "");
}

function networksFrom(name: string, text: string | undefined): string[] {
  const networks = (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  const wrong = networks.find((one) => !isNetwork(one));
  if (wrong !== undefined)
    throw new Unstartable(
      `${name} holds "${wrong}"; it must be addresses or networks with commas between: 10.0.0.7, 10.1.0.0/16.`,
    );
  return networks;
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  // A network of everybody would believe anybody.
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

function databaseUrlFrom(text: string | undefined): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol))
    throw new Unstartable(
      "DATABASE_URL is no address of a PostgreSQL server: it looks like postgres://name:password@host:5432/database.",
    );
  return text;
}

function rolesFrom(text: string): ("web" | "worker")[] {
  const roles = text.split(",").map((role) => role.trim());
  const known = roles.filter((role) => role === "web" || role === "worker");
  if (known.length === 0 || known.length < roles.length)
    throw new Unstartable(`JETBRIDGE_ROLES is "${text}"; it must be web, worker, or both with a comma.`);
  return known;
}

function adminTokenFrom(token: string | undefined): string | null {
  if (!token) return null;
  if (token.length < 32)
    throw new Unstartable("JETBRIDGE_ADMIN_TOKEN is too short: use 32 characters or more, or leave it out.");
  return token;
}

/** The given key, or one made once and kept beside the database. */
function keyFrom(given: string | undefined, home: string): Buffer {
  if (given) {
    const key = Buffer.from(given, "base64");
    if (key.length !== 32)
      throw new Unstartable("JETBRIDGE_KEY must be 32 bytes in base64 (`openssl rand -base64 32` makes one).");
    return key;
  }
  const file = join(home, "key");
  mkdirSync(home, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  return Buffer.from(readFileSync(file, "utf8"), "base64");
}
