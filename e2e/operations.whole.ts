import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QueueName } from "../contract/operations.ts";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let sql: postgres.Sql;

beforeAll(async () => {
  stage = await openStage({ world: { postsPerMinute: 120 } });
  sql = postgres(readFileSync(join(stage.product.home, "database-url"), "utf8").trim(), { max: 1, onnotice() {} });
  page = await stage.signIn({ role: "engineer", name: "Ada Testengineer" });
  await until(
    () => stage.api("GET", "/api/v1/deliveries?state=read"),
    (answer) => answer.body.items.length >= 3,
    "some deliveries",
    40_000,
  );
});
afterAll(async () => {
  await sql?.end();
  await stage?.close();
});

describe("the engineer's page", () => {
  test("says that all is well, and shows every queue", async () => {
    await page.goto(`${stage.product.url}/desk/operations`);
    await page.locator('[data-queue="deliveries"]').waitFor();
    expect(await page.locator("[data-queue]").count()).toBe(QueueName.options.length);
    await picture(page, "operations-calm");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("shows within seconds what was set aside, and has it received again with one click", async () => {
    await sql`
      update channels.arrival set state = 'dead', attempts = 5, why = 'TypeError: see the log'
      where id = (select max(id) from channels.arrival where state = 'received')`;
    await page.locator('[data-alarm="arrivals-dead"]').waitFor();
    await page.reload();
    await page.locator('[data-alarm="arrivals-dead"]').waitFor();
    const row = page.locator("tr", { hasText: "TypeError: see the log" });
    await row.waitFor();
    await picture(page, "operations-dead");
    expect(await accessibilityFaults(page)).toEqual([]);
    await row.getByRole("button").click();
    await row.waitFor({ state: "detached" });
    await page.locator('[data-alarm="arrivals-dead"]').waitFor({ state: "detached" });
  });

  test("finds a delivery by what it says, looks inside, and reads it again", async () => {
    const [message] = (await stage.api("GET", "/api/v1/messages?direction=inbound&limit=1")).body.items;
    await page.getByLabel("Vendor's id").fill(message.externalId);
    const row = page.locator("[data-delivery]");
    await until(
      () => row.count(),
      (count) => count === 1,
      "the one delivery",
    );
    await row.getByRole("button").click();
    const drawer = page.locator('[role="dialog"]');
    await drawer.locator('[data-state="received"]').first().waitFor();
    expect(await drawer.innerText()).toContain(message.externalId);
    await picture(page, "operations-inside");
    expect(await accessibilityFaults(page)).toEqual([]);
    await drawer.locator("#reveal-reason").fill("The vendor asks what they sent");
    await page.keyboard.press("Enter");
    await drawer.getByText("As it came. Only our own keys are hidden.").waitFor();
    expect(await drawer.locator("#reveal-reason").count()).toBe(0);
    await picture(page, "operations-revealed");
    expect(await accessibilityFaults(page)).toEqual([]);
    await drawer.getByRole("button", { name: "Read again" }).click();
    await page.getByText("1 delivery is read again.").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.getByLabel("Vendor's id").fill("");
    await page.getByLabel("Text in the body").fill("nobody ever wrote this");
    await page.getByText("No deliveries here").waitFor();
  });

  test("keeps things longer, and says so", async () => {
    const days = page.getByLabel("Deliveries and their arrivals: Days");
    await days.fill("120");
    await page.getByRole("button", { name: "Save: Deliveries and their arrivals" }).click();
    const { body } = await until(
      () => stage.api("GET", "/api/v1/operations/retention"),
      (answer) => answer.body.items[0].days === 120,
      "the longer time",
    );
    expect(body.items[0]).toMatchObject({ what: "deliveries", usualDays: 90 });
  });

  test("an account is connected with the channels page, and removed", async () => {
    await page.goto(`${stage.product.url}/desk/channels`);
    await page.locator("#connect-account").click();
    await page.locator('[data-kind="x"]').click();
    const form = page.locator("#connect-keys");
    const keys = ["consumerKey", "consumerSecret", "bearerToken", "accessToken"];
    await form.locator('[name="name"]').fill("Second brand");
    await form.locator('[name="externalId"]').fill("998877665544");
    for (const name of keys) await form.locator(`[name="${name}"]`).fill(`a ${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByRole("button", { name: "Save and go on" }).click();
    await page.locator("#webhook-address").waitFor();
    expect(await page.locator("#webhook-address").innerText()).toContain("/webhooks/x/");
    await page.getByRole("link", { name: "To the account" }).click();
    await page.getByRole("heading", { name: "Second brand" }).waitFor();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await picture(page, "channels-remove");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.waitForURL(/channels$/);
    await page.goto(`${stage.product.url}/desk/operations`);
  });

  test("reads well in Dutch, in the dark, and on a tablet", async () => {
    await page.evaluate("localStorage.setItem('jetbridge.tongue', 'nl')");
    await dress(page, "dark");
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.reload();
    await page.locator('[data-queue="deliveries"]').waitFor();
    expect(await page.locator("h1").innerText()).toBe("Beheer");
    await page.waitForLoadState("networkidle");
    await picture(page, "operations-dutch-dark");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
