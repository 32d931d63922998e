import { anything, array, assert, constantFrom, jsonValue, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, Unreadable } from "../../../modules/channels/index.ts";
import { readAny } from "./read.ts";

const bytes = (value: unknown) => ({ body: Buffer.from(JSON.stringify(value)) });
const page = (entry: object) =>
  readAny(bytes({ object: "page", entry: [{ id: "10", time: 1_787_220_001, ...entry }] }));
const messenger = (...messaging: object[]) => page({ messaging });
const instagram = (entry: object) =>
  readAny(bytes({ object: "instagram", entry: [{ id: "10", time: 1_787_220_001, ...entry }] }));
const feed = (value: object) => page({ changes: [{ field: "feed", value }] });
const whatsapp = (value: object) =>
  readAny(
    bytes({
      object: "whatsapp_business_account",
      entry: [{ id: "1", changes: [{ field: "messages", value: { metadata: { phone_number_id: "77" }, ...value } }] }],
    }),
  );

const from = { sender: { id: "5" }, recipient: { id: "10" }, timestamp: 1_787_220_000_000 };
const at = "2026-08-20T10:00:00.000Z";

describe("Messenger", () => {
  test.each<[string, object, Partial<Entry>]>([
    [
      "a message",
      { message: { mid: "m1", text: "Hi" } },
      { kind: "message", text: "Hi", externalId: "m1", threadId: "5" },
    ],
    ["its moment in seconds", { timestamp: 1_787_220_000, message: { mid: "m1", text: "Hi" } }, { writtenAt: at }],
    [
      "what staff wrote elsewhere as ours",
      { sender: { id: "10" }, recipient: { id: "5" }, message: { mid: "m2", text: "Hello", is_echo: true } },
      { direction: "outbound", recipientId: "5", threadId: "5", text: "Hello" },
    ],
    [
      "what was taken back",
      { message: { mid: "m3", is_deleted: true } },
      { kind: "delete", externalId: "m3", text: null },
    ],
    [
      "what was changed",
      { message_edit: { mid: "m4", text: "Hi there", num_edit: 1 } },
      { kind: "edit", text: "Hi there" },
    ],
    [
      "a thumb as a word",
      {
        message: {
          mid: "m5",
          attachments: [{ type: "image", payload: { url: "https://x.test/1", sticker_id: 369239263222822 } }],
        },
      },
      { text: "👍", attachments: [] },
    ],
    [
      "a chosen answer",
      { message: { mid: "m6", text: "Yes", quick_reply: { payload: "Y" } } },
      { text: "Yes", payload: "Y" },
    ],
    [
      "an answer to a message",
      { message: { mid: "m7", text: "no", reply_to: { mid: "m1" } } },
      { parentId: "m1", parentKind: "reply" },
    ],
    [
      "a pressed button",
      { postback: { mid: "m8", title: "Start", payload: "GO" } },
      { kind: "postback", text: "Start", payload: "GO" },
    ],
    [
      "what led them here",
      { referral: { ref: "gate-12", source: "SHORTLINK", type: "OPEN_THREAD" } },
      { kind: "referral", referral: { source: "SHORTLINK", ref: "gate-12", headline: null } },
    ],
    [
      "a wish to be told",
      { optin: { type: "notification_messages", payload: "news" } },
      { kind: "optin", payload: "news" },
    ],
    [
      "a wish to be told no more",
      { optin: { type: "notification_messages", notification_messages_status: "STOP_NOTIFICATIONS" } },
      { kind: "optout", subtype: "marketing" },
    ],
    [
      "a sign below a message",
      { reaction: { mid: "m1", action: "react", emoji: "❤" } },
      { kind: "reaction", text: "❤", parentId: "m1" },
    ],
    [
      "a sign taken back",
      { reaction: { mid: "m1", action: "unreact" } },
      { kind: "reaction", text: null, parentId: "m1" },
    ],
    [
      "what came through",
      { delivery: { mids: ["m9"], watermark: 1_787_220_000_000 } },
      { kind: "delivered", externalId: "m9" },
    ],
    ["what was read", { read: { watermark: 1_787_220_000_000 } }, { kind: "read", externalId: null, watermark: at }],
  ])("tells %s", (_, item, said) => expect(messenger({ ...from, ...item })).toMatchObject([said]));

  test("brings pictures, voice notes and places", () => {
    const attachments = [
      { type: "audio", payload: { url: "https://x.test/a" } },
      { type: "location", title: "Home", payload: { coordinates: { lat: 52.3, long: 4.7 } } },
      { type: "sticker", payload: { url: "https://x.test/s", sticker_id: "9" } },
      { type: "image", payload: { url: "https://x.test/s", sticker_id: "9" } },
      { type: "fallback", title: "News", url: "https://x.test/n" },
    ];
    const [entry] = messenger({ ...from, message: { mid: "m1", attachments } });
    expect(entry?.attachments).toMatchObject([
      { type: "audio", url: "https://x.test/a" },
      { type: "location", place: { latitude: 52.3, longitude: 4.7, name: "Home" } },
      { type: "sticker", url: "https://x.test/s" },
      { type: "shared", url: "https://x.test/n", shared: { kind: "fallback", title: "News" } },
    ]);
  });

  test("is heard while another app has the conversation, and says nothing where nothing is said", () => {
    expect(page({ standby: [{ ...from, message: { mid: "m1", text: "Hi" } }] })).toMatchObject([
      { subtype: "standby" },
    ]);
    expect(messenger({ ...from, pass_thread_control: { new_owner_app_id: "1" } })).toEqual([]);
  });

  test("and Facebook come in one delivery, the same thing twice is one", () => {
    const twice = { ...from, message: { mid: "m1", text: "Hi" } };
    const value = {
      item: "comment",
      verb: "add",
      comment_id: "20_1",
      post_id: "10_20",
      parent_id: "10_20",
      message: "Hey",
    };
    const entries = page({ messaging: [twice, twice], changes: [{ field: "feed", value }] });
    expect(entries.map(({ channel, text }) => [channel, text])).toEqual([
      ["facebook", "Hey"],
      ["messenger", "Hi"],
    ]);
  });
});

