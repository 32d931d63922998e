import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import {
  comment,
  direct,
  instagramComment,
  newId,
  onInstagram,
  onWhatsApp,
  openScene,
  type Scene,
  whatsAppText,
} from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const question = "Where is my suitcase? It did not arrive in Oslo.";

async function commented(
  more: object = {},
): Promise<{ id: string; from: { id: string; name: string }; caseId: string; told: object }> {
  const [id, from] = [`1_${newId()}`, { id: newId(), name: "Ada" }];
  const told = { comment_id: id, post_id: "10_1", parent_id: "10_1", from, message: question, ...more };
  await scene.deliver("facebook", comment(told));
  return { id, from, caseId: (await scene.message(id)).caseId, told };
}

async function wrote(sender = newId()): Promise<{ mid: string; sender: string; caseId: string }> {
  const mid = `m_${newId()}`;
  await scene.deliver("messenger", direct({ sender, message: { mid, text: question } }));
  return { mid, sender, caseId: (await scene.message(mid)).caseId };
}

const customerOf = (caseId: string): Promise<string> => scene.caseOf(caseId).then(({ customerId }) => customerId);
const quietly = async (): Promise<void> => {
  await until(
    () =>
      scene.ground.app
        .db`select 1 from channels.delivery where state = 'waiting' union all select 1 from channels.lane where waiting > 0`,
    (rows) => rows.length === 0,
    "all to be received",
  );
};

describe("a comment on Facebook", () => {
  test("that is edited shows its newest words, as often as it is, and its answer still hangs on it", async () => {
    const { id, caseId, told } = await commented();
    const now = Math.floor(Date.now() / 1000);
    const edit = (message: string, after: number): object => {
      const body: any = comment({ ...told, verb: "edited", message });
      body.entry[0].time = now + after;
      return body;
    };
    await scene.deliver("facebook", edit("Where is my red suitcase?", 5));
    await scene.message(id, ({ text }) => text === "Where is my red suitcase?");
    await scene.deliver("facebook", edit("Where is my blue suitcase?", 9));
    const { edited } = await scene.message(id, ({ text }) => text === "Where is my blue suitcase?");
    expect(edited.versions.map(({ text }: any) => text)).toEqual([question, "Where is my red suitcase?"]);
    await scene.deliver("facebook", edit("Where is my red suitcase?", 5));
    await quietly();
    await scene.answer(caseId, { visibility: "public", text: "Here." });
    expect(scene.graph.asked.at(-1)?.path).toBe(`/${id}/comments`);
  });

  test("that was edited before it came is one, with its newest words", async () => {
    const id = `1_${newId()}`;
    const told = { comment_id: id, post_id: "10_1", parent_id: "10_1", from: { id: newId() } };
    const late: any = comment({ ...told, verb: "edited", message: "Where is my blue suitcase?" });
    late.entry[0].time += 60;
    await scene.deliver("facebook", late);
    await scene.message(id);
    await scene.deliver("facebook", comment({ ...told, message: question }));
    await quietly();
    const { body } = await scene.ground.api("GET", `/api/v1/messages?externalId=${id}`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0].text).toBe("Where is my blue suitcase?");
  });

  test("that is removed is gone, with its words in what was delivered", async () => {
    const { id, told } = await commented({ message: "Where is my suitcase, secret words?" });
    await scene.deliver("facebook", comment({ ...told, verb: "remove", message: undefined }));
    expect((await scene.message(id, ({ removed }) => removed !== null)).text).toBe("");
    const rows = await scene.ground.app.db<
      { body: Uint8Array }[]
    >`select body from channels.delivery where position(${id}::bytea in body) > 0`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { body } of rows) expect(Buffer.from(body).toString()).not.toContain("secret words");
  });

  test("is hidden and shown by us, and what somebody did there is seen here", async () => {
    const { id, told } = await commented();
    const { id: messageId, hideable } = await scene.message(id);
    expect(hideable).toBe(true);
    await scene.ground.api("PUT", `/api/v1/messages/${messageId}/hidden`, { hidden: true });
    await scene.message(id, ({ hiding }) => hiding?.state === "done" && hiding.hidden);
    expect(scene.graph.asked.findLast(({ path }) => path === `/${id}`)).toMatchObject({
      method: "POST",
      query: { is_hidden: "true" },
    });
    await scene.deliver("facebook", comment({ ...told, verb: "unhide" }));
    await scene.message(id, ({ hiding }) => hiding.state === "done" && !hiding.hidden);
    const again: any = comment({ ...told, verb: "hide" });
    again.entry[0].time += 5;
    await scene.deliver("facebook", again);
    await scene.message(id, ({ hiding }) => hiding.hidden);
  });

  test("with a booking code is hidden at once", async () => {
    const { id } = await commented({
      message: "My booking is QX7KP2, name Virtanen, phone +47 912 34 567. Where is my bag?",
    });
    await scene.message(id, ({ hiding }) => hiding?.state === "done" && hiding.hidden);
    expect(scene.graph.asked.some(({ path, query }) => path === `/${id}` && query["is_hidden"] === "true")).toBe(true);
  });

  test("by the Page itself ends the wait as an answer given elsewhere", async () => {
    const { id, caseId } = await commented();
    const answerId = `1_${newId()}`;
    await scene.deliver(
      "facebook",
      comment({
        comment_id: answerId,
        post_id: "10_1",
        parent_id: id,
        from: { id: "10", name: "Jetbridge" },
        message: "We found it.",
      }),
    );
    const { messages } = await scene.caseOf(caseId, ({ state }) => state === "waiting");
    expect(messages.at(-1)).toMatchObject({ direction: "outbound", text: "We found it.", author: { kind: "staff" } });
  });

  test("and a message in Messenger of one person are one customer's, in one case", async () => {
    const { from, caseId } = await commented();
    const inMessenger = await wrote(from.id);
    expect(inMessenger.caseId).toBe(caseId);
  });

  test("that was answered in private goes on in Messenger as the same case, under whatever id", async () => {
    const { id, from, caseId } = await commented();
    const outgoing = "5f0c3f6e-3b54-4f0e-9b5e-2f9a6c1d7e11";
    await scene.ground.app.db`
      insert into channels.outgoing (id, account_id, lane, visibility, recipient_id, parent_id, text, state, send_after, attempts, vendor_id)
      values (${outgoing}, ${scene.accounts.facebook.id}, 'l', 'private', ${from.id}, ${id}, 'Write to us here.', 'accepted', platform.now(), 1, 'm_private')`;
    const psid = newId();
    await scene.deliver("messenger", {
      object: "page",
      entry: [
        {
          id: "10",
          time: Date.now(),
          messaging: [
            {
              sender: { id: "10" },
              recipient: { id: psid },
              timestamp: Date.now(),
              message: { mid: "m_private", is_echo: true, text: "Write to us here.", metadata: outgoing },
            },
          ],
        },
      ],
    });
    await quietly();
    expect((await wrote(psid)).caseId).toBe(caseId);
  });
});

