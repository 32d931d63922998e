/** Whether the bot's token works: it does until somebody takes it back at BotFather. */
import { z } from "zod";
import type { ChannelAccount, KeysTold } from "../../../modules/channels/index.ts";
import { call } from "./call.ts";
import { noOf } from "./outcome.ts";

const Me = z.object({ ok: z.literal(true), result: z.object({ id: z.int() }) });

export async function keysOf(account: ChannelAccount): Promise<KeysTold | null> {
  const answer = await call(account, "getMe", {});
  if (noOf(answer)?.status === "sign-in-again") return { status: "ended" };
  const isMe = answer.kind === "answered" && answer.status < 300 && Me.safeParse(answer.body).success;
  return isMe ? { status: "fine", endAt: null } : null;
}
