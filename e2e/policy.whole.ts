import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
const violations: string[] = [];

beforeAll(async () => {
  stage = await openStage({ world: { postsPerMinute: 60 } });
  page = await stage.open();
  page.on("console", (message) => {
    if (message.type() === "error") violations.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => violations.push(`${page.url()}: ${error.message}`));
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) => console.error("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample + " " + event.sourceFile + ":" + event.lineNumber))`,
  );
  const link = await until(
    async () => /http:\S+magic-link\S+/.exec(stage.product.printed())?.[0] ?? "",
    (found) => found !== "",
    "the link",
  );
  await page.goto(link);
  await page.waitForSelector("#next");
});
afterAll(() => stage?.close());

/** What the page complained of since the last look. */
const complaints = (): string[] => violations.splice(0);

describe("under the content policy", () => {
  test("the sign-in link works; whoever opens it is nobody yet, and told so", () => {
    expect(complaints().filter((one) => !one.includes("401"))).toEqual([]);
  });

  test("every page of the desk shows and works", async () => {
    await page.locator("[data-case]").first().waitFor();
    const links = await page
      .locator("nav a")
      .evaluateAll((all) => all.map((one) => (one as unknown as { href: string }).href));
    expect(links.length).toBeGreaterThanOrEqual(5);
    for (const link of links) {
      await page.goto(link);
      await page.locator("h1, #next").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(complaints(), link).toEqual([]);
    }
  });

  test("and so do a case, the palette, menus and dialogs, whose styles come late", async () => {
    await page.goto(`${stage.product.url}/desk`);
    await page.locator("[data-case]").first().click();
    await page.locator("[data-message]").first().waitFor();
    await page.keyboard.press("ControlOrMeta+k");
    await page.locator('[role="dialog"]').waitFor();
    await page.keyboard.press("Escape");
    await page.locator('[role="dialog"]').waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.locator('[role="dialog"]').waitFor();
    await page.keyboard.press("Escape");
    await page.locator('[role="dialog"]').waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await page.locator('[role="menu"], [role="dialog"]').first().waitFor();
    await page.keyboard.press("Escape");
    expect(complaints()).toEqual([]);
  });

  test("the page has its look: Mantine's variables and the sheets that came later", async () => {
    const colour = await page.evaluate("getComputedStyle(document.body).getPropertyValue('--mantine-color-accent-7')");
    expect(String(colour).trim()).not.toBe("");
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("to a browser that takes %s, scripts come as %s", async (takes, encoding) => {
    const desk = await (await fetch(`${stage.product.url}/desk`)).text();
    const script = /src="([^"]+\.js)"/.exec(desk)?.[1] ?? "";
    const { status, headers } = await fetch(stage.product.url + script, { headers: { "accept-encoding": takes } });
    expect(status).toBe(200);
    expect(headers.get("content-encoding")).toBe(encoding);
    expect(headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
    expect(headers.get("cache-control")).toContain("immutable");
  });

  test("a script, a style or markup that somebody slipped in does nothing", async () => {
    await page.evaluate(`{
      const script = document.createElement("div");
      try { script.innerHTML = "<img src=x onerror='window.wasHad = true'>"; document.body.append(script); } catch {}
      const style = document.createElement("style");
      style.textContent = "body { outline: 7px solid red }";
      document.head.append(style);
    }`);
    await until(
      async () => violations.length,
      (count) => count > 0,
      "the refusals",
    );
    expect(await page.evaluate("window.wasHad")).toBeUndefined();
    expect(await page.evaluate("getComputedStyle(document.body).outlineWidth")).not.toBe("7px");
    complaints();
  });

  test("the public page shows too, without a script", async () => {
    await page.goto(`${stage.product.url}/reply-times`);
    const maxWidth = await page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth");
    expect(maxWidth).not.toBe("none");
    expect(complaints().filter((one) => one.includes("policy"))).toEqual([]);
  });

  test("and the API's page, which needs no script either", async () => {
    await page.goto(`${stage.product.url}/api/docs`);
    expect(await page.evaluate("getComputedStyle(document.body).display")).toBe("grid");
    expect(await page.locator("article").count()).toBeGreaterThan(30);
    await page.click('nav a[href="#get-api-v1-cases"]');
    expect(complaints().filter((one) => one.includes("policy"))).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "api-docs");
  });

  test("signing out and in", async () => {
    await page.context().clearCookies();
    await page.goto(`${stage.product.url}/desk`);
    await page.locator("input[type=password]").waitFor();
    expect(complaints().filter((one) => !one.includes("401"))).toEqual([]);
  });
});