describe("what is said without words", () => {
  test("a reaction stands at its message, and goes again; it is no message", async () => {
    const { mid, sender, caseId } = await wrote();
    await scene.deliver("messenger", direct({ sender, reaction: { mid, action: "react", emoji: "❤" } }));
    expect((await scene.message(mid, ({ reactions }) => reactions.length === 1)).reactions).toMatchObject([
      { sign: "❤", by: "customer" },
    ]);
    const taken: any = direct({ sender, reaction: { mid, action: "unreact" } });
    taken.entry[0].messaging[0].timestamp += 1000;
    await scene.deliver("messenger", taken);
    await scene.message(mid, ({ reactions }) => reactions.length === 0);
    expect((await scene.caseOf(caseId)).messages).toHaveLength(1);
  });

  test("what was pressed is said as what was pressed", async () => {
    const { sender, caseId } = await wrote();
    const [postback, quick] = [`m_${newId()}`, `m_${newId()}`];
    await scene.deliver(
      "messenger",
      direct({ sender, postback: { mid: postback, title: "Talk to a person", payload: "HUMAN" } }),
    );
    await scene.deliver(
      "messenger",
      direct({ sender, message: { mid: quick, text: "Yes", quick_reply: { payload: "YES" } } }),
    );
    expect(await scene.message(postback)).toMatchObject({ caseId, text: "Talk to a person", told: { pressed: true } });
    expect(await scene.message(quick)).toMatchObject({ caseId, text: "Yes", told: { pressed: true } });
  });

  test("what led them here stands on the thread", async () => {
    const { sender, caseId } = await wrote();
    await scene.deliver(
      "messenger",
      direct({
        sender,
        referral: { source: "ADS", type: "OPEN_THREAD", ref: "autumn", ads_context_data: { ad_title: "Oslo from 49" } },
      }),
    );
    const { threads } = await scene.caseOf(caseId, ({ threads }) => threads[0].referral !== null);
    expect(threads[0].referral).toEqual({ source: "ADS", ref: "autumn", headline: "Oslo from 49" });
  });

  test("what another program of ours is answering is shown and waits for nobody", async () => {
    const mid = `m_${newId()}`;
    const sender = newId();
    const body: any = direct({ sender, message: { mid, text: question } });
    body.entry[0].standby = body.entry[0].messaging;
    delete body.entry[0].messaging;
    await scene.deliver("messenger", body);
    expect(await scene.message(mid)).toMatchObject({ told: { standby: true }, caseId: null });
  });

  test("what staff wrote elsewhere ends the wait", async () => {
    const { sender, caseId } = await wrote();
    await scene.deliver("messenger", {
      object: "page",
      entry: [
        {
          id: "10",
          time: Date.now(),
          messaging: [
            {
              sender: { id: "10" },
              recipient: { id: sender },
              timestamp: Date.now(),
              message: { mid: `m_${newId()}`, is_echo: true, app_id: 99, text: "It is in Oslo." },
            },
          ],
        },
      ],
    });
    const { messages } = await scene.caseOf(caseId, ({ state }) => state === "waiting");
    expect(messages.at(-1)).toMatchObject({ direction: "outbound", text: "It is in Oslo." });
  });

  test("what was unsent on Instagram is gone", async () => {
    const [mid, sender] = [`m_${newId()}`, newId()];
    await scene.deliver("instagram", onInstagram({ sender, message: { mid, text: question } }));
    await scene.message(mid);
    await scene.deliver("instagram", onInstagram({ sender, message: { mid, is_deleted: true } }));
    expect(await scene.message(mid, ({ removed }) => removed !== null)).toMatchObject({ text: "", attachments: [] });
  });

  test("an answer to a story says so, and a place, a card and a shared post are what they are", async () => {
    const [story, place] = [`m_${newId()}`, whatsAppText("15550777", "")];
    const sender = newId();
    await scene.deliver(
      "instagram",
      onInstagram({
        sender,
        message: { mid: story, text: question, reply_to: { story: { id: "1", url: "https://example.com" } } },
      }),
    );
    expect(await scene.message(story)).toMatchObject({ told: { story: "reply" } });
    const where = {
      ...place,
      type: "location",
      text: undefined,
      location: { latitude: 59.9, longitude: 10.75, name: "Oslo S" },
    };
    const card = {
      ...whatsAppText("15550777", ""),
      type: "contacts",
      text: undefined,
      contacts: [{ name: { formatted_name: "Bo" }, phones: [{ phone: "+4712" }] }],
    };
    await scene.deliver("whatsapp", onWhatsApp({ messages: [where, card] }));
    expect((await scene.message(where.id)).attachments).toMatchObject([
      { kind: "location", state: "here", facts: { place: { name: "Oslo S", latitude: 59.9 } } },
    ]);
    expect((await scene.message(card.id)).attachments).toMatchObject([
      { kind: "contact", facts: { contact: { name: "Bo", phones: ["+4712"] } } },
    ]);
    const agent = await scene.ground.as("agent");
    const { body: masked } = await agent("GET", `/api/v1/messages?externalId=${encodeURIComponent(where.id)}`);
    expect(masked.items[0]).toMatchObject({ masked: true, attachments: [{ kind: "location", facts: null }] });
    const shared = `m_${newId()}`;
    await scene.deliver(
      "instagram",
      onInstagram({
        sender,
        message: {
          mid: shared,
          attachments: [
            {
              type: "ig_post",
              payload: { ig_post_media_id: "77", title: "Our A350", url: "https://example.com/post" },
            },
          ],
        },
      }),
    );
    expect(
      (await scene.message(shared, ({ attachments }) => attachments[0]?.state === "here")).attachments,
    ).toMatchObject([
      { kind: "shared", fileId: null, facts: { shared: { kind: "ig_post", title: "Our A350", externalId: "77" } } },
    ]);
  });
});

