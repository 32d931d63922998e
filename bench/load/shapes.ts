/** What each channel's vendor delivers of somebody who writes, made from its own documents, and what it looks like when it comes broken. */
import { createHmac } from "node:crypto";
import type { ChannelKind } from "../../contract/words.ts";
import { onWhatsApp } from "../../test/meta/envelope.ts";

export interface LoadAccount {
  id: string;
  webhookUrl: string;
  externalId: string;
  secret: string;
}

export interface Written {
  /** Fifteen digits that nothing else has. */
  code: string;
  writer: number;
  text: string;
  at: Date;
}

export interface Shape {
  channel: ChannelKind;
  /** Of a hundred deliveries. */
  share: number;
  /** Whether its vendor tells of several messages at once. */
  bundles: boolean;
  body(account: LoadAccount, written: readonly Written[]): Buffer;
  /** As it came broken, each in another way; none of them tells of a message. */
  broken: readonly ((account: LoadAccount, written: Written) => Buffer)[];
  headers(account: LoadAccount, body: Buffer): Record<string, string>;
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));
/** A byte that no UTF-8 holds, where a text stood. */
const notUtf8 = (body: Buffer): Buffer => Buffer.concat([body.subarray(0, -3), Buffer.from([0xff]), body.subarray(-3)]);

const ofX = { "content-type": "application/json" };
const signedByX = ({ secret }: LoadAccount, body: Buffer): Record<string, string> => ({
  ...ofX,
  "x-twitter-webhooks-signature": `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`,
});
const signedByMeta = ({ secret }: LoadAccount, body: Buffer): Record<string, string> => ({
  ...ofX,
  "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
});

const first = (written: readonly Written[]): Written => {
  const [one] = written;
  if (!one) throw new Error("a delivery tells of something");
  return one;
};

/** Ids of X have nineteen digits. */
const idAtX = (code: string): string => `2000${code}`;

const post: Shape["body"] = ({ externalId }, written) => {
  const { code, writer, text, at } = first(written);
  const authorId = String(7_000_000 + writer);
  return json({
    data: {
      event_uuid: code,
      filter: { user_id: externalId },
      event_type: "post.mention.create",
      payload: {
        id: idAtX(code),
        text: `@brand ${text}`,
        author_id: authorId,
        created_at: at.toISOString(),
        conversation_id: idAtX(code),
        edit_history_tweet_ids: [idAtX(code)],
      },
      includes: { users: [{ id: authorId, name: `Passenger ${writer}`, username: `p${writer}` }] },
    },
  });
};

const messageAtX: Shape["body"] = ({ externalId }, written) => {
  const { code, writer, text, at } = first(written);
  const senderId = String(8_000_000 + writer);
  return json({
    data: {
      event_uuid: code,
      filter: { user_id: externalId },
      event_type: "dm.received",
      payload: {
        direct_message_events: [
          {
            type: "message_create",
            id: idAtX(code),
            created_timestamp: String(at.getTime()),
            message_create: { target: { recipient_id: externalId }, sender_id: senderId, message_data: { text } },
          },
        ],
        users: { [senderId]: { id: senderId, name: `Passenger ${writer}`, screen_name: `d${writer}` } },
      },
    },
  });
};

const comment: Shape["body"] = ({ externalId }, written) =>
  json({
    object: "page",
    entry: [
      {
        id: externalId,
        time: seconds(first(written).at),
        changes: written.map(({ code, writer, text, at }) => ({
          field: "feed",
          value: {
            item: "comment",
            verb: "add",
            from: { id: String(6_000_000 + writer), name: `Passenger ${writer}` },
            post_id: `${externalId}_77`,
            parent_id: `${externalId}_77`,
            comment_id: `77_${code}`,
            message: text,
            created_time: seconds(at),
          },
        })),
      },
    ],
  });

const direct =
  (object: "page" | "instagram", people: number): Shape["body"] =>
  ({ externalId }, written) =>
    json({
      object,
      entry: [
        {
          id: externalId,
          time: first(written).at.getTime(),
          messaging: written.map(({ code, writer, text, at }) => ({
            sender: { id: String(people + writer) },
            recipient: { id: externalId },
            timestamp: at.getTime(),
            message: { mid: `m_${code}`, text },
          })),
        },
      ],
    });