describe("a Page's posts", () => {
  const comment = {
    item: "comment",
    comment_id: "20_1",
    post_id: "10_20",
    parent_id: "10_20",
    created_time: 1_787_220_000,
  };
  test.each<[string, object, Partial<Entry>[]]>([
    [
      "a comment by nobody we may know",
      { ...comment, verb: "add", message: "Hi" },
      [{ author: null, direction: "inbound", text: "Hi" }],
    ],
    [
      "a comment shown again",
      { ...comment, verb: "unhide" },
      [{ kind: "unhide", writtenAt: "2026-08-20T10:00:01.000Z" }],
    ],
    [
      "a comment with a film",
      { ...comment, verb: "add", video: "https://x.test/v" },
      [{ attachments: [{ type: "video" }] as never }],
    ],
    [
      "pictures on our Page",
      {
        item: "photo",
        verb: "add",
        post_id: "10_21",
        from: { id: 5, name: "P" },
        link: "https://x.test/p",
        photos: ["https://x.test/p", "https://x.test/q"],
      },
      [
        {
          subtype: "visitor_post",
          threadId: "10_21",
          attachments: [{ url: "https://x.test/p" }, { url: "https://x.test/q" }] as never,
        },
      ],
    ],
    [
      "our own post",
      { item: "status", verb: "add", post_id: "10_22", from: { id: "10" }, message: "News" },
      [{ direction: "outbound", subtype: "own_post" }],
    ],
    ["no thumbs", { item: "reaction", verb: "add", post_id: "10_20", reaction_type: "like" }, []],
  ])("tell %s", (_, value, said) => expect(feed(value)).toMatchObject(said));

  test("keep ids that no number holds", () => {
    const body =
      '{"object":"page","entry":[{"id":1234567890123456789,"time":1,"messaging":[{"sender":{"id":5},"recipient":{"id":1},"message":{"mid":"m","text":"id: 9876543210987654321,"}}]}]}';
    expect(readAny({ body: Buffer.from(body) })).toMatchObject([
      { accountId: "1234567890123456789", text: "id: 9876543210987654321," },
    ]);
  });
});

