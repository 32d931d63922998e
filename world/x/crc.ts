import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { forgetBodies } from "./delivery-rows.ts";
import type { Ground } from "./ground.ts";
import { allWebhooks, markValid } from "./subscriptions.ts";

const wrongToken = "the response token is wrong";

/** X's challenge-response check: null when it passed, else why not. */
export async function checkWebhook(url: string, consumerSecret: string): Promise<string | null> {
  const token = randomBytes(24).toString("base64url");
  const expected = `sha256=${createHmac("sha256", consumerSecret).update(token).digest("base64")}`;
  const address = new URL(url);
  address.searchParams.set("crc_token", token);
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    if (response.status !== 200) return `the webhook answered ${response.status}`;
    const answer = z.object({ response_token: z.string() }).safeParse(await response.json());
    const given = Buffer.from(answer.data?.response_token ?? "");
    const wanted = Buffer.from(expected);
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? null : wrongToken;
  } catch {
    return "the webhook did not answer";
  }
}

/** Every hour old deliveries are forgotten, and X checks every webhook again; one that answers wrongly hears nothing more until it is validated again. */
export function keepChecking(x: Ground & { consumerSecret: string }): () => void {
  async function check(): Promise<void> {
    forgetBodies(x.db, x.now() - 86_400_000);
    for (const { id, url, valid } of allWebhooks(x.db)) {
      if (valid && (await checkWebhook(url, x.consumerSecret)) === wrongToken) markValid(x.db, id, false);
    }
  }
  const timer = setInterval(() => void check().catch(x.complain), 3_600_000);
  return () => clearInterval(timer);
}
