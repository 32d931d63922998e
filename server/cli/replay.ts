/** `replay`: sends recorded posts through the front door, signed as the vendor signs them. Old dates are shifted so that the last is now. */
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { findAccount } from "../modules/channels/index.ts";
import { readArguments, Usage } from "./usage.ts";
import { readRecording, type Recorded } from "./recording.ts";
import { withApp } from "./with-app.ts";

/** Requests under way at once. */
const atOnce = 64;

export async function replay(args: readonly string[]): Promise<void> {
  const { values, words } = readArguments(args, { required: ["channel-account"], optional: ["rate"], words: 1 });
  const rate = values["rate"] === undefined ? Infinity : Number(values["rate"]);
  if (!(rate > 0)) throw new Usage("--rate must be a number above 0");
  const posts = shift(readRecording(words[0] ?? ""));
  await withApp(async (app) => {
    const account = await findAccount(app, values["channel-account"] ?? "");
    if (!account) throw new Error("There is no such channel account.");
    if (account.kind !== "x") throw new Error("Recordings are of X; this account is not.");
    const url = `http://${app.config.host}:${app.config.port}/webhooks/x/${account.id}`;
    const sent = await sendAll(posts, rate, (post) =>
      send(url, account.secrets["consumerSecret"] ?? "", activityOf(post, account.externalId)),
    );
    process.stdout.write(`${JSON.stringify(sent)}\n`);
    if (sent.refused > 0) process.exitCode = 1;
  });
}

function shift(posts: readonly Recorded[]): Recorded[] {
  const newest = Math.max(...posts.map(({ at }) => at.getTime()));
  const by = Date.now() - newest;
  return posts
    .map((post) => ({ ...post, at: new Date(post.at.getTime() + by) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

interface Sent {
  sent: number;
  refused: number;
  seconds: number;
}

async function sendAll(
  posts: readonly Recorded[],
  rate: number,
  send: (post: Recorded) => Promise<boolean>,
): Promise<Sent> {
  const begun = performance.now();
  const counts = { sent: 0, refused: 0 };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < posts.length; place = next++) {
      const due = begun + (place / rate) * 1000;
      if (due > performance.now()) await pause(due - performance.now());
      const post = posts[place];
      if (post && (await send(post))) counts.sent++;
      else counts.refused++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { ...counts, seconds: Math.round(performance.now() - begun) / 1000 };
}

/** As X does: what is not taken is sent again, a few times. */
async function send(url: string, secret: string, body: string): Promise<boolean> {
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`;
  for (let tries = 0; tries < 8; tries++) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-twitter-webhooks-signature": signature },
      body,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    if (answer && answer.status < 500) return false;
    await pause(200 * 2 ** tries);
  }
  return false;
}

function activityOf({ id, text, author, at, conversationId, replyTo }: Recorded, brandId: string): string {
  return JSON.stringify({
    data: {
      event_uuid: id,
      filter: { user_id: brandId },
      event_type: "post.mention.create",
      tag: "replay",
      payload: {
        id,
        text,
        author_id: author.id,
        created_at: at.toISOString(),
        conversation_id: conversationId,
        edit_history_tweet_ids: [id],
        ...(replyTo && { referenced_tweets: [{ type: "replied_to", id: replyTo }] }),
      },
      includes: { users: [{ id: author.id, name: author.name, username: author.handle }] },
    },
  });
}