describe("on WhatsApp", () => {
  const status = (id: string, state: string, more: object = {}): object =>
    onWhatsApp({
      statuses: [{ id, status: state, timestamp: String(Math.floor(Date.now() / 1000)), recipient_id: "1", ...more }],
    });

  async function answered(from: string): Promise<{ caseId: string; sent: any }> {
    const one = whatsAppText(from, question);
    await scene.deliver("whatsapp", onWhatsApp({ messages: [one] }));
    const { caseId } = await scene.message(one.id);
    return { caseId, sent: await scene.answer(caseId, { text: "We look for it." }) };
  }
  const stateOf = (caseId: string, id: string, state: string) =>
    scene
      .caseOf(caseId, ({ messages }) => messages.find((one: any) => one.id === id).delivery.state === state)
      .then(({ messages }) => messages.find((one: any) => one.id === id).delivery);

  test("an answer is delivered, read, and has its price, in whatever order that is told", async () => {
    const { caseId, sent } = await answered("15551001");
    const pricing = { pricing_model: "PMP", category: "service", billable: false };
    await scene.deliver("whatsapp", status(sent.externalId, "delivered", { pricing }));
    expect(await stateOf(caseId, sent.id, "delivered")).toMatchObject({
      price: { category: "service", isBillable: false },
    });
    await scene.deliver("whatsapp", status(sent.externalId, "read"));
    await stateOf(caseId, sent.id, "read");
    await scene.deliver("whatsapp", status(sent.externalId, "sent"));
    await quietly();
    expect((await stateOf(caseId, sent.id, "read")).state).toBe("read");
  });

  test("an answer that fails later is refused in our words, and its customer waits again", async () => {
    const { caseId, sent } = await answered("15551002");
    await scene.deliver(
      "whatsapp",
      status(sent.externalId, "failed", { errors: [{ code: 131047, title: "Re-engagement message" }] }),
    );
    expect(await stateOf(caseId, sent.id, "refused")).toMatchObject({ code: "window-closed" });
    await scene.caseOf(caseId, ({ state }) => state === "open");
  });

  test("a call that got no answer is settled by the status that brings our id back", async () => {
    scene.graph.on(({ body }) => (body?.to === "15551003" ? { isCut: true } : undefined));
    const one = whatsAppText("15551003", question);
    await scene.deliver("whatsapp", onWhatsApp({ messages: [one] }));
    const { caseId } = await scene.message(one.id);
    const sent = await scene.answer(caseId, { text: "We look for it." });
    expect(sent.delivery.state).toBe("unsure");
    await scene.deliver("whatsapp", status("wamid.later", "delivered", { biz_opaque_callback_data: sent.id }));
    await stateOf(caseId, sent.id, "delivered");
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
    expect(scene.graph.asked.filter(({ body }) => body?.to === "15551003")).toHaveLength(1);
    scene.graph.clear();
  });

  test("who changes their number, hides it, or takes a name stays the same customer in the same case", async () => {
    const first = whatsAppText("15551004", question);
    await scene.deliver("whatsapp", onWhatsApp({ messages: [first] }));
    const { caseId } = await scene.message(first.id);
    const system = {
      id: `wamid.${newId()}`,
      from: "15551004",
      timestamp: String(Math.floor(Date.now() / 1000)),
      type: "system",
      system: { type: "user_changed_number", body: "changed", wa_id: "15551005" },
    };
    await scene.deliver("whatsapp", onWhatsApp({ messages: [system] }));
    const second = whatsAppText("15551005", "And my stroller?");
    await scene.deliver("whatsapp", onWhatsApp({ messages: [second] }));
    expect((await scene.message(second.id)).caseId).toBe(caseId);
    const third = whatsAppText("15551005", "It is green.", { from_user_id: "NO.99" });
    await scene.deliver("whatsapp", onWhatsApp({ messages: [third] }));
    expect((await scene.message(third.id)).caseId).toBe(caseId);
    const { from: _number, ...hidden } = whatsAppText("", "With wheels.", { from_user_id: "NO.99" });
    await scene.deliver(
      "whatsapp",
      onWhatsApp({ contacts: [{ profile: { name: "Ada", username: "ada" }, user_id: "NO.99" }], messages: [hidden] }),
    );
    expect((await scene.message(hidden.id)).caseId).toBe(caseId);
    await scene.answer(caseId, { text: "Found." });
    const sent = scene.graph.asked.findLast(({ body }) => body?.type === "text");
    expect(sent?.body).toMatchObject({ recipient: "NO.99" });
    expect(sent?.body.to).toBeUndefined();
  });

  test("two customers that turn out to be one are joined, as WhatsApp says", async () => {
    const [one, two] = [
      whatsAppText("15551006", question),
      whatsAppText("", question, { from: undefined, from_user_id: "NO.77" }),
    ];
    await scene.deliver("whatsapp", onWhatsApp({ messages: [one, two] }));
    const [a, b] = [(await scene.message(one.id)).caseId, (await scene.message(two.id)).caseId];
    const both = whatsAppText("15551006", "Both are me.", { from_user_id: "NO.77" });
    await scene.deliver("whatsapp", onWhatsApp({ messages: [both] }));
    await scene.message(both.id);
    const rows = await until(
      async () => [
        (await scene.ground.api("GET", `/api/v1/customers/${await customerOf(a)}`)).body.id,
        (await scene.ground.api("GET", `/api/v1/customers/${await customerOf(b)}`)).body.id,
      ],
      ([x, y]) => x === y,
      "the two to be one",
    );
    expect(rows[0]).toBeDefined();
  });
});

