/** What customers tell their channel about advertisements stands in their consent, and goes out with their data. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportIdentity } from "../../server/modules/customers/index.ts";
import { until } from "../until.ts";
import { direct, newId, onWhatsApp, openScene, type Scene, whatsAppText } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const question = "Where is my suitcase? It did not arrive in Oslo.";

const consentOf = async (customerId: string) =>
  (await scene.ground.api("GET", `/api/v1/customers/${customerId}/consent`)).body;

const marketing = async (customerId: string) => {
  const { now, history } = await consentOf(customerId);
  return {
    given: now.find(({ purpose }: any) => purpose === "marketing").given,
    lines: history.map(({ given, how, by, channel }: any) => [given, how, by?.name ?? null, channel]),
  };
};

const note = (customerId: string, given: boolean, hoursAgo = 0) =>
  scene.ground.api("POST", `/api/v1/customers/${customerId}/consent`, {
    id: randomUUID(),
    purpose: "marketing",
    given,
    how: "by-phone",
    ...(hoursAgo > 0 && { at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() }),
  });

/** How it stands once there are so many lines. */
const after = (customerId: string, lines: number) =>
  until(
    () => marketing(customerId),
    (one) => one.lines.length === lines,
    `${lines} lines`,
  );

async function onWhatsAppSince(): Promise<{
  customerId: string;
  from: string;
  tell: (value: "stop" | "resume") => Promise<void>;
}> {
  const from = newId();
  const said = whatsAppText(from, question);
  await scene.deliver("whatsapp", onWhatsApp({ messages: [said] }));
  const message = await scene.message(said.id);
  let at = Math.floor(Date.now() / 1000) - 600;
  return {
    from,
    customerId: message.customerId,
    async tell(value) {
      const preference = {
        wa_id: from,
        category: "marketing_messages",
        detail: "They chose so",
        value,
        timestamp: ++at,
      };
      const body: any = onWhatsApp({ contacts: [{ wa_id: from }], user_preferences: [preference] });
      body.entry[0].changes[0].field = "user_preferences";
      // Meta tells some things twice.
      for (let times = 0; times < 2; times++) expect(await scene.deliver("whatsapp", body)).toBe(200);
    },
  };
}

describe("who stops advertisements in WhatsApp", () => {
  test("has a line that says so, by themselves and there, and one more when they want them again", async () => {
    const { customerId, tell } = await onWhatsAppSince();
    await note(customerId, true, 2);
    await tell("stop");
    expect(await after(customerId, 2)).toEqual({
      given: false,
      lines: [
        [false, "on-channel", null, "whatsapp"],
        [true, "by-phone", expect.any(String), null],
      ],
    });
    await tell("resume");
    const { given, lines } = await after(customerId, 3);
    expect([given, lines[0]]).toEqual([true, [true, "on-channel", null, "whatsapp"]]);
    const { consent } = await exportIdentity(scene.ground.app.db, {
      customerIds: [customerId],
      traces: [],
      formerIds: [],
    });
    expect(consent.map(({ how, channel }) => [how, channel])).toContainEqual(["on-channel", "whatsapp"]);
  });

  test("and wants them again takes back no more than that", async () => {
    const { customerId, from, tell } = await onWhatsAppSince();
    await tell("stop");
    expect(await after(customerId, 1)).toEqual({ given: false, lines: [[false, "on-channel", null, "whatsapp"]] });
    await note(customerId, false);
    await after(customerId, 2);
    await tell("resume");
    await until(
      () =>
        scene.ground.app
          .db`select from channels.arrival where kind = 'optin' and lane like ${`%/${from}`} and state = 'received'`,
      (rows) => rows.length === 1,
      "the wish to be received",
    );
    expect(await marketing(customerId)).toMatchObject({ given: false, lines: { length: 2 } });
  });
});

test("a Messenger's stop of news is a line, and an invitation to write is none", async () => {
  const sender = newId();
  const mid = `m_${newId()}`;
  await scene.deliver("messenger", direct({ sender, message: { mid, text: question } }));
  const message = await scene.message(mid);
  const customerId = message.customerId;
  await scene.deliver("messenger", direct({ sender, optin: { ref: "a-button" } }));
  await scene.deliver(
    "messenger",
    direct({
      sender,
      optin: { type: "notification_messages", notification_messages_status: "STOP_NOTIFICATIONS" },
    }),
  );
  expect(await after(customerId, 1)).toEqual({ given: false, lines: [[false, "on-channel", null, "messenger"]] });
});

describe("who writes nothing but a word such as STOP", () => {
  const writer = async () => {
    const from = newId();
    const first = whatsAppText(from, question);
    await scene.deliver("whatsapp", onWhatsApp({ messages: [first] }));
    const { customerId, caseId } = await scene.message(first.id);
    return {
      customerId,
      caseId,
      write: async (text: string): Promise<any> => {
        const said = whatsAppText(from, text);
        expect(await scene.deliver("whatsapp", onWhatsApp({ messages: [said] }))).toBe(200);
        return scene.message(said.id);
      },
    };
  };

  test("wants no advertising there, by themselves, and their case is there for somebody to see", async () => {
    const { customerId, caseId, write } = await writer();
    await note(customerId, true, 2);
    const said = await write("Stop.");
    expect((await after(customerId, 2)).lines[0]).toEqual([false, "on-channel", null, "whatsapp"]);
    expect(said).toMatchObject({ caseId, text: "Stop." });
    const { body } = await scene.ground.api("GET", `/api/v1/cases/${caseId}/ways`);
    expect(body.items.find(({ channel }: any) => channel === "whatsapp").why).toBeNull();
  });

  test("takes it back by START, and START alone gives nothing", async () => {
    const { customerId, write } = await writer();
    await write("START");
    await write("АБОНЕМЕНТ");
    expect(await marketing(customerId)).toEqual({ given: false, lines: [] });
    await write("uitschrijven!");
    expect(await after(customerId, 1)).toMatchObject({ given: false });
    await write("start");
    expect((await after(customerId, 2)).given).toBe(true);
  });

  test("START takes back no more than was said by STOP there", async () => {
    const { customerId, write } = await writer();
    await write("STOP");
    await after(customerId, 1);
    await note(customerId, false);
    await write("START");
    await write("And my suitcase?");
    expect(await marketing(customerId)).toMatchObject({ given: false, lines: { length: 2 } });
  });

  test.each(["Please stop my booking", "I want you to stop.", "stop that flight AB123"])(
    "a sentence is none: %s",
    async (text) => {
      const { customerId, write } = await writer();
      await write(text);
      await write("And my suitcase?");
      expect(await marketing(customerId)).toEqual({ given: false, lines: [] });
    },
  );

  test("'Cancel' is an answer in a talk, and a stop after advertising", async () => {
    const { customerId, caseId, write } = await writer();
    const sent = await scene.answer(caseId, { text: "Shall I cancel your booking, or change it?" });
    await write("Cancel");
    await write("And the money?");
    expect(await marketing(customerId)).toEqual({ given: false, lines: [] });
    await scene.ground.app.db`
      update channels.outgoing set template = '{"text": {"category": "marketing"}, "values": {}}' where id = ${sent.id}`;
    await write("cancel");
    expect(await after(customerId, 1)).toMatchObject({ given: false });
  });
});
