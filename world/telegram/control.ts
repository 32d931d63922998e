import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { withoutGaps } from "../without-gaps.ts";
import { readBody } from "../x/reading.ts";
import { telegramFaultKinds } from "./faults.ts";
import { shownThings } from "./files.ts";
import type { TelegramWorld } from "./telegram.ts";

const Handle = z
  .string()
  .regex(/^@?\w{1,15}$/)
  .transform((text) => text.replace("@", ""));
const MessageNumber = z.int().positive();

/** The strings behind Telegram's stage, as JSON under `/control/telegram`; the README lists them. */
export function telegramControlApi(server: FastifyInstance, telegram: TelegramWorld): void {
  const { play, ground, webhooks } = telegram;
  const on = <Given>(path: string, shape: z.ZodType<Given>, deed: (given: Given) => unknown): unknown =>
    server.post(`/control/telegram/${path}`, (request) => deed(readBody(shape, request.body ?? {})) ?? { done: true });

  server.get("/control/telegram/state", () => ({
    bot: ground.bot,
    webhook: ground.webhook() && { ...ground.webhook(), secret: undefined },
    updates: ground.updates.count(),
    limits: ground.limits,
    descriptions: Object.fromEntries(ground.descriptions),
    webhooks,
  }));
  server.get("/control/telegram/received", (request) => {
    const { since } = readBody(z.object({ since: z.iso.datetime().optional() }), request.query);
    return { messages: play.received(since === undefined ? 0 : Date.parse(since)) };
  });
  on("messages", NewMessage, (given) => play.sendMessage(given));
  on("beginnings", z.strictObject({ as: Handle, ref: z.string().optional() }), ({ as, ref }) => play.begin(as, ref));
  on(
    "message-changes",
    z.strictObject({ as: Handle, number: MessageNumber, text: z.string() }),
    ({ as, number, text }) => play.edit(as, number, text),
  );
  on(
    "reactions",
    z.strictObject({ as: Handle, number: MessageNumber, emoji: z.string().nullable() }),
    ({ as, number, emoji }) => play.react(as, number, emoji),
  );
  on("presses", z.strictObject({ as: Handle, number: MessageNumber, label: z.string() }), ({ as, number, label }) =>
    play.press(as, number, label),
  );
  on("blocks", z.strictObject({ as: Handle, isBlocked: z.boolean() }), ({ as, isBlocked }) =>
    play.block(as, isBlocked),
  );
  on("tokens", z.strictObject({}), () => ({ token: telegram.revokeToken() }));
  on("limits", z.strictObject({ perSecond: z.number().min(0) }), (given) => void Object.assign(ground.limits, given));
  on("faults", Fault, (fault) => ground.faults.add(fault));
  on("webhooks", Webhooks, (given) => {
    Object.assign(webhooks, withoutGaps(given));
    ground.updates.wake();
  });
  server.delete("/control/telegram/faults", () => {
    ground.faults.clear();
    Object.assign(webhooks, { mode: "on", duplicateShare: 0, delayMs: 0, keepOrder: true });
    ground.updates.wake();
    return { done: true };
  });
}

const NewMessage = z.strictObject({
  as: Handle,
  text: z.string().max(4096).optional(),
  show: z.enum(shownThings).optional(),
  answers: MessageNumber.optional(),
});

const Fault = z.strictObject({
  kind: z.enum(telegramFaultKinds),
  method: z.string().optional(),
  count: z.int().min(1).max(10_000).optional(),
  retryAfterSeconds: z.int().min(1).max(3600).optional(),
});

const Webhooks = z.strictObject({
  mode: z.enum(["on", "held", "lost"]).optional(),
  duplicateShare: z.number().min(0).max(1).optional(),
  delayMs: z.number().min(0).optional(),
  keepOrder: z.boolean().optional(),
});