test("Messenger's receipts come by name or up to a moment, also before our own call was answered", async () => {
  const { sender, caseId } = await wrote();
  scene.graph.on(({ body }) =>
    body?.recipient?.id === sender ? { body: { message_id: `m_early_${sender}` } } : undefined,
  );
  await scene.deliver(
    "messenger",
    direct({ sender, delivery: { mids: [`m_early_${sender}`], watermark: Date.now() } }),
  );
  await quietly();
  const sent = await scene.answer(caseId, { text: "We look for it." });
  expect(sent.delivery.state).toBe("delivered");
  await scene.deliver("messenger", direct({ sender, read: { watermark: Date.now() + 5000 } }));
  await scene.caseOf(
    caseId,
    ({ messages }) => messages.find((one: any) => one.id === sent.id).delivery.state === "read",
  );
  scene.graph.clear();
});

test("a comment on Instagram is hidden under that channel's own word", async () => {
  const id = newId();
  await scene.deliver(
    "instagram",
    instagramComment({ id, text: question, from: { id: newId(), username: "ada" }, media: { id: "5" } }),
  );
  const { id: messageId } = await scene.message(id);
  await scene.ground.api("PUT", `/api/v1/messages/${messageId}/hidden`, { hidden: true });
  await scene.message(id, ({ hiding }) => hiding?.state === "done");
  expect(scene.graph.asked.findLast(({ path }) => path === `/${id}`)?.query).toMatchObject({ hide: "true" });
});

