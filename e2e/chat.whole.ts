import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { type ClamdPlay, eicar, playClamd } from "../world/scanner/play-clamd.ts";
import { makePng } from "../world/x/pictures.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let clamd: ClamdPlay;
let stage: Stage;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  clamd = await playClamd();
  stage = await openStage({ world: "quiet", environment: { JETBRIDGE_CLAMD: `${clamd.host}:${clamd.port}` } });
  await until(
    () => fetch(`${stage.product.worldUrl}/site`).then((answer) => answer.text()),
    (text) => text.includes("widget.js"),
    "the site's chat",
    30_000,
  );
  visitor = await stage.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
});
afterAll(async () => {
  await stage?.close();
  await clamd.stop();
});

/** Who comes to the site, on a page of its own. */
async function come(query: string, context: BrowserContext = visitor): Promise<Page> {
  const page = await stage.openIn(context);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/ERR_INTERNET_DISCONNECTED/.test(message.text()))
      stage.complaints.push(message.text());
  });
  await page.goto(`${stage.product.worldUrl}/site?${query}`);
  await page.locator("jetbridge-chat").waitFor({ state: "attached" });
  return page;
}

const said = (text: string, on: Page = page) => on.locator(".line:not(.unsent)", { hasText: text });

async function caseOf(text: string): Promise<string> {
  const message = await until(
    () =>
      stage
        .api("GET", "/api/v1/messages?limit=50")
        .then(({ body }) => body.items.find((one: { text: string | null }) => one.text === text)),
    (one) => one?.caseId,
    "the case",
  );
  return message.caseId;
}

const reply = (caseId: string, text: string) =>
  stage.api("POST", `/api/v1/cases/${caseId}/replies`, { id: randomUUID(), text, visibility: "private" });

