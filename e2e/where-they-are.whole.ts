import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

/** Their booking is RR5NUC, on the name Zeppelmans. */
const passenger = "joostzeppelin";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
  await until(
    () => stage.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items.map(({ kind }: any) => kind)),
    (kinds) => ["facebook", "messenger", "whatsapp"].every((kind) => kinds.includes(kind)),
    "Meta's accounts to be connected",
    60_000,
  );
});

afterAll(() => stage?.close());

const meta = (what: string, body?: unknown) => stage.control(`meta/${what}`, body);
const received = () => meta("received");
const messageWith = (text: string, satisfies: (one: any) => boolean = () => true) =>
  until(
    () =>
      stage
        .api("GET", "/api/v1/messages?limit=50")
        .then(({ body }) => body.items.find((one: any) => one.text.includes(text))),
    (one) => one !== undefined && satisfies(one),
    `the message "${text}"`,
  );

/** Proves by the booking that it is them, by keys alone. */
async function prove(): Promise<void> {
  await desk.locator("#proof-standing").waitFor();
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("Alt+i");
  await desk.fill("#proof-locator", "RR5NUC");
  await desk.fill("#proof-surname", "Zeppelmans");
  await desk.keyboard.press("Enter");
  await desk.locator('#proof-outcome[data-outcome="proved"]').waitFor();
  await desk.keyboard.press("Escape");
  await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
}

const answer = async (text: string): Promise<void> => {
  await desk.locator('[data-read="true"]').waitFor();
  await desk.fill("#reply", text);
  await desk.locator("#reply").press("ControlOrMeta+Enter");
  await desk.locator("[data-message]", { hasText: text }).waitFor();
};

const reachedThem = (place: string, text: string) =>
  until(
    received,
    ({ messages }) => messages.some((one: any) => one.place === place && one.text.includes(text)),
    `"${text}" to arrive on ${place}`,
    30_000,
  );