describe("who wants no advertisements on WhatsApp", () => {
  const preferring = (from: string, value: "stop" | "resume", timestamp: number): object => {
    const body: any = onWhatsApp({
      user_preferences: [{ wa_id: from, category: "marketing_messages", detail: "They chose so", value, timestamp }],
    });
    body.entry[0].changes[0].field = "user_preferences";
    return body;
  };

  test("is written down, whatever order it comes in, and as often as it is told", async () => {
    const from = `47${newId()}`;
    const now = Math.floor(Date.now() / 1000);
    await scene.deliver("whatsapp", onWhatsApp({ messages: [whatsAppText(from, question)] }));
    for (const [value, at] of [
      ["stop", now - 60],
      ["stop", now - 60],
      ["resume", now - 90],
    ] as const)
      expect(await scene.deliver("whatsapp", preferring(from, value, at))).toBe(200);
    const stands = () =>
      scene.ground.app.db<{ stopped: boolean }[]>`
        select marketing_stopped_at > coalesce(permitted_at, '-infinity') as stopped from channels.standing
        where correspondent_id = ${from} and permitted_at is not null`;
    const [before] = await until(stands, (rows) => rows.length === 1, "both to be known");
    expect(before).toEqual({ stopped: true });
    await scene.deliver("whatsapp", preferring(from, "resume", now - 5));
    await until(stands, ([row]) => row?.stopped === false, "advertisements to be wanted again");
  });
});