describe("a visitor of the airline's site", () => {
  const question = "My check-in fails at the seat map, what can I do?";

  test("opens the chat by keyboard, asks, and is answered there", async () => {
    page = await come("as=tabithaquill");
    await page.locator(".launch").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Halcyra Air care" }).waitFor();
    await page.keyboard.type(question);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await said(question).waitFor();
    const caseId = await caseOf(question);
    const { body } = await stage.api("GET", `/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ channel: "chat", customer: { name: "Tabitha Quillfeather" } });
    expect(body.customer.identifiers).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "account", known: "verified" })]),
    );
    await reply(caseId, "Please try again now, or see https://halcyra.example/check-in.");
    await said("Please try again now").waitFor();
    expect(await page.locator(".line.airline a").getAttribute("href")).toBe("https://halcyra.example/check-in");
    await until(
      () => stage.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.at(-1)),
      (message) => message.delivery?.state === "read",
      "word that it was read",
    );
    await picture(page, "chat-open");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "chat-dark");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  });

  test("attaches a picture and a PDF, which stand in the case; and saves what is sent back", async () => {
    const caseId = await caseOf(question);
    const chooser = page.locator("input[type=file]");
    await chooser.setInputFiles({ name: "notes.html", mimeType: "text/html", buffer: Buffer.from("<b>no</b>") });
    await page.getByText("Pictures, videos and PDF up to 10 MB, five at once.").waitFor();
    await chooser.setInputFiles([
      { name: "Seat map as I see it.png", mimeType: "image/png", buffer: makePng(7, { width: 640, height: 420 }) },
      { name: "Itinerary.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 itinerary") },
      { name: "Mistake.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 mistake") },
    ]);
    await page.locator('.files [data-state="there"]').nth(2).waitFor();
    await picture(page, "chat-attaching");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove Mistake.pdf" }).click();
    await page.getByRole("textbox").fill("This is what I see.");
    await page.keyboard.press("Enter");
    await said("This is what I see.").getByRole("button", { name: "Save Itinerary.pdf" }).waitFor();
    await said("This is what I see.").locator("canvas").waitFor();
    const { attachments } = await until(
      () => stage.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.at(-1)),
      (message) => message.attachments.length === 2 && message.attachments.every(({ fileId }: any) => fileId !== null),
      "the files in the case",
    );
    expect(attachments.map(({ name }: any) => name)).toEqual(["Seat map as I see it.png", "Itinerary.pdf"]);

    expect((await stage.api("POST", `/api/v1/cases/${caseId}/hand-back`)).status).toBe(200);
    const agent = await stage.signIn({ role: "agent", name: "Ines Testagent" });
    await agent.goto(`${stage.product.url}/desk/case/${caseId}`);
    await agent.locator("[data-message]", { hasText: "This is what I see." }).locator("img").waitFor();
    await agent.locator("#reply").focus();
    await agent.keyboard.type("Please use this boarding pass.");
    await page.getByText("An answer is being written…").waitFor();
    await picture(page, "chat-being-answered");
    await agent.locator("#attach").setInputFiles({
      name: "Boarding pass.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7 boarding"),
    });
    await agent.locator('[data-upload="there"]').waitFor();
    await picture(agent, "chat-desk-files");
    await agent.keyboard.press("ControlOrMeta+Enter");
    const save = page.getByRole("button", { name: "Save Boarding pass.pdf" });
    await save.waitFor();
    expect(await page.getByText("An answer is being written…").count()).toBe(0);
    const [file] = await Promise.all([page.waitForEvent("download"), save.click()]);
    expect(file.suggestedFilename()).toBe("Boarding pass.pdf");
    expect(readFileSync((await file.path()) ?? "", "utf8")).toBe("%PDF-1.7 boarding");
    await picture(page, "chat-files");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "chat-files-dark");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await agent.context().close();
  });

  test("closes it by key, sees from the button that something new is there, and finds all of it in another tab", async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await reply(await caseOf(question), "It works again.");
    await page.locator(".count", { hasText: "1" }).waitFor();
    expect(await page.locator(".launch").getAttribute("aria-label")).toBe("Chat with us. New messages: 1");
    const later = await come("as=tabithaquill");
    // Closed it stays, until it is opened; open it stays as well.
    await later.locator(".launch").click();
    await said("It works again.", later).waitFor();
    expect(await later.locator(".line").count()).toBe(5);
    await later.close();
  });

  test("who writes without a connection has it sent when there is one again, once", async () => {
    await page.locator(".launch").click();
    await visitor.setOffline(true);
    const text = "Written in a tunnel";
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.locator(".unsent", { hasText: text }).waitFor();
    await page.locator(".notice").waitFor();
    await picture(page, "chat-offline");
    await visitor.setOffline(false);
    await said(text).waitFor();
    await page.locator(".notice").waitFor({ state: "hidden" });
    expect(await page.locator(".line", { hasText: text }).count()).toBe(1);
    await caseOf(text);
    const { body } = await stage.api("GET", "/api/v1/messages?limit=50");
    expect(body.items.filter((one: { text: string | null }) => one.text === text)).toHaveLength(1);
  });

  test("who signs out leaves nothing on the screen for who comes next", async () => {
    const next = await come("lang=th");
    await next.locator(".panel h2", { hasText: "Halcyra" }).waitFor();
    expect(await next.locator(".line").count()).toBe(0);
    await picture(next, "chat-thai");
    await next.close();
  });

  test("sees that files are looked at, and how that ended, without coming again", async () => {
    const other = await stage.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    const opening = Promise.withResolvers<void>();
    await other.route("**/chat/sessions", async (route) => {
      await opening.promise;
      await route.continue();
    });
    const own = await come("lang=en", other);
    await own.locator(".launch").click();
    clamd.fail("error");
    const chooser = own.locator("input[type=file]");
    await chooser.setInputFiles([
      { name: "Suitcase.png", mimeType: "image/png", buffer: makePng(8, { width: 320, height: 200 }) },
      { name: "Receipt.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.7 "), eicar]) },
    ]);
    // Chosen before the chat was open, they go up once it is.
    opening.resolve();
    await own.locator('.files [data-state="there"]').nth(1).waitFor();
    await own.getByRole("textbox").fill("My suitcase, and its receipt.");
    await own.keyboard.press("Enter");
    const line = said("My suitcase, and its receipt.", own);
    const files = line.locator(".of-file");
    const states = () => files.locator(".state").allTextContents();
    await until(
      states,
      (all) => all.length === 2 && all.every((state) => state.endsWith("Being checked")),
      "both waiting",
    );
    expect(await line.getByRole("button").count()).toBe(0);
    await picture(own, "chat-files-waiting");
    expect(await accessibilityFaults(own)).toEqual([]);
    clamd.fail(null);
    await until(
      states,
      ([first = "", second = ""]) => first.endsWith("Checked") && second.endsWith("Harmful, so nobody opens it"),
      "both looked at",
      30_000,
    );
    await line.locator("canvas").waitFor();
    await line.getByRole("button", { name: "Save Suitcase.png" }).waitFor();
    expect(await line.getByRole("button").count()).toBe(1);
    await picture(own, "chat-files-looked-at");
    await own.emulateMedia({ colorScheme: "dark" });
    await picture(own, "chat-files-looked-at-dark");
    expect(await accessibilityFaults(own)).toEqual([]);
    await other.close();
  });

  test("has all of a small screen, in Dutch", async () => {
    const phone = await stage.browser.newContext({
      viewport: { width: 360, height: 640 },
      locale: "nl-NL",
      hasTouch: true,
    });
    const small = await come("lang=nl", phone);
    await small.getByRole("button", { name: "Chat met ons" }).tap();
    await small.getByRole("textbox", { name: "Uw bericht" }).fill("x".repeat(4003));
    await small.getByText("3 tekens te lang").waitFor();
    expect(await small.getByRole("button", { name: "Versturen" }).isDisabled()).toBe(true);
    await small.getByRole("textbox").fill("Mag een gitaar mee aan boord? ".repeat(6));
    await small.getByRole("button", { name: "Versturen" }).tap();
    await said("Mag een gitaar", small).waitFor();
    await picture(small, "chat-phone");
    expect(await accessibilityFaults(small)).toEqual([]);
    await phone.close();
  });

  test("meets no error on the way", () => {
    expect(stage.complaints).toEqual([]);
  });
});