describe("a question that goes from a comment to Messenger to WhatsApp", () => {
  let caseId: string;

  test("a booking code in a comment is hidden at Facebook within a second", async () => {
    const post = await meta("posts", { place: "facebook", text: "Nieuw: drie keer per week naar Zürich." });
    const begun = performance.now();
    const comment = await meta("comments", {
      as: passenger,
      under: post.id,
      text: "Mooi! Mijn boekingscode is RR5NUC, kan ik mijn stoel nog wijzigen?",
    });
    await until(received, ({ hidden }) => hidden.includes(comment.id), "the comment to be hidden");
    process.stdout.write(`a booking code is hidden after ${Math.round(performance.now() - begun)} ms\n`);
    caseId = (await messageWith("stoel nog wijzigen", (one) => one.caseId !== null)).caseId;
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator('[data-exposure="hidden"]').waitFor();
    expect(await desk.locator("body").innerText()).not.toContain("RR5NUC");
    await picture(desk, "meta-comment");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("one key answers in public and goes on in Messenger, where they hear why it is hidden", async () => {
    await desk.locator('[data-read="true"]').waitFor();
    await desk.fill("#reply", "Dat kan zeker, Joost. Welke stoel had u in gedachten?");
    await desk.locator("#go-private").waitFor();
    await desk.keyboard.press("Alt+m");
    const { comments, messages } = await reachedThem("messenger", "Welke stoel");
    expect(comments.map(({ text }: any) => text).join()).toContain("privébericht");
    expect(messages).toHaveLength(1);
    expect(messages[0].text).toContain("een boekingscode");
    await meta("messages", { as: passenger, place: "messenger", text: "Graag een stoel aan het raam." });
    await desk.locator("[data-message]", { hasText: "aan het raam" }).waitFor();
    expect((await messageWith("aan het raam")).caseId).toBe(caseId);
    await prove();
    await picture(desk, "meta-messenger");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("the keys end in the middle: what they write still comes in, what we write waits, and goes with new keys", async () => {
    await meta("tokens", { account: "messenger", state: "expired" });
    await answer("Rij 12 aan het raam is vrij, ik zet u daarheen.");
    await until(
      () => stage.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items),
      (items) => items.find(({ kind }: any) => kind === "messenger").state === "sign-in-again",
      "the account to say so",
      30_000,
    );
    await meta("messages", { as: passenger, place: "messenger", text: "Bent u er nog?" });
    await desk.locator("[data-message]", { hasText: "Bent u er nog?" }).waitFor();
    await picture(desk, "meta-keys-ended");
    const { body } = await stage.api("GET", "/api/v1/channel-accounts");
    const account = body.items.find(({ kind }: any) => kind === "messenger");
    const secrets = await meta("keys", { account: "messenger" });
    expect((await stage.api("PUT", `/api/v1/channel-accounts/${account.id}/secrets`, { secrets })).status).toBe(200);
    await reachedThem("messenger", "Rij 12 aan het raam");
  });

  test("and WhatsApp, after the same proof: one case, one clock", async () => {
    await meta("messages", {
      as: passenger,
      place: "whatsapp",
      text: "Hier Joost, nu op WhatsApp: klopt het van rij 12, boeking RR5NUC?",
    });
    const message = await messageWith("nu op WhatsApp", (one) => one.caseId !== null);
    // Two of that name are in the booking: a machine does not say which of them it is; a person does, by a key.
    await desk.goto(`${stage.product.url}/desk/case/${message.caseId}`);
    await desk.locator("[data-message]", { hasText: "nu op WhatsApp" }).waitFor();
    await prove();
    await picture(desk, "meta-whatsapp");
    await desk.keyboard.press("y");
    await desk.getByText("Joined from 2").waitFor();
    await picture(desk, "meta-joined");
    await until(
      () => messageWith("nu op WhatsApp"),
      (one) => one.caseId === caseId,
      "the cases to be one",
    );
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator("[data-message]", { hasText: "nu op WhatsApp" }).waitFor();
    await answer("Ja, rij 12 staat vast. Goede reis!");
    await reachedThem("whatsapp", "rij 12 staat vast");
    await picture(desk, "meta-one-case");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });
});

describe("when the window is closed", () => {
  const late = "tabithaquill";
  const asked = "Goedemorgen, is mijn koffer al gevonden?";

  test("an approved template goes, with its price before it is sent, and stands on the passenger's phone", async () => {
    const { body } = await stage.api("GET", "/api/v1/channel-accounts");
    const { id: accountId } = body.items.find(({ kind }: any) => kind === "whatsapp");
    const lines = [{ category: "utility", prefix: "", micros: 45_600, currency: "EUR" }];
    expect((await stage.api("PUT", `/api/v1/channel-accounts/${accountId}/prices`, { lines })).status).toBe(200);
    const library = await stage.api("GET", "/api/v1/templates");
    const { id } = library.body.items.find(({ name }: any) => name === "please_write");
    const languages = ["nl", "en"];
    await stage.api("POST", `/api/v1/templates/${id}/submit`, { channelAccountId: accountId, languages });
    await until(
      () =>
        stage.api("POST", "/api/v1/templates/sync").then(({ body }) => body.items.find((one: any) => one.id === id)),
      ({ approvals }) => approvals.filter(({ state }: any) => state === "approved").length === languages.length,
      "both languages to be approved",
      60_000,
    );
    await meta("messages", { as: late, place: "whatsapp", text: asked, agoSeconds: 26 * 3600 });
    const { caseId } = await messageWith(asked, (one) => one.caseId !== null);
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator('[data-window="shut"]').waitFor();
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("Alt+s");
    await desk.locator('[data-template="please_write"]:enabled').first().waitFor();
    await desk.keyboard.press("Enter");
    await desk.locator("#send-template").waitFor();
    await desk.getByText("It costs €0.0456.").waitFor();
    await picture(desk, "template-price");
    expect(await accessibilityFaults(desk)).toEqual([]);
    const empty = desk.locator("form input");
    for (const field of await empty.all()) if ((await field.inputValue()) === "") await field.fill("C-1042");
    await desk.locator("#send-template").click();
    const { messages } = await until(
      received,
      ({ messages }) => messages.some((one: any) => one.place === "whatsapp" && one.to === late),
      "the template to arrive",
      30_000,
    );
    expect(messages.find((one: any) => one.to === late)).toMatchObject({ kind: "template", failed: null });
    const phone = await stage.open({ size: { width: 1280, height: 900 } });
    await phone.goto(`${stage.product.worldUrl}/#${late}`);
    await phone.waitForSelector("body[data-ready]");
    await phone.click("#tab-whatsapp");
    const { body: theCase } = await stage.api("GET", `/api/v1/cases/${caseId}`);
    const { text: said } = theCase.messages.find(({ direction }: any) => direction === "outbound");
    await phone.getByText(said.slice(0, 40)).first().waitFor();
    await picture(phone, "template-phone");
    await phone.close();
  });

  test("who stops advertisements there has it in their consent, by themselves", async () => {
    await meta("standings", { as: late, stoppedMarketing: true });
    const shown = desk.locator("dd", { hasText: "WhatsApp" });
    await shown.waitFor();
    await shown.scrollIntoViewIfNeeded();
    await picture(desk, "consent-told");
    await desk.keyboard.press("Alt+t");
    await desk.getByText("themselves, on WhatsApp").waitFor();
    await picture(desk, "consent-lines");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Escape");
  });
});

describe("where others name us on Instagram", () => {
  test("the picture and its words are a case, answered below it, as the phone shows", async () => {
    const as = "tabithaquill";
    const text = "@halcyraair where is my suitcase? It did not arrive in Oslo.";
    await meta("mentions", { as, place: "instagram", text, inCaption: true, withPicture: true });
    const { caseId } = await messageWith("It did not arrive in Oslo", (one) => one.caseId !== null);
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator("[data-message]", { hasText: "It did not arrive in Oslo" }).waitFor();
    await answer("We look for it, Tabitha.");
    const { comments } = await until(
      received,
      ({ comments }) => comments.some((one: any) => one.text.includes("We look for it, Tabitha")),
      "the answer below the picture",
      30_000,
    );
    expect(comments.find((one: any) => one.text.includes("We look for it, Tabitha")).place).toBe("instagram");
    await picture(desk, "mention-case");
    const phone = await stage.open({ size: { width: 1280, height: 900 } });
    await phone.goto(`${stage.product.worldUrl}/#${as}`);
    await phone.waitForSelector("body[data-ready]");
    await phone.click("#tab-instagram");
    await phone.getByText("We look for it, Tabitha").first().waitFor();
    await picture(phone, "mention-phone");
    await phone.close();
  });

  test("left the pages without an error", () => expect(stage.complaints).toEqual([]));
});
