/** Plays the airline's administrator: connects the directory of staff and the passengers' accounts to the product, and leaves others that are there alone. */
import { z } from "zod";
import { call } from "../call.ts";
import { keepTrying } from "../keep-trying.ts";
import { airline } from "../passengers/airline.ts";
import type { DirectoryPlay } from "./provider.ts";

export interface DirectoryConnection {
  api: string;
  /** Of an administrator, and trusted. */
  token: string;
  /** Of staff. */
  issuer: string;
  play: DirectoryPlay;
  /** Of passengers. */
  accounts: { issuer: string; play: DirectoryPlay };
  signal: AbortSignal;
}

const Issued = z.object({ issuer: z.string() }).nullable();
const Standing = z.object({ directory: Issued.optional(), login: Issued.optional() });

/** Tries until it worked. */
export async function connectDirectory(settings: DirectoryConnection): Promise<void> {
  await keepTrying(settings.signal, async () => (await isConnected(settings)) || null);
}

async function isConnected(settings: DirectoryConnection): Promise<boolean> {
  const { issuer, play, accounts } = settings;
  const staff = await isSet(settings, "/api/v1/sign-in/directory", {
    name: "Halcyra Air",
    issuer,
    clientId: play.clientId,
    clientSecret: play.clientSecret,
    scopes: [],
    roleClaim: "groups",
    roles: [
      { value: "care-admins", role: "admin" },
      { value: "care-leads", role: "lead" },
      { value: "care", role: "agent" },
    ],
    domains: ["halcyra.example"],
    justInTime: true,
  });
  const passengers = await isSet(settings, "/api/v1/settings/passenger-login", {
    name: "Halcyra account",
    issuer: accounts.issuer,
    clientId: accounts.play.clientId,
    clientSecret: accounts.play.clientSecret,
    scopes: [],
    loyaltyClaim: "loyalty_number",
    loyaltyProgramme: airline.code,
  });
  return staff && passengers;
}

/** Sets it where nothing but one of ours is there. */
async function isSet({ api, token, signal }: DirectoryConnection, path: string, wanted: object): Promise<boolean> {
  const ask = (method: string, body?: object) => call(`${api}${path}`, { method, token, body, signal });
  const now = await ask("GET");
  if (now.status >= 300) return false;
  const { directory, login } = Standing.parse(now.body);
  const there = directory ?? login;
  if (there && !/^http:\/\/127\.0\.0\.1:\d+\/(directory|account)$/.test(there.issuer)) return true;
  return (await ask("PUT", wanted)).status < 300;
}
