import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, answerInstead } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

/** Their booking is RR5NUC, on the name Zeppelmans: Q0… from Amsterdam to Oslo. */
const passenger = "joostzeppelin";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
});
afterAll(() => stage?.close());

const operations = (only: string): Promise<any[]> =>
  stage
    .api("GET", `/api/v1/booking-operations?limit=20`)
    .then(({ body }) => body.items.filter(({ kind }: any) => kind === only));

describe("a booking changed in the conversation", () => {
  test("is for who proved that it is theirs; then one key opens all that can be done", async () => {
    const post = await stage.control("posts", {
      as: passenger,
      text: "@HalcyraAir mijn boekingscode is RR5NUC, kan ik een dag later vliegen?",
    });
    const { caseId } = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
      "the message",
    );
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator('#proof-standing[data-allows="used"]').waitFor();
    await desk.keyboard.press(";");
    await desk.locator("#booking-not-proved").waitFor();
    await picture(desk, "booking-not-proved");
    await desk.getByRole("dialog").getByRole("button", { name: "Check" }).click();
    await desk.fill("#proof-locator", "RR5NUC");
    await desk.fill("#proof-surname", "Zeppelmans");
    await desk.keyboard.press("Enter");
    await desk.locator('#proof-outcome[data-outcome="proved"]').waitFor();
    await desk.keyboard.press("Escape");
    await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
    await desk.keyboard.press(";");
    await desk.getByRole("tab", { name: "Rebook" }).waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("a day later is found, priced and asked for; the price says what it is made of and how long it holds", async () => {
    await desk.getByRole("button", { name: "Day after" }).click();
    const options = desk.getByRole("list", { name: "Options" }).getByRole("button");
    await options.first().waitFor();
    await picture(desk, "booking-options");
    await options.first().click();
    await desk.getByRole("timer").waitFor();
    await picture(desk, "booking-price");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("a seat is chosen on the picture by the arrow keys, and is theirs", async () => {
    await desk.getByRole("tab", { name: "Seats" }).click();
    const seats = desk.locator("[data-seat]");
    await seats.first().waitFor();
    await picture(desk, "booking-seats");
    expect(await accessibilityFaults(desk)).toEqual([]);
    const free = desk.locator('[data-state="free"]:not([data-paid])').first();
    const name = (await free.getAttribute("data-seat")) ?? "";
    await free.focus();
    await desk.keyboard.press("Enter");
    await desk.locator(`[data-seat="${name}"][data-state="chosen"]`).waitFor();
    await desk.getByRole("button", { name: "Take these seats" }).click();
    const [done] = await until(
      () => operations("seats"),
      ([one]) => one?.outcome === "done",
      "the seat",
    );
    expect(done).toMatchObject({ by: { name: "Lena Testagent" } });
    await desk.locator(`[data-seat="${name}"][data-state="yours"]`).waitFor();
    await picture(desk, "booking-seat-taken");
  });

  test("meals and help are asked for, with their deadlines; what can't be had says why", async () => {
    await desk.getByRole("tab", { name: "Meals and help" }).click();
    await desk.getByLabel(/WCHR/).first().check();
    await picture(desk, "booking-services");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("button", { name: "Ask for these" }).click();
    await until(
      () => operations("add-services"),
      ([one]) => one?.outcome === "done",
      "the wheelchair",
    );
    // The page has the booking as it is now: a price for the one before would be refused.
    await desk.getByRole("button", { name: "Ask for these" }).waitFor({ state: "hidden" });
    await desk
      .getByLabel(/XBAG.*, 32 kg/)
      .first()
      .check();
    await desk.getByRole("button", { name: "Ask for these" }).click();
    await desk.getByRole("button", { name: "Confirm: €80.00 to be paid by link" }).waitFor();
    await picture(desk, "booking-bag");
    for (const tab of ["Check in", "Names and contacts", "Cancel"]) {
      await desk.getByRole("tab", { name: tab }).click();
      await picture(desk, `booking-${tab.toLowerCase().replaceAll(" ", "-")}`);
    }
    await desk.getByRole("button", { name: "What would come back?" }).click();
    await desk.getByRole("timer").waitFor();
    await dress(desk, "dark");
    await picture(desk, "booking-cancel-dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "light");
    await desk.getByRole("button", { name: "Write it to them" }).first().click();
    const text = await until(
      () => desk.locator("#reply").inputValue(),
      (value) => value.length > 0,
      "the draft",
    );
    expect(text).toContain("Dit is voor u geregeld");
    expect(text).toContain("Rolstoel tot de gate");
  });

  test("reads well in Dutch, on a tablet and in the dark, with long names and names from right to left, and says what went wrong", async () => {
    await desk.evaluate("localStorage.setItem('jetbridge.tongue', 'nl')");
    await dress(desk, "dark");
    const asNamed = await answerInstead(desk, "**/api/v1/customers/*/bookings?*", async (route) => {
      const answer = await route.fetch();
      const { items, ...more } = await answer.json();
      const [one] = items[0].passengers;
      const passengers = [
        { ...one, givenName: "Maximiliaan Wolfgang Theodoor", surname: "van Zeppelmans-Oosterhuizen tot Wijngaarden" },
        { ...one, id: "P8", givenName: "עינת", surname: "שלום בן־דוד" },
      ];
      await route.fulfill({
        response: answer,
        json: { ...more, items: [{ ...items[0], passengers }, ...items.slice(1)] },
      });
    });
    const notOffered = await answerInstead(desk, "**/offered-services?*", (route) => route.abort());
    const details = ["birth-date", "title", "gender"];
    const askingMuch = await answerInstead(desk, "**/api/v1/booking-capabilities", async (route) => {
      const answer = await route.fetch();
      const travellers = { adult: details, child: details, infant: details };
      const sale = { travellers, genders: ["female", "male"], contacts: ["email", "phone"], ages: true };
      await route.fulfill({ response: answer, json: { ...(await answer.json()), sale } });
    });
    await desk.reload();
    await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
    await desk.keyboard.press(";");
    await desk.setViewportSize({ width: 768, height: 1024 });
    await desk.getByRole("button", { name: "Dag later" }).click();
    const options = desk.getByRole("list", { name: "Mogelijkheden" }).getByRole("button");
    await options.first().waitFor();
    await options.first().click();
    await desk.getByRole("timer").waitFor();
    await picture(desk, "booking-nl-rebook");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("tab", { name: "Maaltijden en hulp" }).click();
    await desk.getByRole("alert").waitFor();
    await picture(desk, "booking-nl-trouble");
    notOffered();
    await desk.getByRole("button", { name: "Opnieuw proberen" }).click();
    await desk.getByLabel(/SPEQ/).first().check();
    await desk.getByLabel(/VGML/).last().check();
    await picture(desk, "booking-nl-services");
    expect(await accessibilityFaults(desk)).toEqual([]);
    for (const [size, name] of [
      [{ width: 1024, height: 768 }, "wide"],
      [{ width: 768, height: 1024 }, "high"],
    ] as const) {
      await desk.setViewportSize(size);
      for (const tab of ["Stoelen", "Inchecken", "Namen en contact", "Annuleren"]) {
        await desk.getByRole("tab", { name: tab }).click();
        if (tab === "Stoelen") await desk.locator("[data-seat]").first().waitFor();
        await picture(desk, `booking-nl-${tab.toLowerCase().replaceAll(" ", "-")}-${name}`);
        expect(await accessibilityFaults(desk)).toEqual([]);
      }
    }
    asNamed();
    await desk.keyboard.press("Escape");
    await desk.locator("body").press(",");
    await desk.getByLabel("Van", { exact: true }).fill("AMS");
    await desk.getByLabel("Naar", { exact: true }).fill("LIS");
    await desk.getByLabel("Datum").fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
    await desk.getByRole("button", { name: "Nog een passagier" }).click();
    await desk.getByLabel("Passagier 2", { exact: true }).selectOption("child");
    expect(await desk.getByRole("button", { name: "Zoeken" }).isDisabled()).toBe(true);
    await desk.getByLabel("Leeftijd op de laatste vlucht (Passagier 2)").selectOption("8 jaar");
    await desk.getByRole("button", { name: "Zoeken" }).click();
    await options.first().waitFor();
    await options.first().click();
    await desk
      .getByLabel(/Voornaam/)
      .first()
      .fill("עינת");
    const hold = desk.getByRole("button", { name: "Vasthouden" });
    expect(await hold.isDisabled()).toBe(true);
    await desk
      .getByText(
        /Nog nodig – עינת: Achternaam, Aanhef, Geslacht zoals in het paspoort, Geboortedatum; .*E-mail, Telefoon/,
      )
      .waitFor();
    await desk.getByLabel("Geboortedatum").last().fill("2001-01-01");
    await desk.getByText(/Passagier 2: .*niet de leeftijd waarmee gezocht is/).waitFor();
    await picture(desk, "booking-nl-sell");
    expect(await accessibilityFaults(desk)).toEqual([]);
    askingMuch();
    await desk.evaluate("localStorage.setItem('jetbridge.tongue', 'en')");
    await desk.setViewportSize({ width: 1280, height: 800 });
    await dress(desk, "light");
    await desk.reload();
    await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
  });

  test("a new trip is sold from the first question until it is held", async () => {
    await desk.keyboard.press("Escape");
    await desk.locator("body").press(",");
    await desk.getByLabel("From").fill("AMS");
    await desk.getByLabel("To", { exact: true }).fill("LIS");
    await desk.getByLabel("Date").fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
    await desk.getByRole("button", { name: "Search" }).click();
    const options = desk.getByRole("list", { name: "Options" }).getByRole("button");
    await options.first().waitFor();
    await options.first().click();
    await desk.getByLabel(/Given name/).fill("Joost");
    await desk.getByLabel("Surname").fill("Zeppelmans");
    await desk.getByLabel("E-mail").fill("joost@mail.invalid");
    await picture(desk, "booking-sell");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("button", { name: "Hold it" }).click();
    await until(
      () => operations("sell"),
      ([one]) => one?.outcome === "done",
      "the sale",
    );
    await picture(desk, "booking-sold");
  });

  test("once it is paid it is counted for the channel where it was asked, and the figure leads to it and to its case", async () => {
    const issue = await until(
      () => operations("issue").then(([one]) => one),
      (one) => one?.waitsFor === "payment",
      "the tickets to wait for their payment",
    );
    const { id } = await stage.control("messages", { as: passenger, text: "Stuurt u mij een link om te betalen?" });
    const { caseId } = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${id}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
      "the message",
    );
    await stage.api("POST", `/api/v1/cases/${caseId}/payments`, {
      id: randomUUID(),
      money: issue.due,
      purpose: { kind: "issue", reference: issue.id },
      about: null,
      minutes: 60,
    });
    const link = await until(
      () =>
        stage
          .control("received")
          .then(({ messages }) =>
            messages.map(({ text }: any) => /http\S+\/pay\/[\w-]{22}/.exec(text)?.[0]).find(Boolean),
          ),
      (found) => found !== undefined,
      "the link at the vendor",
    );
    const phone = await stage.open({ size: { width: 390, height: 844 } });
    await phone.goto(link);
    await phone.getByRole("button", { name: "Approve" }).click();
    await phone.getByRole("heading", { name: "Thank you" }).waitFor();
    await until(
      () => stage.api("GET", "/api/v1/figures/sales"),
      ({ body }) => body.total.n === 1,
      "the sale to be counted",
    );

    const lead = await stage.signIn({ role: "lead", name: "Bo Testlead" });
    await lead.goto(`${stage.product.url}/desk/sales`);
    const x = lead.locator('[data-sales-by="channel"] tr[data-group="x"]');
    await x.getByRole("button").first().waitFor();
    await lead.fill("#rate-currency", "USD");
    await lead.fill("#rate-rate", "0,92");
    await lead.click("#rate-give");
    await lead.locator('[data-rate="USD"]').waitFor();
    await picture(lead, "sales");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await x.getByRole("button").first().click();
    await lead.locator("[data-sale]").getByText("A colleague sold it").waitFor();
    await picture(lead, "sales-counted");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await lead.keyboard.press("Escape");
    await lead.locator("[data-sale]").waitFor({ state: "detached" });
    const bar = lead.locator('[data-over-time="channel"] button').last();
    await bar.focus();
    await lead.keyboard.press("ArrowLeft");
    await lead.keyboard.press("ArrowRight");
    await lead.keyboard.press("Enter");
    await lead.locator("[data-sale]").first().waitFor();
    await lead.keyboard.press("Escape");
    await lead.locator("[data-sale]").waitFor({ state: "detached" });
    await lead.selectOption("#sales-by", "agent");
    await lead.locator('[data-sales-by="agent"]').getByText("Lena Testagent").waitFor();
    await lead.locator('[data-over-time="agent"]').getByText("Lena Testagent").waitFor();
    await picture(lead, "sales-by-colleague");
    await lead.selectOption("#sales-channel", "email");
    await lead.getByText("Nothing sold in this range").waitFor();
    await picture(lead, "sales-empty");
    const goOn = await answerInstead(lead, "**/api/v1/figures/sales?*", (route) => route.abort());
    await lead.reload();
    await lead.getByRole("alert").first().waitFor();
    await picture(lead, "sales-trouble");
    goOn();
    const crew = await stage.open();
    const { body: invited } = await stage.api("POST", "/api/v1/staff", {
      email: "crew@example.test",
      name: "Cor Testcrew",
      role: "crew",
    });
    await crew.goto(invited.signInLink);
    await crew.getByText("Your role has no pages here.").waitFor();
    await crew.goto(`${stage.product.url}/desk/sales`);
    await crew.getByText("Your role has no pages here.").waitFor();
    await picture(crew, "sales-not-theirs");
    await crew.context().close();
    await dress(lead, "dark");
    await lead.evaluate("localStorage.setItem('jetbridge.tongue', 'nl')");
    await lead.setViewportSize({ width: 1024, height: 768 });
    await lead.goto(`${stage.product.url}/desk/sales?range=7d`);
    await lead.getByRole("heading", { name: "Verkopen" }).waitFor();
    await x.getByRole("button").first().waitFor();
    await picture(lead, "sales-nl-dark");
    await lead.goto(`${stage.product.url}/desk/payments`);
    await lead.getByRole("heading", { name: "Betalingen" }).first().waitFor();
    await picture(lead, "payments-nl-dark");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await lead.goto(`${stage.product.url}/desk/sales?range=7d`);
    await x.getByRole("button").first().waitFor();
    expect(await accessibilityFaults(lead)).toEqual([]);
    await x.getByRole("button").first().click();
    await lead.locator("[data-sale] a").click();
    await lead.waitForURL(`**/desk/case/${issue.caseId}`);
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