describe("Instagram", () => {
  test.each<[string, object, Partial<Entry>]>([
    [
      "a reply to a comment",
      {
        changes: [
          {
            field: "comments",
            value: { id: "7", parent_id: "6", text: "Where?", from: { id: "5", username: "zoe" }, media: { id: "3" } },
          },
        ],
      },
      { kind: "comment", parentId: "6", threadId: "3", author: { id: "5", name: null, handle: "zoe" } },
    ],
    [
      "that we were named",
      { changes: [{ field: "mentions", value: { media_id: "3", comment_id: "8" } }] },
      { subtype: "mention", externalId: "8", text: null, isUntold: true },
    ],
    [
      "what was said where we were named",
      {
        changes: [
          {
            field: "mentions",
            value: { media_id: "3", comment_id: "8", told: { text: "@us Where?", from: { id: "5", username: "zoe" } } },
          },
        ],
      },
      {
        externalId: "8",
        threadId: "3",
        text: "@us Where?",
        author: { id: "5", name: null, handle: "zoe" },
        isElsewhere: true,
      },
    ],
    [
      "the words and the picture of somebody who named us",
      {
        changes: [
          {
            field: "mentions",
            value: {
              media_id: "3",
              told: { caption: "us Where?", username: "zoe", media_type: "IMAGE", media_url: "https://x.test/p" },
            },
          },
        ],
      },
      { externalId: "3", text: "us Where?", author: { id: "@zoe", name: null, handle: "zoe" } },
    ],
    [
      "a heart as a word",
      { messaging: [{ ...from, message: { mid: "m1", attachments: [{ type: "like_heart" }] } }] },
      { text: "❤️", attachments: [] },
    ],
    ["a read message", { messaging: [{ ...from, read: { mid: "m1" } }] }, { kind: "read", externalId: "m1" }],
    [
      "our name in a story",
      {
        messaging: [
          {
            ...from,
            message: { mid: "m2", attachments: [{ type: "story_mention", payload: { url: "https://x.test/s" } }] },
          },
        ],
      },
      { subtype: "story_mention" },
    ],
    [
      "messages that come as changes",
      { changes: [{ field: "messages", value: { ...from, message: { mid: "m3", text: "Hi" } } }] },
      { text: "Hi", visibility: "private" },
    ],
  ])("tells %s", (_, entry, said) => expect(instagram(entry)).toMatchObject([said]));
});

describe("WhatsApp", () => {
  const said = (message: object, contacts?: object[]) =>
    whatsapp({
      ...(contacts && { contacts }),
      messages: [{ from: "31600000001", id: "w1", timestamp: "1787220000", ...message }],
    });
  test.each<[string, object, Partial<Entry>]>([
    [
      "a voice note",
      { type: "audio", audio: { id: "9", mime_type: "audio/ogg; codecs=opus", voice: true } },
      { attachments: [{ type: "audio", mediaId: "9" }] as never },
    ],
    [
      "a document with its name",
      { type: "document", document: { id: "9", filename: "pass.pdf", mime_type: "application/pdf" } },
      {
        attachments: [{ type: "file", content: { name: "pass.pdf", type: "application/pdf", sha256: null } }] as never,
      },
    ],
    [
      "a form",
      {
        type: "interactive",
        interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: "{}" } },
      },
      { text: "Sent", payload: "{}" },
    ],
    [
      "a sign taken back",
      { type: "reaction", reaction: { message_id: "w0", emoji: "" } },
      { kind: "reaction", text: null, parentId: "w0" },
    ],
    [
      "what was taken back",
      { type: "revoke", revoke: { original_message_id: "w0" } },
      { kind: "delete", externalId: "w0" },
    ],
    [
      "what was changed",
      { type: "edit", edit: { original_message_id: "w0", message: { type: "text", text: { body: "new" } } } },
      { kind: "edit", externalId: "w0", text: "new" },
    ],
    [
      "a type of next year as such",
      { type: "hologram", hologram: {} },
      { kind: "message", text: null, unsupported: "hologram" },
    ],
    ["a known type of another shape as such", { type: "location", location: "here" }, { unsupported: "shape" }],
  ])("tells %s", (_, message, wanted) => expect(said(message)).toMatchObject([wanted]));

  test("knows who hides their number, and who does not, by the id that outlives it", () => {
    const text = { type: "text", text: { body: "Hi" } };
    const contact = { profile: { name: "Zoë", username: "zoe" }, wa_id: "31600000001", user_id: "NL.1" };
    expect(said({ ...text, from_user_id: "NL.1" }, [contact])).toMatchObject([
      { author: { id: "NL.1", name: "Zoë", handle: "zoe", aliases: ["31600000001"] }, threadId: "NL.1" },
    ]);
    expect(said({ ...text, from: undefined, from_user_id: "NL.1" }, [{ user_id: "NL.1" }])).toMatchObject([
      { author: { id: "NL.1", name: null, handle: null } },
    ]);
    expect(said(text)).toMatchObject([{ author: { id: "31600000001" }, threadId: "31600000001" }]);
  });

  test("tells how ours fare, and why one failed", () => {
    const status = { id: "w9", timestamp: "1787220000", recipient_id: "31600000001" };
    const statuses = [
      { ...status, status: "sent" },
      { ...status, status: "sent" },
      { ...status, status: "failed", errors: [{ code: 131_047, title: "Re-engagement message" }] },
      { ...status, status: "warped" },
    ];
    expect(whatsapp({ statuses })).toMatchObject([
      { kind: "sent", externalId: "w9", direction: "outbound", writtenAt: at },
      { kind: "failed", failure: { code: "131047", why: "Re-engagement message" } },
    ]);
  });
});