const commentOnInstagram: Shape["body"] = ({ externalId }, written) =>
  json({
    object: "instagram",
    entry: [
      {
        id: externalId,
        time: seconds(first(written).at),
        changes: written.map(({ code, writer, text }) => ({
          field: "comments",
          value: {
            id: `178${code}`,
            text,
            from: { id: String(4_000_000 + writer), username: `i${writer}` },
            media: { id: "17900000000000001", media_product_type: "FEED" },
          },
        })),
      },
    ],
  });

const whatsApp: Shape["body"] = ({ externalId }, written) => {
  const phone = `3197${String(first(written).writer).padStart(8, "0")}`;
  const contacts = [{ profile: { name: `Passenger ${first(written).writer}` }, wa_id: phone }];
  const messages = written.map(({ code, text, at }) => ({
    id: `wamid.${code}`,
    from: phone,
    timestamp: String(seconds(at)),
    type: "text",
    text: { body: text },
  }));
  return json(onWhatsApp({ contacts, messages }, externalId));
};

const mail: Shape["body"] = ({ externalId }, written) => {
  const { code, writer, text, at } = first(written);
  return Buffer.from(
    [
      `From: Passenger ${writer} <p${writer}@passengers.example>`,
      `To: ${externalId}`,
      "Subject: My journey",
      `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
      `Message-ID: <${code}@passengers.example>`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "",
      text,
      "",
    ].join("\r\n"),
  );
};

const brokenAtX: Shape["broken"] = [
  (account, written) => half(post(account, [written])),
  (account, written) => notUtf8(post(account, [written])),
  () => json({ hello: 1 }),
  ({ externalId }) =>
    json({ data: { event_type: "post.mention.create", filter: { user_id: externalId }, payload: { text: "no id" } } }),
  () => json({ data: { event_type: "dm.received", payload: { direct_message_events: "none" } } }),
];

const brokenAtMeta = (body: Shape["body"]): Shape["broken"] => [
  (account, written) => half(body(account, [written])),
  (account, written) => notUtf8(body(account, [written])),
  () => json([1, 2, 3]),
  () => json({ object: "mystery", entry: [{ id: "1" }] }),
  (account, written) => body({ ...account, externalId: "999999" }, [written]),
];

const brokenMail: Shape["broken"] = [
  () => Buffer.from("only words, and no header anywhere"),
  (_account, { code }) => Buffer.from(`Subject: from nobody\r\nMessage-ID: <${code}@nowhere.example>\r\n\r\nwho am I?`),
  ({ externalId }, written) =>
    Buffer.from(
      mail({ externalId } as LoadAccount, [written])
        .toString()
        .replace(/^From:.*$/m, `From: ${externalId}`),
    ),
];

const x = { channel: "x", bundles: false, broken: brokenAtX, headers: signedByX } as const;
const meta = (channel: ChannelKind, share: number, body: Shape["body"]): Shape => ({
  channel,
  share,
  bundles: true,
  body,
  broken: brokenAtMeta(body),
  headers: signedByMeta,
});

/** All that come through a webhook. What a visitor of the site writes comes through the chat's own endpoint. */
export const shapes: readonly Shape[] = [
  { ...x, share: 8, body: post },
  { ...x, share: 7, body: messageAtX },
  meta("facebook", 18, comment),
  meta("messenger", 18, direct("page", 5_000_000)),
  meta("instagram", 6, commentOnInstagram),
  meta("instagram", 10, direct("instagram", 3_000_000)),
  meta("whatsapp", 23, whatsApp),
  {
    channel: "email",
    share: 6,
    bundles: false,
    body: mail,
    broken: brokenMail,
    headers: ({ secret }) => ({
      "content-type": "message/rfc822",
      authorization: `Basic ${Buffer.from(`mail:${secret}`).toString("base64")}`,
    }),
  },
];

/** Of a hundred deliveries, what visitors of the site write. */
export const chatShare = 4;
