import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { graphError } from "./graph.ts";
import {
  comment,
  direct,
  directItem,
  ids,
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

describe("a question", () => {
  test("below a post of the Page is a case, and is answered below it", async () => {
    const [id, from] = [`1_${newId()}`, newId()];
    expect(
      await scene.deliver(
        "facebook",
        comment({
          comment_id: id,
          post_id: "10_1",
          parent_id: "10_1",
          from: { id: from, name: "Ada Ø" },
          message: question,
        }),
      ),
    ).toBe(200);
    const { caseId, author, visibility } = await scene.message(id);
    expect({ author: author.name, visibility }).toEqual({ author: "Ada Ø", visibility: "public" });
    const sent = await scene.answer(caseId, { visibility: "public", text: `We look for it, ${from}.` });
    expect(sent.delivery.state).toBe("accepted");
    expect(scene.graph.asked.at(-1)).toMatchObject({
      method: "POST",
      path: `/${id}/comments`,
      body: { message: `We look for it, ${from}.` },
      authorization: "Bearer EAA facebook",
      query: { appsecret_proof: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test("below a picture on Instagram is a case, and is answered below it", async () => {
    const id = newId();
    await scene.deliver(
      "instagram",
      instagramComment({ id, text: question, from: { id: newId(), username: "ada" }, media: { id: "5" } }),
    );
    const { caseId } = await scene.message(id);
    expect((await scene.answer(caseId, { visibility: "public", text: "We look for it." })).delivery.state).toBe(
      "accepted",
    );
    expect(scene.graph.asked.at(-1)).toMatchObject({ path: `/${id}/replies`, body: { message: "We look for it." } });
  });

  test.each([
    ["Messenger", "messenger", (mid: string, sender: string) => direct({ sender, message: { mid, text: question } })],
    [
      "Instagram",
      "instagram",
      (mid: string, sender: string) => onInstagram({ sender, message: { mid, text: question } }),
    ],
  ] as const)("on %s is a case, and is answered there", async (_name, kind, told) => {
    const [mid, sender] = [`m_${newId()}`, newId()];
    await scene.deliver(kind, told(mid, sender));
    const { caseId, channel } = await scene.message(mid);
    expect(channel).toBe(kind);
    expect((await scene.answer(caseId, { text: "We look for it." })).delivery.state).toBe("accepted");
    expect(scene.graph.asked.at(-1)).toMatchObject({
      path: `/${ids[kind]}/messages`,
      body: { recipient: { id: sender }, messaging_type: "RESPONSE", message: { text: "We look for it." } },
    });
  });

  test("on WhatsApp is a case, and is answered there", async () => {
    const one = whatsAppText("15550001", question);
    await scene.deliver(
      "whatsapp",
      onWhatsApp({ contacts: [{ wa_id: "15550001", profile: { name: "Ada" } }], messages: [one] }),
    );
    const { caseId } = await scene.message(one.id);
    const sent = await scene.answer(caseId, { text: "We look for it." });
    expect(sent).toMatchObject({ delivery: { state: "accepted" }, externalId: expect.stringMatching(/^wamid/) });
    expect(scene.graph.asked.at(-1)).toMatchObject({
      path: "/30/messages",
      body: {
        messaging_product: "whatsapp",
        to: "15550001",
        text: { body: "We look for it." },
        biz_opaque_callback_data: sent.id,
      },
    });
  });
});

describe("one address", () => {
  test("takes what belongs to several accounts, each once, whichever address it comes to", async () => {
    const [commentId, mid] = [`1_${newId()}`, `m_${newId()}`];
    const [entry] = (
      comment({
        comment_id: commentId,
        post_id: "10_1",
        parent_id: "10_1",
        from: { id: newId() },
        message: question,
      }) as any
    ).entry;
    const body = {
      object: "page",
      entry: [{ ...entry, messaging: [directItem({ sender: newId(), message: { mid, text: question } }, "10")] }],
    };
    expect(await scene.deliver("facebook", body)).toBe(200);
    expect(await scene.deliver("messenger", body)).toBe(200);
    expect((await scene.message(commentId)).channelAccountId).toBe(scene.accounts.facebook.id);
    expect((await scene.message(mid)).channelAccountId).toBe(scene.accounts.messenger.id);
    await until(
      () => scene.ground.app.db`select 1 from channels.delivery where state = 'waiting'`,
      (rows) => rows.length === 0,
    );
    const rows = await scene.ground.app.db`select 1 from cases.message where external_id in (${commentId}, ${mid})`;
    expect(rows).toHaveLength(2);
  });

  test("keeps what is of a Page that we don't know, says so, lets its neighbours through, and gives it once it is connected", async () => {
    const [known, unknown] = [`m_${newId()}`, `m_${newId()}`];
    const page = newId();
    const entryOf = (id: string, mid: string): object => ({
      id,
      time: 1,
      messaging: [directItem({ sender: newId(), message: { mid, text: question } }, id)],
    });
    await scene.deliver("facebook", { object: "page", entry: [entryOf(page, unknown), entryOf("10", known)] });
    await scene.message(known);
    const { body } = await scene.ground.api("GET", `/api/v1/deliveries?state=unreadable`);
    const kept = body.items.find(({ why }: any) => why === `not connected here: messenger ${page}`);
    expect(kept).toBeDefined();
    await scene.connect("messenger", { externalId: page });
    expect((await scene.ground.api("POST", "/api/v1/deliveries/replay", { ids: [kept.id] })).status).toBeLessThan(300);
    expect((await scene.message(unknown)).caseId).not.toBeNull();
  });

  test("serves no account of another app", async () => {
    const other = await scene.connect("messenger", { externalId: newId(), appSecret: "another app's" });
    const mid = `m_${newId()}`;
    const { externalId } = (await scene.ground.api("GET", "/api/v1/channel-accounts")).body.items.find(
      ({ id }: any) => id === other.id,
    );
    await scene.deliver("facebook", direct({ message: { mid, text: question } }, externalId));
    await until(
      () =>
        scene.ground.app
          .db`select why from channels.delivery where why = ${`not connected here: messenger ${externalId}`}`,
      (rows) => rows.length === 1,
    );
    expect(await scene.deliver(other, direct({ message: { mid, text: question } }, externalId))).toBe(401);
    expect(await scene.deliver(other, direct({ message: { mid, text: question } }, externalId), "another app's")).toBe(
      200,
    );
    expect((await scene.message(mid)).channelAccountId).toBe(other.id);
  });

  test("answers Meta's question only to who knows the word", async () => {
    for (const kind of ["facebook", "instagram", "whatsapp"] as const) {
      const ask = (word: string) =>
        fetch(
          `${scene.accounts[kind].webhookUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${word}`,
        );
      const [right, wrong] = [await ask("agreed"), await ask("guessed")];
      expect([right.status, await right.text(), wrong.status]).toEqual([200, "1158201444", 403]);
    }
  });

  test("keeps ids of nineteen digits to the last", async () => {
    const [mid, sender] = [`m_${newId()}`, "9007199254740993123"];
    const text = JSON.stringify(direct({ sender: "SENDER", message: { mid, text: question } }));
    await scene.deliver("messenger", text.replace('"SENDER"', sender));
    const { caseId } = await scene.message(mid);
    await scene.answer(caseId, { text: "Yes." });
    expect(scene.graph.asked.at(-1)?.body.recipient).toEqual({ id: sender });
  });
});

describe("Meta's no", () => {
  const opened = async (): Promise<{ caseId: string; sender: string }> => {
    const [mid, sender] = [`m_${newId()}`, newId()];
    await scene.deliver("messenger", direct({ sender, message: { mid, text: question } }));
    return { caseId: (await scene.message(mid)).caseId, sender };
  };

  test.each([
    ["a window that is shut", graphError(10, 2018278), "window-closed"],
    ["a person who blocked us", graphError(551, 1545041), "blocked"],
    ["a Page held back", graphError(10, 1893063), "restricted"],
  ])("for %s is told in our words, and the case is back", async (_what, reply, code) => {
    const { caseId, sender } = await opened();
    scene.graph.on(({ body }) => (body?.recipient?.id === sender ? reply : undefined));
    expect((await scene.answer(caseId, { text: "Yes." })).delivery).toMatchObject({ state: "refused", code });
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "open", answering: false });
  });

  test("for an answer nobody got is looked up in the conversation, and never sent twice", async () => {
    const { caseId, sender } = await opened();
    const text = `It is on its way ${randomUUID()}.`;
    scene.graph.on(({ path, body, query }) => {
      if (body?.recipient?.id === sender) return { isCut: true };
      if (path === "/10/conversations" && query["user_id"] === sender) return { body: { data: [{ id: "t_1" }] } };
      if (path === "/t_1/messages")
        return {
          body: {
            data: [{ id: "m_found", message: text, from: { id: "10" }, created_time: new Date().toISOString() }],
          },
        };
      return undefined;
    });
    const id = (await scene.answer(caseId, { text })).id;
    const settled = await scene.caseOf(
      caseId,
      ({ messages }) => messages.find((one: any) => one.id === id).delivery.state === "accepted",
    );
    expect(settled.messages.find((one: any) => one.id === id).externalId).toBe("m_found");
    expect(scene.graph.asked.filter(({ body }) => body?.message?.text === text)).toHaveLength(1);
  });

  test("that its limit is near holds the account's next message, and loses none", async () => {
    const [first, second] = [await opened(), await opened()];
    scene.graph.on(({ body }) =>
      body?.recipient?.id === first.sender
        ? { body: { message_id: `m_${newId()}` }, headers: { "x-app-usage": JSON.stringify({ call_count: 91 }) } }
        : undefined,
    );
    await scene.answer(first.caseId, { text: "Yes." });
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${second.caseId}/replies`, {
      id,
      visibility: "private",
      text: "Yes.",
    });
    const [allowance] = await scene.ground.app.db<{ remaining: number }[]>`
      select remaining from channels.allowance where account_id = ${scene.accounts.messenger.id} and resets_at > platform.now()`;
    expect(allowance?.remaining).toBe(0);
    await scene.ground.app.db`update channels.allowance set resets_at = platform.now(), rests_until = null`;
    await scene.sendNow(id);
    await scene.caseOf(
      second.caseId,
      ({ messages }) => messages.find((one: any) => one.id === id).delivery.state === "accepted",
    );
  });

  test("of a token that ended loses nothing: intake goes on, and all goes out with the new one", async () => {
    const { caseId, sender } = await opened();
    scene.graph.on(({ authorization }) =>
      authorization === "Bearer EAA messenger" ? graphError(190, 463) : undefined,
    );
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, visibility: "private", text: "Yes." });
    await scene.sendNow(id);
    const account = () =>
      scene.ground
        .api("GET", "/api/v1/channel-accounts")
        .then(({ body }) => body.items.find((one: any) => one.id === scene.accounts.messenger.id));
    await until(account, ({ state }) => state === "sign-in-again");
    const mid = `m_${newId()}`;
    await scene.deliver("messenger", direct({ sender, message: { mid, text: "And my other bag?" } }));
    expect((await scene.message(mid)).caseId).toBe(caseId);
    await scene.ground.api("PUT", `/api/v1/channel-accounts/${scene.accounts.messenger.id}/secrets`, {
      secrets: { appSecret: "the app's secret", verifyToken: "agreed", accessToken: "EAA renewed" },
    });
    await scene.sendNow(id);
    await scene.caseOf(
      caseId,
      ({ messages }) => messages.find((one: any) => one.id === id).delivery.state === "accepted",
    );
    scene.graph.clear();
  });
});
