/** What tests of a person's rights begin with: an airline on every channel. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Writable } from "node:stream";
import { expect } from "vitest";
import pino from "pino";
import { startWorld, type World } from "../../world/world.ts";
import { origin, siteSecret } from "../chat/visitor.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { type Talk, talkOn } from "../talk.ts";

export interface RightsScene {
  ground: Ground;
  world: World & { accountId: string };
  agent: Api & { id: string };
  lead: Api & { id: string };
  /** All that was logged. */
  logged: () => string;
  sendNow: () => Promise<void>;
  messageOf: Talk["message"];
  mail: (lines: readonly string[]) => Promise<void>;
  siteId: string;
  close: () => Promise<void>;
}

export async function openRights(): Promise<RightsScene> {
  const airline = await startWorld({ seed: 5 });
  const ground = await openGround({
    reservations: airline.reservations,
    baggage: airline.baggage,
    courier: airline.courier,
  });
  let logged = "";
  const log = ground.app.log as unknown as Record<symbol, unknown> & { level: string };
  log[pino.symbols.streamSym] = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  log.level = "trace";
  await airline.connectTo({ api: ground.url, token: ground.adminToken });
  const { body } = await ground.api("GET", "/api/v1/channel-accounts");
  airline.setRules({ summonedOnly: false });
  airline.setLimits("roomy");
  const world = Object.assign(airline, { accountId: body.items[0].id as string });
  const mailbox = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "email",
    name: "Care",
    externalId: "care@airline.example",
    secrets: { smtpUrl: "smtp://127.0.0.1:9", webhookPassword: "a password of the webhook" },
  });
  expect(mailbox.status, JSON.stringify(mailbox.body)).toBe(201);
  const site = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "chat",
    name: "Site",
    externalId: randomUUID(),
    secrets: { siteSecret, origins: `https://book.example.com ${origin}` },
  });
  expect(site.status).toBe(201);
  return {
    ground,
    world,
    agent: await ground.as("agent"),
    lead: await ground.as("lead"),
    logged: () => logged,
    siteId: site.body.id,
    async sendNow() {
      await ground.app
        .db`update channels.outgoing set send_after = platform.now() where state = 'pending' and attempts = 0`;
      ground.app.ring("outgoing");
    },
    messageOf: talkOn(ground).message,
    async mail(lines) {
      const response = await fetch(mailbox.body.webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "message/rfc822",
          authorization: `Basic ${Buffer.from("mail:a password of the webhook").toString("base64")}`,
        },
        body: lines.join("\r\n"),
      });
      expect(response.status, await response.text()).toBe(200);
    },
    async close() {
      await ground.close();
      await world.close();
    },
  };
}

export const homeOf = ({ ground }: RightsScene): string => join(ground.app.config.home);
