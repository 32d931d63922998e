import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { withoutGaps } from "../without-gaps.ts";
import { deedsControl, type On } from "./control-deeds.ts";
import { Fault, Handle, Limit, Rules, Webhooks } from "./control-shapes.ts";
import { secretsOf } from "./connect-meta.ts";
import type { MetaWorld } from "./meta.ts";
import { places } from "./store.ts";
import { tokenStates } from "./tokens.ts";
import { templateStatuses } from "./whatsapp/templates.ts";

/** The strings behind Meta's stage, as JSON under `/control/meta`; the README lists them. */
export function metaControlApi(server: FastifyInstance, meta: MetaWorld): void {
  const { play } = meta;
  const on: On = (path, shape, deed) =>
    server.post(`/control/meta/${path}`, (request) => deed(readBody(shape, request.body ?? {})) ?? { done: true });
  server.get("/control/meta/state", () => stateOf(meta));
  server.get("/control/meta/received", (request) => {
    const { since } = readBody(z.object({ since: z.iso.datetime().optional() }), request.query);
    return play.received(since === undefined ? 0 : Date.parse(since));
  });
  server.get("/control/meta/people/:as", (request) =>
    play.person(readBody(z.object({ as: Handle }), request.params).as),
  );

  deedsControl(on, meta);
  on("warnings", z.strictObject({ reason: z.string() }), ({ reason }) => play.warn(reason));
  on(
    "templates",
    z.strictObject({
      place: z.enum(["whatsapp", "messenger"]).optional(),
      name: z.string(),
      language: z.string().optional(),
      status: z.enum(templateStatuses),
      reason: z.string().optional(),
      atReview: z.boolean().optional(),
    }),
    ({ place, name, language, ...verdict }) =>
      play.decideTemplate(
        withoutGaps({ place, name, language }) as { name: string },
        withoutGaps(verdict) as { status: "APPROVED" },
      ),
  );
  on("quality", z.strictObject({ event: z.string() }), ({ event }) => play.setQuality(event));

  on(
    "tokens",
    z.strictObject({
      account: z.enum(places),
      state: z.enum(tokenStates).optional(),
      expiresAt: z.iso.datetime().nullable().optional(),
      scopes: z.array(z.string()).optional(),
      draw: z.boolean().optional(),
    }),
    ({ account, expiresAt, draw, ...change }) => {
      const end = expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? 0 : Date.parse(expiresAt) };
      play.changeToken(account, { ...withoutGaps(change), ...end });
      return draw ? play.newToken(account) : play.token(account);
    },
  );
  on("keys", z.strictObject({ account: z.enum(places) }), ({ account }) => {
    play.newToken(account);
    return secretsOf(meta, account);
  });
  on("faults", Fault, (given) => {
    play.addFault(given);
    return stateOf(meta);
  });
  server.delete("/control/meta/faults", () => {
    play.clearFaults();
    return stateOf(meta);
  });
  on("webhooks", Webhooks, (given) => {
    play.setWebhooks(withoutGaps(given));
    return stateOf(meta);
  });
  on("rules", Rules, (given) => {
    play.setRules(withoutGaps(given));
    return stateOf(meta);
  });
  on("limits", z.partialRecord(z.enum(["app", ...places]), Limit), (given) => {
    play.setLimits(given);
    return stateOf(meta);
  });
  on("replays", z.strictObject({ seconds: z.number().min(1).max(604_800).default(86_400) }), ({ seconds }) => ({
    deliveries: play.replay(seconds),
  }));
}

/** How Meta stands: what the drawer shows and a test waits on. */
function stateOf({ ground, play, webhooks }: MetaWorld) {
  return {
    ids: {
      app: ground.app.id,
      page: ground.page.id,
      instagram: ground.instagram.id,
      businessAccount: ground.whatsapp.accountId,
      phoneNumber: ground.whatsapp.numberId,
    },
    faults: ground.faults.pending(),
    webhooks: { ...webhooks },
    deliveries: play.deliveries(),
    limits: ground.usage.all(),
    profiles: ground.profiles,
    rules: { ...ground.rules },
  };
}
