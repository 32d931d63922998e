import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "lead", name: "Lena Testagent", languages: ["nl", "en"] });
});
afterAll(() => stage?.close());

async function says(handle: string, name: string, text: string): Promise<string> {
  await stage.control("passengers", { handle, name, language: "en", acceptsMessages: true });
  await stage.control("posts", { as: handle, text: `@HalcyraAir ${text}` });
  const find = async (): Promise<string | undefined> => {
    const { body } = await stage.api("GET", "/api/v1/cases?kind=any&limit=200");
    return body.items.find((one: { customer: { handle: string } }) => one.customer.handle === handle)?.id;
  };
  return (await until(find, (id) => id !== undefined, "the case")) ?? "";
}

const caseOf = (id: string) => stage.api("GET", `/api/v1/cases/${id}`).then(({ body }) => body);
const chosen = (queue: string) => desk.waitForSelector(`button[data-queue="${queue}"][aria-pressed="true"]`);

describe("words and promises at the desk", () => {
  let praise = "";
  let question = "";

  test("praise waits in its own queue, a key away, and is closed as needing none by a key", async () => {
    praise = await says("kind_kim", "Kim Kindly", "lovely crew today, wonderful flight, thank you all!");
    await says("angry_abe", "Abe Angry", "worst airline ever, you are a disgrace");
    question = await says("gate_gwen", "Gwen de Boer", "which gate does HX 123 leave from?");
    await desk.waitForSelector(`a[data-case="${question}"]`);
    expect(await desk.locator(`a[data-case="${praise}"]`).count()).toBe(0);
    await desk.keyboard.press("w");
    await chosen("word");
    await desk.waitForSelector(`a[data-case="${praise}"]`);
    await picture(desk, "care-1-words");
    await desk.keyboard.press("Enter");
    await desk.waitForURL(/\/desk\/case\//);
    await desk.waitForSelector("#case-title:has-text('Abe Angry')");
    await picture(desk, "care-2-word-case");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("x");
    await until(
      () => desk.locator("text=Closed as needed no answer").count(),
      (n) => n > 0,
    );
  });

  test("an agent promises to come back when the gate is known", async () => {
    await desk.keyboard.press("w");
    await chosen("question");
    await desk.keyboard.press("Enter");
    await desk.waitForSelector("#case-title:has-text('Gwen de Boer')");
    await desk.keyboard.press("b");
    await desk.waitForSelector('input[name="time"]');
    await desk.keyboard.type("Tell Gwen the gate of HX 123");
    await desk.fill('input[name="time"]', "tomorrow 09:00 Tokyo");
    await desk.selectOption('select[name="sooner"]', "gate-known");
    await desk.fill('input[name="flight"]', "HX 123");
    await picture(desk, "care-3-dialog");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.click('form button[type="submit"]');
    await desk.waitForSelector("#promise");
    expect(await caseOf(question)).toMatchObject({ resting: true, promise: { on: { flight: "HX123" } } });
    await desk.keyboard.press("g");
    await chosen("promised");
    await desk.waitForSelector(`a[data-case="${question}"]`);
    await picture(desk, "care-4-promised");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("and is reminded when the airline tells of it", async () => {
    const { date } = (await caseOf(question)).promise.on;
    const event = { id: "1", flight: "HX0123", date, kind: "gate-known", at: new Date().toISOString() };
    await stage.api("POST", "/api/v1/flight-events", { items: [event] });
    await desk.waitForSelector('#promise[data-standing="due"]');
    expect(await caseOf(question)).toMatchObject({ resting: false, assigneeName: "Lena Testagent" });
    await picture(desk, "care-5-due");
    await desk.keyboard.press("e");
    await desk.waitForSelector("text=You promised to come back");
    await picture(desk, "care-6-close");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.click("text=It is kept: close");
    await until(
      () => caseOf(question),
      ({ state }) => state === "closed",
    );
  });

  test("snoozes a case from the palette, in Dutch and in the dark", async () => {
    const snoozed = await says("later_lou", "Lou von Donaudampfschifffahrtsgesellschaft", "where is my bag?");
    await desk.keyboard.press("g");
    await desk.waitForSelector(`a[data-case="${snoozed}"]`);
    await dress(desk, "dark");
    await desk.evaluate("localStorage.setItem('jetbridge.tongue', 'nl')");
    await desk.reload();
    await desk.waitForSelector("#next");
    await desk.setViewportSize({ width: 1024, height: 768 });
    await desk.keyboard.press("Enter");
    await desk.waitForSelector("#case-title:has-text('Lou')");
    await desk.keyboard.press("Control+k");
    await desk.waitForSelector('[role="combobox"]');
    await desk.keyboard.type("even weg");
    await desk.waitForSelector('[role="option"]');
    await desk.keyboard.press("Enter");
    await desk.waitForSelector('input[name="time"]');
    await desk.fill('input[name="time"]', "over 2 uur");
    await picture(desk, "care-7-snooze-nl-dark");
    await desk.click('form button[type="submit"]');
    await desk.waitForSelector("#promise");
    await desk.keyboard.press("g");
    await chosen("promised");
    await picture(desk, "care-8-promised-nl-dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.goto(`${stage.product.url}/desk/figures`);
    await desk.waitForSelector("text=Beloften");
    await picture(desk, "care-9-figures-nl-dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    // A link opens one figure as it was looked at, and its numbers lead to what they count.
    await desk.goto(`${stage.product.url}/desk/figures?figure=opened&by=topic&range=24h`);
    await desk.waitForSelector('[data-report="opened"][data-by="topic"]');
    await desk.locator("#figure").scrollIntoViewIfNeeded();
    await picture(desk, "care-10-figure-nl-dark");
    await desk.selectOption("#by", "channel");
    await desk.click('[data-report="opened"][data-by="channel"] tr[data-group="x"] td button');
    await desk.waitForSelector('[role="dialog"] a[href*="/desk/case/"]');
    await picture(desk, "care-11-counted-nl-dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.reload();
    await desk.waitForSelector('[data-report="opened"][data-by="channel"]');
    expect(stage.complaints).toEqual([]);
  });
});

describe("a fact", () => {
  beforeAll(async () => {
    desk = await stage.signIn({ role: "lead", name: "Lot Testlead", languages: ["en"] });
  });

  test("is written down by a lead, and put into an answer by a key", async () => {
    const caseId = await says("soapy_sue", "Sue Zeepbel", "how much shampoo may I bring on board?");
    await desk.goto(`${stage.product.url}/desk/facts/new`);
    await desk.getByLabel("Source").fill("Rules for the cabin, page 4");
    await desk.getByLabel("Title").fill("Liquids on board");
    await desk
      .getByLabel("Words for the passenger")
      .fill("Liquids go into bottles of 100 ml at most, together one litre.");
    await picture(desk, "facts-1-new");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.click("#save-fact");
    await desk.getByText("Answers that used it", { exact: true }).waitFor();
    await picture(desk, "facts-2-one");
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator("#reply").waitFor();
    await desk.keyboard.press("Alt+e");
    await desk.locator("[data-fact]").waitFor();
    await picture(desk, "facts-3-pick");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.type("litre");
    await desk.keyboard.press("Enter");
    await until(
      () => desk.inputValue("#reply"),
      (text) => text.includes("100 ml at most") && text.includes("/facts/"),
      "the words in the box",
    );
    await picture(desk, "facts-4-box");
    await desk.locator("#reply").press("ControlOrMeta+Enter");
    await desk.locator('[data-message][data-delivery="accepted"]').waitFor();
  });

  test("that was wrong lists the answers that used it, until one says that they need nothing more", async () => {
    await desk.goto(`${stage.product.url}/desk/facts`);
    await desk.getByRole("link", { name: "Liquids on board" }).click();
    await desk.getByRole("button", { name: "Write anew" }).click();
    await desk.getByLabel("Words for the passenger").fill("Liquids of any size may be brought on board.");
    await desk.getByLabel("What it said before was wrong").check();
    await picture(desk, "facts-5-anew");
    await desk.click("#save-fact");
    const use = desk.locator("[data-use]");
    await use.getByText("Told something wrong").waitFor();
    await dress(desk, "dark");
    await picture(desk, "facts-6-wrong");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "light");
    await use.getByRole("button").click();
    await use.getByText("In order").waitFor();
    const page = await stage.open({ locale: "nl-NL", size: { width: 390, height: 844 } });
    await page.goto(`${stage.product.url}/facts`);
    await page.getByText("Liquids of any size").waitFor();
    await picture(page, "facts-7-public");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});

describe("the language model", () => {
  let asked = "";

  test("is switched on by a lead, who says whose words it may read", async () => {
    await desk.goto(`${stage.product.url}/desk/settings`);
    const form = desk.locator("form", { has: desk.locator("#save-language-model") });
    await form.getByRole("switch", { name: "May be asked" }).check();
    await form.getByRole("checkbox", { name: "X", exact: true }).check();
    await form.scrollIntoViewIfNeeded();
    await form.getByRole("button", { name: "Save" }).click();
    await desk.getByText("Saved.").first().waitFor();
    await form.getByRole("button", { name: "Try it" }).click();
    await desk
      .getByText(/It answered in/)
      .first()
      .waitFor();
    await picture(desk, "model-1-settings");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("translates what a passenger wrote and proposes an answer, which goes out only when the agent sends it", async () => {
    asked = await says(
      "noor_nl",
      "Noor Voorbeeld",
      "waar is mijn koffer? Mijn boekingscode is QX7R2M, mail noor@example.com",
    );
    await desk.goto(`${stage.product.url}/desk/case/${asked}`);
    await desk.waitForSelector("#case-title:has-text('Noor')");
    await desk.keyboard.press("Alt+4");
    await desk.locator("[data-phrase]").first().waitFor();
    await picture(desk, "phrases-1-pick");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Enter");
    await until(
      () => desk.locator("#reply").inputValue(),
      (text) => text.startsWith("Dank u voor uw bericht. We hebben het gelezen."),
      "the phrase in the box",
    );
    await desk.getByRole("button", { name: /^Translate/ }).click();
    await desk.locator('[data-proposal="done"]').waitFor();
    await desk.keyboard.press("Alt+y");
    const proposed = desk.getByRole("region", { name: "Proposed answer" });
    await proposed.getByText("Dank u voor uw bericht.").waitFor();
    expect(await desk.locator('[data-proposal="done"]').allInnerTexts()).not.toContainEqual(
      expect.stringContaining("noor@example.com"),
    );
    await picture(desk, "model-2-proposed");
    expect(await accessibilityFaults(desk)).toEqual([]);
    const { asked: questions } = await stage.control("language-model");
    expect(JSON.stringify(questions)).not.toMatch(/QX7R2M|noor@example/i);
    await proposed.getByRole("button", { name: "Use it" }).click();
    await until(
      () => desk.locator("#reply").inputValue(),
      (text) => text.includes("Een collega zoekt uw vraag uit"),
      "the proposal in the box",
    );
    expect((await caseOf(asked)).messages.filter((one: any) => one.direction === "outbound")).toEqual([]);
    await picture(desk, "model-3-used");
  });

  test("that fails says so and is in nobody's way", async () => {
    await stage.control("language-model", { fault: "away" });
    await desk.getByRole("button", { name: "Ask the language model" }).click();
    await desk.getByRole("menuitem", { name: /Summarise/ }).click();
    await desk.getByText("The language model can't be reached.").waitFor();
    await picture(desk, "model-4-away");
    await desk.getByRole("region", { name: "Summary" }).getByRole("button", { name: "Dismiss" }).click();
    expect(await desk.locator("#reply").inputValue()).toContain("Dank u voor uw bericht.");
  });
});

describe("a threat", () => {
  test("stands first with its drill, whose steps are ticked off by keys, and is none where an agent says so", async () => {
    const id = await says("loud_lou", "Lou Loud", "there is a bomb on board, you will see");
    await desk.goto(`${stage.product.url}/desk/case/${id}`);
    const card = desk.locator('[data-drill="threat"]');
    await card.getByText("Tell a team lead now.").waitFor();
    await desk.keyboard.press("Alt+5");
    await desk.keyboard.press("Space");
    await card.getByText("1 of 5").waitFor();
    await card.getByText("Lot Testlead").waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await picture(desk, "drill-threat");
    await card.getByRole("button", { name: "It is none: Threat" }).click();
    await card.getByText("said that it is none").waitFor();
    await picture(desk, "drill-none");
    expect(
      await stage.api("GET", `/api/v1/cases/${id}/drills`).then(({ body }) => body.items[0].dismissedBy.name),
    ).toBe("Lot Testlead");
  });
});

describe("what was filtered", () => {
  test("is asked about, one key each, and opens a case where it needed one", async () => {
    await dress(desk, "light");
    const trips = ["Oslo", "Rome"];
    for (const [at, where] of trips.entries()) {
      const handle = `trip_${at}`;
      await stage.control("passengers", { handle, name: "Tess Traveller", language: "en", acceptsMessages: true });
      await stage.control("posts", { as: handle, text: `@HalcyraAir flying to ${where} today` });
    }
    const asked = desk.locator("[data-asked]");
    const shown = async () => {
      await desk.goto(`${stage.product.url}/desk/filtered`);
      await asked.waitFor();
      return asked.getAttribute("data-asked");
    };
    const first = await until(shown, (id) => id !== "none", "a question");
    await desk.getByText("flying to").waitFor();
    await picture(desk, "filtered-1-question");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("3");
    await desk.getByText("The last one needed nothing.").waitFor();
    await desk.locator(`[data-asked]:not([data-asked="${first}"])`).waitFor();
    await desk.keyboard.press("u");
    await desk.locator(`[data-asked="${first}"]`).waitFor();
    await desk.keyboard.press("1");
    await desk.getByText(/C-\d+ is a case now/).waitFor();
    await desk.locator(`[data-asked]:not([data-asked="${first}"])`).waitFor();
    expect(await caseOfMessage(first ?? "")).toMatchObject({ state: "open" });
  });
});

const caseOfMessage = async (messageId: string) => {
  const { body } = await stage.api("GET", "/api/v1/messages?limit=200");
  return caseOf(body.items.find(({ id }: { id: string }) => id === messageId).caseId);
};

describe("a rating", () => {
  test("is switched on by a lead, given on a page without a sign-in, and stands in the case and the figures", async () => {
    await desk.goto(`${stage.product.url}/desk/settings`);
    await desk.locator("[data-ratings] >> text=Satisfaction").click();
    await desk.getByLabel("Minutes after closing").fill("0");
    await desk.locator("#save-ratings").scrollIntoViewIfNeeded();
    await picture(desk, "rating-1-settings");
    await desk.locator("#save-ratings").click();
    await until(
      () => stage.api("GET", "/api/v1/settings/ratings").then(({ body }) => body.rule.asks),
      (asks) => asks === "csat",
    );
    const handle = "rating_ria";
    await stage.control("passengers", { handle, name: "Ria Rating", language: "nl", acceptsMessages: true });
    await stage.control("messages", { as: handle, text: "waar is mijn koffer? hij kwam niet van de band" });
    const id = await until(
      async () =>
        (await stage.api("GET", "/api/v1/cases?kind=any&limit=200")).body.items.find(
          (one: any) => one.customer.handle === handle,
        )?.id as string | undefined,
      (found) => found !== undefined,
      "the case",
    );
    const path = `/api/v1/cases/${id}`;
    const answer = { id: crypto.randomUUID(), text: "Uw koffer komt morgen.", visibility: "private" };
    expect((await stage.api("POST", `${path}/replies`, answer)).status).toBe(201);
    await until(
      () => caseOf(id ?? ""),
      ({ state }) => state === "waiting",
      "the answer to be out",
    );
    await stage.api("POST", `${path}/close`, { outcome: "solved" });
    const received = async (): Promise<string> => JSON.stringify(await stage.control("received"));
    const told = await until(received, (text) => /\/rate\/jb_/.test(text), "the question at the vendor", 60_000);
    const link = /\/rate\/jb_[\w-]+/.exec(told)?.[0] ?? "";

    const phone = await stage.open({ size: { width: 390, height: 780 }, dark: true });
    await phone.goto(stage.product.url + link);
    await phone.getByRole("radio", { name: "5: zeer" }).focus();
    await phone.keyboard.press("Space");
    await phone.getByRole("textbox").fill("Snel en vriendelijk geholpen.");
    await picture(phone, "rating-2-page-dark");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole("button", { name: "Versturen" }).click();
    await phone.getByText("We hebben het genoteerd.").waitFor();
    await picture(phone, "rating-3-thanks-dark");
    await phone.close();

    await desk.goto(`${stage.product.url}/desk/case/${id}`);
    await desk.locator('[data-rating="answered"]').getByText("5 of 5").waitFor();
    await picture(desk, "rating-4-case");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.goto(`${stage.product.url}/desk/figures?figure=csat&by=language&range=24h`);
    await desk.locator('[data-report="csat"] tr[data-group="nl"]').getByText("100 %").waitFor();
    await desk.getByText("Only one rating").waitFor();
    await desk.locator("#figure").scrollIntoViewIfNeeded();
    await picture(desk, "rating-5-figure");
    expect(stage.complaints).toEqual([]);
  });
});
