import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, answerInstead } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  page = await stage.signIn({ role: "admin", name: "Ada Testadmin" });
});
afterAll(() => stage?.close());

const rules = () => stage.api("GET", "/api/v1/settings/proof").then(({ body }) => body);
const login = () => stage.api("GET", "/api/v1/settings/passenger-login").then(({ body }) => body.login);

describe("the settings of proof", () => {
  test("say how long each kind holds, take whole hours only, and are kept", async () => {
    await page.goto(`${stage.product.url}/desk/settings`);
    const form = page.locator("#proof-rules");
    const hours = form.getByLabel("Code to the address on file");
    await hours.waitFor();
    const before = await rules();
    await hours.fill("0");
    await form.getByText("A whole number of hours, from 1 to 8760.").waitFor();
    expect(await form.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await hours.fill("96");
    await form.getByText("4 days").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Saved.").first().waitFor();
    expect(await rules()).toEqual({ ...before, code: 96 });
    await form.scrollIntoViewIfNeeded();
    await picture(page, "settings-proof");
  });

  test("say what went wrong, and lose nothing that was typed", async () => {
    const form = page.locator("#proof-rules");
    const goOn = await answerInstead(page, "**/settings/proof", (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await form.getByLabel("Record locator and surname").fill("12");
    await page.keyboard.press("Enter");
    await form.getByRole("alert").waitFor();
    expect(await form.getByLabel("Record locator and surname").inputValue()).toContain("12");
    goOn();
    await page.keyboard.press("Enter");
    await until(rules, ({ booking }) => booking === 12, "the rule");
  });
});

describe("how long it takes", () => {
  test("is told to who waits longer than leads say, and stands in our profile", async () => {
    await page.goto(`${stage.product.url}/desk/settings`);
    const over = page.getByLabel("Tell customers once when an answer takes longer than");
    await over.selectOption({ label: "1 h 00" });
    await page.getByText("Saved.").first().waitFor();
    expect((await stage.api("GET", "/api/v1/settings/wait-notices")).body).toEqual({ overMinutes: 60 });
    await over.scrollIntoViewIfNeeded();
    await picture(page, "settings-long-waits");

    const { body } = await stage.api("GET", "/api/v1/channel-accounts");
    const { id } = body.items.find(({ kind }: { kind: string }) => kind === "telegram");
    await page.goto(`${stage.product.url}/desk/channels/${id}`);
    await page.getByLabel("Opening").fill("Halcyra Air, day and night.");
    await page.keyboard.press("Enter");
    await page.getByText("Saved. It is written within five minutes.").waitFor();
    const path = `/api/v1/channel-accounts/${id}/profile-line`;
    expect((await stage.api("GET", path)).body.wish).toEqual({
      opening: "Halcyra Air, day and night.",
      language: "en",
      isOn: true,
    });
    await page.getByRole("heading", { name: "Reply time in our profile" }).evaluate((one) => one.scrollIntoView());
    await picture(page, "settings-profile-line");
    expect(await accessibilityFaults(page)).toEqual([]);
    if (process.env["JETBRIDGE_LONG_LOOK"]) {
      await page.getByText(/^Written/).waitFor({ timeout: 120_000 });
      await picture(page, "settings-profile-line-written");
    }
  });
});

describe("what was learned", () => {
  test("a feeling is corrected by a key, and a lead sees who taught and leaves them out", async () => {
    await stage.control("passengers", {
      handle: "bag_bea",
      name: "Bea Baggage",
      language: "en",
      acceptsMessages: true,
    });
    await stage.control("posts", { as: "bag_bea", text: "@HalcyraAir where is my bag?" });
    const found = await until(
      () => stage.api("GET", "/api/v1/cases?limit=1").then(({ body }) => body.items[0]?.id as string | undefined),
      (id) => id !== undefined,
      "the case",
    );
    await page.goto(`${stage.product.url}/desk/case/${found}`);
    const feeling = page.locator('[data-judgement="feeling"]');
    await feeling.filter({ hasText: "Neutral" }).waitFor();
    await page.keyboard.press("Alt+f");
    await page.getByRole("menuitemradio", { name: "Unhappy" }).click();
    await feeling.filter({ hasText: "Unhappy" }).waitFor();
    await picture(page, "judgement-case");
    await page.goto(`${stage.product.url}/desk/settings`);
    const learned = page.locator("[data-judgement-in-use=rules]");
    await learned.getByText("1 new lesson;").waitFor();
    await learned.getByRole("switch", { name: "What Ada Testadmin teaches counts" }).locator("xpath=..").click();
    await learned.getByText("All is being learned anew.").waitFor();
    await learned.scrollIntoViewIfNeeded();
    await picture(page, "settings-judgement");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("what may be waived and paid back", () => {
  test("is said for each role; what went wrong, and a lead who was faster, lose nothing that was typed", async () => {
    const path = "/api/v1/booking-allowances";
    const lead = await stage.signIn(
      { role: "lead", name: "Lea Testlead" },
      { locale: "nl-NL", dark: true, size: { width: 768, height: 1024 } },
    );
    const goOn = await answerInstead(lead, "**/api/v1/booking-allowances", (route) => route.abort());
    await lead.goto(`${stage.product.url}/desk/settings`);
    const part = lead.getByRole("region", { name: "Kwijtgescholden en terugbetaald" });
    await part.getByRole("alert").waitFor();
    await part.scrollIntoViewIfNeeded();
    await picture(lead, "settings-allowances-trouble-nl");
    goOn();
    await part.getByRole("button", { name: "Opnieuw proberen" }).click();
    const own = part.getByLabel("Medewerkers: Mag terugbetalen");
    await own.fill("veel");
    await part.getByText("Een bedrag, zoals 250 of 250,50").waitFor();
    expect(await lead.locator("#save-allowances").isDisabled()).toBe(true);
    await own.fill("250,50");
    const { body: now } = await stage.api("GET", path);
    expect((await stage.api("PUT", path, { allowances: now.allowances, version: now.version })).status).toBe(200);
    await lead.locator("#save-allowances").click();
    await part.getByRole("alert").getByText("Een andere teamleider heeft dit intussen gewijzigd.").waitFor();
    expect(await own.inputValue()).toBe("250,50");
    await part.scrollIntoViewIfNeeded();
    await picture(lead, "settings-allowances-dark-nl");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await part.getByRole("button", { name: "Die van hen tonen" }).click();
    await until(
      () => own.inputValue(),
      (value) => value === "300,00",
      "theirs",
    );
    await own.fill("250,50");
    await lead.locator("#save-allowances").click();
    await lead.getByText("Bewaard.").first().waitFor();
    const { body: kept } = await stage.api("GET", path);
    expect(kept.allowances).toContainEqual({
      role: "agent",
      kind: "refund",
      upTo: { amount: "25050", currency: "EUR" },
    });
    await lead.getByRole("region", { name: "Betalingen" }).scrollIntoViewIfNeeded();
    await picture(lead, "settings-payments-dark-nl");
    await lead.context().close();
  });
});

describe("the passengers' sign-in", () => {
  test("is shown as it is connected, and refused where nothing answers as one", async () => {
    await until(login, Boolean, "the world to connect it");
    await page.reload();
    const form = page.locator("#passenger-login");
    await form.getByLabel("Issuer").waitFor();
    const { issuer, name } = await login();
    expect(await form.getByLabel("Issuer").inputValue()).toBe(issuer);
    expect(await form.getByText("/prove/callback", { exact: false }).count()).toBe(1);
    await form.getByLabel("Issuer").fill(`${stage.product.url}/nowhere`);
    expect(await form.getByLabel("Client secret").getAttribute("required")).not.toBeNull();
    await form.getByLabel("Client secret").fill("a secret");
    await page.locator("#save-login").click();
    await form.getByRole("alert").getByText("The sign-in does not answer as one").waitFor();
    await form.scrollIntoViewIfNeeded();
    await picture(page, "settings-login-refused");
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByLabel("Issuer").fill(issuer);
    await form.getByLabel("Client secret").fill("");
    await form.getByLabel("Name").first().fill(`${name} Plus`);
    await page.locator("#save-login").click();
    await page.getByText("The passengers' sign-in is connected.").waitFor();
    expect(await login()).toMatchObject({ issuer, name: `${name} Plus` });
  });

  test("is disconnected, and can be connected again", async () => {
    await page.locator("#remove-login").click();
    await page.getByText("The passengers' sign-in is disconnected.").waitFor();
    await page.locator("#remove-login").waitFor({ state: "detached" });
    expect(await login()).toBe(null);
    await picture(page, "settings-login-none");
  });

  test("reads well in Dutch, in the dark, on a tablet; and leads see no more than is theirs", async () => {
    const lead = await stage.signIn(
      { role: "lead", name: "Lea Testlead" },
      { locale: "nl-NL", dark: true, size: { width: 1024, height: 768 } },
    );
    await lead.goto(`${stage.product.url}/desk/settings`);
    await lead.getByText("Hoe lang een bewijs geldt").waitFor();
    await lead.locator("#proof-rules").getByRole("button").last().scrollIntoViewIfNeeded();
    expect(await lead.locator("#passenger-login").count()).toBe(0);
    await picture(lead, "settings-dark-nl");
    expect(await accessibilityFaults(lead)).toEqual([]);
    expect(stage.complaints).toEqual([]);
  });
});

describe("the urgency", () => {
  test("is a table that is tried on the cases of the last day, saved as a version, and told on the case", async () => {
    await stage.control("passengers", {
      handle: "tina_tears",
      name: "Tina Tears",
      language: "en",
      acceptsMessages: true,
    });
    await stage.control("posts", {
      as: "tina_tears",
      text: "@HalcyraAir I'm so scared, can you help me find my gate?",
    });
    const id = await until<string>(
      async () => {
        const { body } = await stage.api("GET", "/api/v1/cases?limit=50");
        return body.items.find(({ customer }: any) => customer.handle === "tina_tears")?.id;
      },
      Boolean,
      "the case",
    );
    const weighed = () => stage.api("GET", `/api/v1/cases/${id}/urgency`).then(({ body }) => body.weighed);
    await until(weighed, (one) => one?.points > 0, "its weight");
    await page.goto(`${stage.product.url}/desk/settings`);
    await page.getByRole("link", { name: "Urgency" }).click();
    const points = page.getByLabel("Points: They despair or are afraid");
    await points.fill("999");
    await page.getByText("points from 0 to 200").waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await points.fill("95");
    await page.getByRole("button", { name: "Try on the last 24 hours" }).click();
    const row = page.getByRole("row").filter({ hasText: "At once (" }).first();
    await row.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "urgency-tried");
    await page.getByRole("heading", { name: "Urgency" }).scrollIntoViewIfNeeded();
    await picture(page, "urgency-table");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Version 1, by").waitFor();
    await until(weighed, (one) => one?.urgency === 3, "its weight by the new table");
    await page.goto(`${stage.product.url}/desk/case/${id}`);
    await page.getByRole("button", { name: "Why?" }).click();
    await page.locator("#urgency-why").getByText("They despair or are afraid").waitFor();
    await picture(page, "urgency-why");
    await page.keyboard.press("Escape");
  });
});

describe("the service levels", () => {
  const levels = () => stage.api("GET", "/api/v1/settings/service-levels").then(({ body }) => body);

  test("have targets, and calendars that can be tried before they are saved, and tell who comes second", async () => {
    await page.goto(`${stage.product.url}/desk/settings`);
    await page.getByRole("link", { name: "Service levels" }).click();
    await page.getByRole("button", { name: "Add a calendar" }).click();
    await page.getByRole("button", { name: "Add a target" }).click();
    const target = page.locator("[data-target]").last();
    await target.getByLabel("Within").fill("0");
    await target.getByText("A target of 0 can't be kept by anybody.").waitFor();
    await target.getByLabel("Channel").selectOption("x");
    await target.getByLabel("Within").fill("4 h");
    const office = page.locator("fieldset").last();
    await office.getByLabel("Name").fill("Office");
    await office.getByLabel("Time zone").fill("Europe/Amsterdam");
    await office.getByLabel("Wednesday").fill("9-1230, 13-17");
    await office.getByLabel("Sunday").fill("22-6");
    await office.getByText("They end after they begin.").waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await office.getByLabel("Sunday").fill("");
    await office.locator("input[type=file]").setInputFiles({
      name: "holidays.ics",
      mimeType: "text/calendar",
      buffer: Buffer.from(holidays),
    });
    await office.getByRole("textbox", { name: "Name" }).nth(1).waitFor();
    await office.getByLabel("Try: they wrote at (UTC)").fill("2026-12-24T15:00");
    await office.getByText("Over on Mon 28 Dec, 16:00.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "service-levels-calendars");
    await page.getByRole("heading", { name: "Targets" }).scrollIntoViewIfNeeded();
    await picture(page, "service-levels-targets");
    const found = await stage.api("GET", "/api/v1/cases?limit=1");
    const closed = await stage.api("POST", `/api/v1/cases/${found.body.items[0].id}/close`, { outcome: "solved" });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    await page.getByRole("button", { name: "Count again" }).click();
    await page.locator('[data-recounted="first-response"]').getByText("1 of 1 in time").waitFor();
    await page.locator('[data-recounted="resolution"]').scrollIntoViewIfNeeded();
    await picture(page, "service-levels-recount");
    const { version, rule } = await levels();
    await stage.api("PUT", "/api/v1/settings/service-levels", { basedOn: version, rule });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("Somebody changed the service levels meanwhile.").waitFor();
    expect(await office.getByLabel("Name").first().inputValue()).toBe("Office");
  });
});

const holidays = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTAMP:20260101T000000Z",
  "DTSTART;VALUE=DATE:20261225",
  "SUMMARY:First day of Christmas",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

describe("who gets what", () => {
  test("is said in one form, and of each colleague; a lead who was slower is told", async () => {
    await stage.signIn({ role: "agent", name: "Bartholomeus van Wijngaarden-Oosterhuis" });
    await page.goto(`${stage.product.url}/desk/assignment`);
    const form = page.locator("#assignment-rule");
    await form.getByRole("switch").click();
    await form.getByRole("button", { name: "Add a skill" }).click();
    await form.getByRole("textbox", { name: "Skill", exact: true }).fill("refunds");
    await form.getByLabel("Units for each").fill("6");
    const { body: now } = await stage.api("GET", "/api/v1/assignment/rule");
    expect((await stage.api("PUT", "/api/v1/assignment/rule", { version: 0, rule: now.rule })).status).toBe(200);
    await form.locator("#save-rule").click();
    await form.getByRole("alert").getByText("Another lead changed this meanwhile.").waitFor();
    expect(await form.getByLabel("Units for each").inputValue()).toBe("6");
    await picture(page, "assignment-rule");
    expect(await accessibilityFaults(page)).toEqual([]);
    const { promise: come, resolve: theirsCome } = Promise.withResolvers<void>();
    await answerInstead(page, "**/api/v1/assignment/rule", async (route) => {
      if (route.request().method() === "GET") await come;
      await route.continue();
    });
    await form.getByRole("button", { name: "Show theirs" }).click();
    // What is pressed before theirs are there would be put back: it can't be pressed.
    await page.locator("#assignment-rule[inert]").waitFor();
    theirsCome();
    await form.getByRole("switch").click();
    await form.locator("#save-rule").click();
    await until(
      () => stage.api("GET", "/api/v1/assignment/rule"),
      ({ body }) => body.rule.countLanguages,
      "the rule to count languages",
    );
    await page.getByText("Colleagues", { exact: true }).click();
    await page.getByText("No language: gets nothing in one").first().waitFor();
    await page.getByRole("button", { name: /Edit .*Bartholomeus/ }).click();
    await page.getByRole("button", { name: "Dutch" }).click();
    await page.getByRole("button", { name: "Dutch, fully" }).click();
    await picture(page, "assignment-colleague");
    await page.locator("#save-abilities").click();
    await page.getByRole("cell", { name: "Dutch, well" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("the roster", () => {
  test("is laid down by keyboard, shows who is there each hour, is brought in line by line, and copied", async () => {
    await stage.api("POST", "/api/v1/assignment/teams", { name: "Care, nights", gets: "pull" });
    const nele = await stage.signIn(
      { role: "agent", name: "Nele Testagent", languages: ["nl"] },
      { locale: "nl-NL", dark: true, size: { width: 1024, height: 768 } },
    );
    const { body: colleagues } = await stage.api("GET", "/api/v1/assignment/colleagues?limit=200");
    const { id } = colleagues.items.find(({ name }: { name: string }) => name === "Nele Testagent");
    await page.goto(`${stage.product.url}/desk/roster`);
    await page.locator(`[data-member="${id}"]`).waitFor();
    await page.keyboard.press("Alt+q");
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("Colleague").selectOption(id);
    await drawer.getByLabel("From").fill("22");
    await drawer.getByLabel("To", { exact: true }).fill("22");
    await drawer.getByText("This shift has no length.").waitFor();
    await drawer.getByLabel("To", { exact: true }).fill("6");
    await drawer.getByLabel("Breaks").fill("2-2:30");
    await drawer.getByText("Ends the day after.").waitFor();
    await picture(page, "roster-shift");
    await page.keyboard.press("Enter");
    const chip = page.locator(`[data-member="${id}"] [data-shift]`);
    await chip.filter({ hasText: "22:00–06:00" }).waitFor();
    await drawer.waitFor({ state: "detached" });
    await chip.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("button:focus").getAttribute("aria-label")).toMatch(/^Add a shift for/);
    await page.keyboard.press("Alt+q");
    await drawer.getByLabel("Colleague").selectOption(id);
    await drawer.getByLabel("From").fill("23");
    await drawer.getByLabel("To", { exact: true }).fill("7");
    await page.keyboard.press("Enter");
    await drawer.getByRole("alert").getByText("They have a shift from").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.keyboard.press("<");
    const { items: staff } = (await stage.api("GET", "/api/v1/staff?limit=200")).body;
    const { email } = staff.find((one: { id: string }) => one.id === id);
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const rows = [`${email},${day},09:00,17:00`, `${email},${day},16:00,20:00`, `nobody@x.test,${day},09:00,17:00`];
    await drawer.locator("input[type=file]").setInputFiles({
      name: "roster.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["email,date,from,to", ...rows].join("\n")),
    });
    await drawer.getByText("1 new, 0 there already, 2 with something wrong").waitFor();
    await drawer.getByText("It overlaps with line 2").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "roster-file");
    await drawer.locator("#take-roster").click();
    await page.getByText("1 shift is taken.").waitFor();
    await drawer.waitFor({ state: "detached" });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "roster-week");
    const week = page.locator("[data-week]");
    const shown = await week.getAttribute("data-week");
    await page.keyboard.press("=");
    await page.locator(`[data-week]:not([data-week="${shown}"])`).waitFor();
    await chip.first().waitFor();
    await nele.goto(`${stage.product.url}/desk/roster`);
    await nele.locator("[data-shift]").nth(1).waitFor();
    expect(await accessibilityFaults(nele)).toEqual([]);
    await picture(nele, "roster-own-dark-nl");
    await nele.keyboard.press("Alt+0");
    await nele.locator("[data-attendance=break]").click();
    await nele.getByText("Je krijgt niets tot je er weer bent.").or(nele.getByText("Je hebt geen dienst")).waitFor();
    expect(await accessibilityFaults(nele)).toEqual([]);
    await picture(nele, "attendance-dark-nl");
    const lead = await stage.signIn(
      { role: "lead", name: "Lotte Testlead" },
      { locale: "nl-NL", dark: true, size: { width: 1024, height: 768 } },
    );
    await lead.goto(`${stage.product.url}/desk/roster`);
    await lead.locator("[data-shift]").first().waitFor();
    expect(await accessibilityFaults(lead)).toEqual([]);
    await picture(lead, "roster-dark-nl");
    expect(stage.complaints).toEqual([]);
  });
});

describe("the wall", () => {
  test("shows how things stand and will stand, by day and by night, and close up who does what", async () => {
    await page.goto(`${stage.product.url}/wall`);
    await page.locator("main[data-ready]").waitFor();
    await page.locator("section[data-ready=true] canvas").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "wall");
    await page.getByRole("button", { name: "Who does what" }).click();
    await page.getByRole("dialog").getByText("Ada Testadmin").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await dress(page, "dark");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("is steered from: colleagues are lent, a target changed and a team told, and they see it", async () => {
    const agent = await stage.signIn({ role: "agent", name: "Wim Testagent", languages: ["nl"] }, { locale: "nl-NL" });
    const drawer = page.getByRole("dialog");
    const path = "/api/v1/settings/service-levels";
    const { version, rule } = (await stage.api("GET", path)).body;
    const any = { channel: null, language: null, topic: null, tier: null };
    const target = {
      ...any,
      clock: "first-response",
      seconds: 5400,
      warnSeconds: 600,
      calendar: rule.calendars[0].name,
    };
    await stage.api("PUT", path, { basedOn: version, rule: { ...rule, targets: [target] } });
    await page.reload();
    await page.locator("main[data-ready]").waitFor();
    await page.keyboard.press("Control+k");
    await drawer.getByRole("combobox").fill("who does");
    await drawer.getByRole("option", { name: "Show who does what" }).waitFor();
    await drawer.getByRole("combobox").fill("lend");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "wall-palette");
    await page.keyboard.press("Enter");
    await drawer.getByLabel("Wim Testagent").check();
    await drawer.getByLabel("Ada Testadmin").check();
    await drawer.getByLabel("Language", { exact: true }).last().selectOption("ja");
    await drawer.locator("#lend").click();
    await drawer.locator("[data-lending=language]").getByText("Wim Testagent").waitFor();
    await drawer.locator("[data-lending=language]").getByText("Ada Testadmin", { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "wall-lend");
    await agent.locator("[data-lent=language]").getByText("Japans").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.locator("[data-mark=lent]").waitFor();
    await page.keyboard.press("Alt+7");
    await drawer.getByLabel("Minutes").fill("47");
    await picture(page, "wall-target");
    await drawer.locator("#save-target").click();
    await drawer.waitFor({ state: "detached" });
    await page.locator("[data-mark=target]").waitFor();
    await page.keyboard.press("Alt+8");
    await drawer.getByLabel("Message").fill("Schiphol is closed until four.");
    await drawer.locator("#tell-team").click();
    await drawer.locator("[data-message]").getByText("Schiphol").waitFor();
    await agent.locator("[data-told]").getByText("Schiphol is closed until four.").waitFor();
    expect(await accessibilityFaults(agent)).toEqual([]);
    await picture(agent, "steering-desk-nl");
    await agent.keyboard.press(".");
    await agent.locator("[data-told]").waitFor({ state: "detached" });
    await drawer.getByText("1 of", { exact: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "wall-tell");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    // Nobody ever wrote here on this day of the week: the worker says so, and the page hears of it.
    await page.keyboard.press("Alt+9");
    await drawer.getByLabel("More who speak").selectOption("ja");
    await drawer.getByLabel("To", { exact: true }).selectOption("8");
    await drawer.getByText("It ends before it begins.").waitFor();
    await drawer.getByLabel("To", { exact: true }).selectOption("16");
    await drawer.locator("#try-tomorrow").click();
    await drawer.getByText("Nobody wrote on this day of those weeks").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "wall-trial");
  });
});