describe("whatever comes", () => {
  const objects = ["page", "instagram", "whatsapp_business_account"];
  const hostile = (): ReturnType<typeof anything> =>
    anything({ maxDepth: 4, withBigInt: false, withDate: false, values: [string({ unit: "binary" })] });
  const names = [
    "id",
    "time",
    "field",
    "value",
    "message",
    "mid",
    "text",
    "from",
    "sender",
    "recipient",
    "timestamp",
    "changes",
    "messages",
    "messaging",
    "metadata",
    "phone_number_id",
    "type",
    "attachments",
    "payload",
    "statuses",
    "status",
    "contacts",
    "errors",
    "verb",
    "item",
    "comment_id",
    "post_id",
  ];
  const shaped = record(Object.fromEntries(names.map((name) => [name, hostile()])), { requiredKeys: [] });

  function readOrSayWhy(body: Buffer): Entry[] {
    try {
      return readAny({ body });
    } catch (error) {
      if (error instanceof Unreadable) return [];
      throw error;
    }
  }

  test("is read, or told to be unreadable", () => {
    assert(
      property(constantFrom(...objects), array(shaped, { maxLength: 3 }), shaped, (object, items, value) => {
        const changes = [
          ...items,
          { field: "feed", value },
          { field: "comments", value },
          {
            field: "messages",
            value: { ...value, metadata: { phone_number_id: "1" }, messages: items, statuses: items },
          },
        ];
        const entry = [{ id: "1", time: 1, changes, messaging: [value, ...items] }, value];
        for (const said of readOrSayWhy(Buffer.from(JSON.stringify({ object, entry }))))
          expect(typeof said.kind).toBe("string");
      }),
      { numRuns: 300 },
    );
  });

  test("is no delivery where it is cut, or something else", () => {
    assert(
      property(constantFrom(...objects), jsonValue(), (object, value) => {
        const whole = Buffer.from(JSON.stringify({ object, entry: [{ id: "1", messaging: [value] }] }));
        readOrSayWhy(whole.subarray(0, Math.floor(whole.length / 2)));
        readOrSayWhy(Buffer.from(JSON.stringify(value)));
      }),
    );
    expect(() => readAny({ body: Buffer.from([0xff, 0xfe]) })).toThrow(Unreadable);
    expect(() => readAny(bytes({ object: "user", entry: [] }))).toThrow("an object that we know nothing of");
  });
});

describe("what they want to hear from a number of ours", () => {
  const timestamp = 1_790_000_000;
  const preferring = (more: object) => {
    const body = {
      object: "whatsapp_business_account",
      entry: [
        {
          id: "31",
          changes: [
            {
              field: "user_preferences",
              value: {
                messaging_product: "whatsapp",
                metadata: { display_phone_number: "1", phone_number_id: "30" },
                contacts: [{ profile: { name: "Ada" }, wa_id: "4790000000" }],
                user_preferences: [{ wa_id: "4790000000", category: "marketing_messages", timestamp, ...more }],
              },
            },
          ],
        },
      ],
    };
    return readAny(bytes(body));
  };
  const them = { author: { id: "4790000000", name: "Ada" }, accountId: "30", writtenAt: "2026-09-21T14:13:20.000Z" };

  test("is no advertisement any more, or again", () => {
    expect(preferring({ value: "stop" })).toMatchObject([{ ...them, kind: "optout", subtype: "marketing" }]);
    expect(preferring({ value: "resume" })).toMatchObject([{ ...them, kind: "optin" }]);
  });

  test("and told again is the same; of another kind it says nothing", () => {
    const names = [preferring({ value: "stop" }), preferring({ value: "stop" })].map(([one]) => one?.externalId);
    expect(new Set(names).size).toBe(1);
    expect(preferring({ value: "perhaps" })).toEqual([]);
    expect(preferring({ value: "stop", category: "something_else" })).toEqual([]);
    expect(preferring({ value: "stop", wa_id: null })).toEqual([]);
  });
});
