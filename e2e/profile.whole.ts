import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, answerInstead } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

const name = "شهرزاد پرتقال‌فروش Donaudampfschifffahrt";
const handle = "sherazade_o";
const other = "sherazade_2";
const loyaltyNumber = "234567891";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  for (const one of [handle, other])
    await stage.control("passengers", { handle: one, name, language: "nl", acceptsMessages: true });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
});
afterAll(() => stage?.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const panel = () => desk.locator('aside[aria-label="Customer"], aside[aria-label="Klant"]');

/** Made by an agency in the airline's reservation system. */
function book(days: number): Promise<{ recordLocator: string }> {
  return stage.control("reservations/bookings", {
    passengers: [
      {
        surname: "Wollegras",
        givenName: "Sherazade",
        loyaltyNumber,
        tier: "Storm",
        language: "nl",
        services: ["VGML NN"],
      },
    ],
    legs: [
      { flight: "Q0950", date: inDays(days) },
      { flight: "Q0920", date: inDays(days) },
    ],
    agency: { name: "Zephyr & Daughters", number: "99912345", email: "z@zephyr.invalid", phone: "+447700900999" },
  });
}

const caseOf = (as: string): Promise<any> =>
  until(
    () =>
      stage
        .api("GET", "/api/v1/cases?limit=50")
        .then(({ body }) => body.items.find(({ customer }: any) => customer.handle === as)),
    Boolean,
    "the case",
  );

describe("the customer beside a case", () => {
  let theCase: any;

  test("is known by name and handle alone at first", async () => {
    await stage.control("messages", { as: handle, text: "Hallo, ik kom er niet uit met inchecken in de app." });
    theCase = await caseOf(handle);
    await desk.goto(`${stage.product.url}/desk/case/${theCase.id}`);
    await panel().getByText("No booking leads to them.").waitFor();
    await picture(desk, "profile-unknown");
    await desk.keyboard.press("Alt+b");
    await desk.locator("#bag-not-proved").waitFor();
    await picture(desk, "bag-not-proved");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Escape");
    await desk.locator("#bag-not-proved").waitFor({ state: "detached" });
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("shows tier, next flight and booking as soon as they prove who they are, without a refresh", async () => {
    const { recordLocator } = await book(2);
    const proved = await until(
      () =>
        stage.api("POST", `/api/v1/customers/${theCase.customerId}/proof/booking`, {
          recordLocator,
          surname: "wollegras",
          caseId: theCase.id,
        }),
      ({ status }) => status === 200,
      "the proof",
    );
    expect(proved.status).toBe(200);
    await panel().getByText("Q0 Storm").waitFor();
    await panel()
      .getByText("departs in 1 d", { exact: false })
      .or(panel().getByText("departs in 2 d", { exact: false }))
      .first()
      .waitFor();
    await panel().locator("details").getByText("MAD–AMS–IST").first().waitFor();
    await panel().getByText("Service not confirmed (VGML)").waitFor();
    await picture(desk, "profile-proved");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("shows a failed check-in and lost bags at once, counted from what the systems tell", async () => {
    const { body } = await stage.api("GET", `/api/v1/customers/${theCase.customerId}/bookings`);
    await stage.api("POST", `/api/v1/customers/${theCase.customerId}/identifiers`, {
      kind: "loyalty",
      value: `Q0${loyaltyNumber}`,
    });
    expect(body.items).toHaveLength(1);
    for (const daysAgo of [200, 90, 40, 3])
      await stage.control("baggage/files", { surname: "Wollegras", loyaltyNumber, daysAgo });
    await stage.control("touchpoints", {
      kind: "check-in",
      outcome: "failed",
      identifier: { kind: "loyalty", value: `Q0${loyaltyNumber}` },
      channel: "app",
      flight: "Q0950",
    });
    await panel().getByText("Check-in: failed").waitFor();
    await panel().getByText("4 × missing bag").waitFor();
    await picture(desk, "profile-trouble");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("has a timeline whose entries lead to their sources, and that can be narrowed", async () => {
    await panel().getByRole("button", { name: "Booking made", exact: false }).click();
    await until(
      () =>
        desk.evaluate<boolean>(
          "document.activeElement?.tagName === 'SUMMARY' && document.activeElement.parentElement.open",
        ),
      Boolean,
      "the booking to open",
    );
    await panel().getByRole("combobox").selectOption("baggage");
    await until(
      () => panel().locator("ol[aria-labelledby=timeline-title] > li").count(),
      (count) => count === 4,
      "the bags alone",
    );
    await panel().getByRole("button", { name: "Bag missing: reported" }).first().click();
    await picture(desk, "profile-timeline");
    await panel().getByRole("combobox").selectOption("all");
    expect(await panel().locator("ol[aria-labelledby=timeline-title] > li").first().textContent()).not.toBe("");
  });

  test("may be the same as another: joined with one key, and parted again in the history", async () => {
    const mail = "sherazade@mail.invalid";
    await stage.control("messages", { as: other, text: "Hoe krijg ik mijn geld terug voor mijn geannuleerde ticket?" });
    const second = await caseOf(other);
    for (const { customerId } of [theCase, second])
      await stage.api("POST", `/api/v1/customers/${customerId}/identifiers`, { kind: "email", value: mail });
    await desk.reload();
    await panel().getByText("Perhaps the same person").waitFor();
    await panel().getByText("What changes").click();
    await desk.getByText("Nothing is rewritten", { exact: false }).waitFor();
    await desk.getByRole("button", { name: "Join them" }).waitFor();
    await picture(desk, "profile-join-dialog");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Escape");
    await desk.getByText("Nothing is rewritten", { exact: false }).waitFor({ state: "detached" });
    await desk.keyboard.press("y");
    await panel().getByText("Joined from 2").waitFor();
    await desk.getByText("They have another case open:", { exact: false }).waitFor();
    await picture(desk, "profile-joined");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("has one case of two: joined by key, with what changes shown before, and taken back", async () => {
    await desk.keyboard.press("+");
    await desk.getByText("One clock since they first waited", { exact: false }).waitFor();
    await picture(desk, "case-join-dialog");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("dialog").getByRole("button", { name: "Join" }).click();
    await desk.locator("[role=log]").getByText("Hoe krijg ik mijn geld terug", { exact: false }).waitFor();
    await desk.getByText("They have another case open:", { exact: false }).waitFor({ state: "detached" });
    await desk.getByRole("dialog").waitFor({ state: "detached" });
    await desk.keyboard.press("-");
    await desk.getByText("Choose the threads", { exact: false }).waitFor();
    await picture(desk, "case-split-dialog");
    await desk.keyboard.press("Escape");
    await desk.getByText("Choose the threads", { exact: false }).waitFor({ state: "detached" });
    await desk.keyboard.press("+");
    await desk.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await desk
      .locator("[role=log]")
      .getByText("Hoe krijg ik mijn geld terug", { exact: false })
      .waitFor({ state: "detached" });
    // What a person parted is not proposed again.
    expect(await desk.getByText("They have another case open:", { exact: false }).count()).toBe(0);
    await panel().getByText("Joined from 2").click();
    await desk.getByText("1 customer would stand alone again").waitFor();
    await picture(desk, "profile-history");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk
      .getByRole("dialog")
      .locator("li", { hasText: "would stand alone" })
      .getByRole("button", { name: "Take back" })
      .click();
    await desk.keyboard.press("Escape");
    await panel().getByText("Joined from 2").waitFor({ state: "detached" });
  });

  test("has a bag reported by key: filled in as far as it is known, refused, unanswered, and filed once", async () => {
    const dialog = desk.getByRole("dialog");
    await desk.keyboard.press("Alt+b");
    const form = dialog.locator("#bag-report");
    await form.waitFor();
    expect(await dialog.getByLabel("Whose bag").locator("option:checked").textContent()).toContain("WOLLEGRAS");
    expect(await dialog.getByLabel("Airport where it is reported").inputValue()).toBe("AMS");
    await dialog.getByLabel("Tag, ten digits, bag 1").fill("007");
    await dialog.getByText("A tag has ten digits.").waitFor();
    expect(await dialog.locator("#file-report").isDisabled()).toBe(true);
    await dialog.getByLabel("Tag, ten digits, bag 1").fill("0074123456");
    await dialog.getByLabel("Colour, bag 1").fill("blue");
    await picture(desk, "bag-report");
    expect(await accessibilityFaults(desk)).toEqual([]);
    const asked: string[] = [];
    await desk.route("**/bag-files", async (route) => {
      asked.push(route.request().postDataJSON().id);
      const unsure = { state: "unsure", reference: null, why: "no answer" };
      return asked.length === 1 ? route.fulfill({ status: 201, json: unsure }) : route.continue();
    });
    await dialog.locator("#file-report").click();
    await dialog.getByText("The tracing system did not answer.", { exact: false }).waitFor();
    await picture(desk, "bag-report-unsure");
    await dialog.getByRole("button", { name: "Ask again" }).click();
    await dialog.getByText("The report is filed.").waitFor();
    expect(new Set(asked).size).toBe(1);
    const reference = (await dialog.locator("#bag-reference").textContent()) ?? "";
    await picture(desk, "bag-report-filed");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await panel().getByText(reference.trim()).waitFor();
  });

  test("stands in Dutch and in the dark, on a wide screen and on a small one", async () => {
    const page = await stage.open({
      locale: "nl-NL",
      dark: true,
      size: { width: 1680, height: 1000 },
      as: await desk.context().storageState(),
    });
    await page.goto(`${stage.product.url}/desk/case/${theCase.id}`);
    await page.getByText("5 × koffer vermist").waitFor();
    await picture(page, "profile-dark-nl");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole("button", { name: "Klant", exact: true }).waitFor();
    await page.keyboard.press("i");
    await page.getByRole("dialog").getByText("5 × koffer vermist").waitFor();
    await picture(page, "profile-dark-nl-small");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("says what is wrong when it can't be had, and comes back; and no more than the role may see", async () => {
    const goOn = await answerInstead(desk, "**/profile?*", (route) => route.abort());
    await desk.reload();
    await panel().getByRole("button", { name: "Try again" }).waitFor();
    await picture(desk, "profile-error");
    goOn();
    await panel().getByRole("button", { name: "Try again" }).click();
    await panel().getByText("5 × missing bag").waitFor();
    const page = await stage.signIn({ role: "brand", name: "Brand Testreader" });
    await page.goto(`${stage.product.url}/desk/case/${theCase.id}`);
    await page.getByText("Your role shows no more", { exact: false }).waitFor();
    expect(await page.getByText("missing bag").count()).toBe(0);
    await picture(page, "profile-no-permission");
    expect(stage.complaints).toEqual([]);
  });
});
