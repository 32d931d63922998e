import { Secret, TOTP } from "otpauth";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, answerInstead } from "../test/browser.ts";
import { type Look, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
/** Passkeys need a name: the machine's own. */
let site: string;
const password = "een paard, een batterij en een nietje";

beforeAll(async () => {
  stage = await openStage();
  site = stage.product.url.replace("127.0.0.1", "localhost");
});
afterAll(() => stage?.close());

/** Gives this browser a fingerprint reader that always says yes. */
async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const proofNeeded = (proofs: readonly string[]) => ({
  status: 403,
  contentType: "application/json",
  body: JSON.stringify({
    code: "staff.proof-needed",
    message: "Prove first that it is you.",
    requestId: "x",
    details: { proofs },
  }),
});

let people = 0;
async function addPerson(role: string, name: string): Promise<{ id: string; email: string; link: string }> {
  const email = `p${++people}@example.test`;
  const { body } = await stage.api("POST", "/api/v1/staff", { email, name, role, languages: ["nl"] });
  return { id: body.id, email, link: body.signInLink.replace("127.0.0.1", "localhost") };
}

const codeOf = (secret: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });

async function signInByPassword(page: Page, email: string): Promise<void> {
  await page.goto(`${site}/desk`);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("#sign-in");
}

async function signOut(page: Page): Promise<void> {
  await page.evaluate(`fetch("/api/v1/sign-out", { method: "POST" })`);
}

async function withPassword(role: string, name: string, look: Look = {}) {
  const person = await addPerson(role, name);
  const page = await stage.open(look);
  await page.goto(person.link);
  await page.waitForURL(/\/desk$/);
  await page.evaluate(
    `fetch("/api/v1/me/password", { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ password: ${JSON.stringify(password)} }) })`,
  );
  return { ...person, page };
}

describe("a person and their second factor", () => {
  let page: Page;
  let email: string;
  let secret: string;
  let codes: string[];

  test("signs in by a link, and sets up an app from the picture or by hand", async () => {
    ({ page, email } = await withPassword("agent", "Noor de Vries-Łukasiewicz"));
    await page.goto(`${site}/desk/account`);
    await page.waitForSelector("#set-up-app");
    await picture(page, "account-bare");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.click("#set-up-app");
    await page.waitForSelector("svg[role=img]");
    secret = (await page.locator("#app-secret").innerText()).trim();
    await picture(page, "app-qr");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.fill('input[name="code"]', codeOf(secret));
    await page.click("#confirm-app");
    await page.waitForSelector("#recovery-codes");
    codes = await page.locator("#recovery-codes li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await picture(page, "recovery-codes");
    await page.click("#codes-kept");
    await page.waitForSelector("#remove-app");
    await picture(page, "account-app");
  });

  test("then shows a code to sign in; a wrong one is said kindly", async () => {
    await signOut(page);
    await signInByPassword(page, email);
    await page.waitForSelector("#code");
    await picture(page, "second-factor");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.fill("#code", "000000");
    await page.click("#show-code");
    await page.waitForSelector('[role="alert"]');
    await page.fill("#code", codeOf(secret, 1));
    await page.click("#show-code");
    await page.waitForSelector("#next");
  });

  test("or a recovery code, and nobody is asked for one twice", async () => {
    await signOut(page);
    await signInByPassword(page, email);
    await page.waitForSelector("#code");
    await page.getByRole("button", { name: "Use a recovery code instead" }).click();
    await page.fill("#code", codes[0] ?? "");
    await picture(page, "recovery");
    await page.click("#show-code");
    await page.waitForSelector("#next");
    expect(await page.locator("#code").count()).toBe(0);
  });

  test("adds a passkey, which then signs in by itself", async () => {
    await addAuthenticator(page.context(), page);
    await page.goto(`${site}/desk/account`);
    await page.click("#new-passkey");
    await page.fill('input[name="passkey-name"]', "Werklaptop");
    await picture(page, "passkey-name");
    await page.click("#add-passkey");
    await page.getByText("Werklaptop").first().waitFor();
    await picture(page, "account-full");
    expect(await accessibilityFaults(page)).toEqual([]);
    await signOut(page);
    await page.goto(`${site}/desk`);
    await page.waitForSelector("#use-passkey");
    await picture(page, "sign-in");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.click("#use-passkey");
    await page.waitForSelector("#next");
  });

  test("and is asked to prove it anew only when it was long ago; then what they wanted goes on by itself", async () => {
    await page.goto(`${site}/desk/account`);
    await page.waitForSelector("#renew-codes");
    // As if it were six minutes later.
    const goOn = await answerInstead(page, "**/api/v1/me/recovery-codes", (route) =>
      route.fulfill(proofNeeded(["passkey", "code", "recovery-code"])),
    );
    await page.click("#renew-codes");
    await page.waitForSelector("#prove-passkey");
    await picture(page, "prove");
    expect(await accessibilityFaults(page)).toEqual([]);
    goOn();
    await page.click("#prove-passkey");
    await page.waitForSelector("#recovery-codes");
    expect(await page.locator("#recovery-codes li").allInnerTexts()).not.toContain(codes[1]);
    await page.click("#codes-kept");
    await page.waitForSelector('[data-connection="live"]', { state: "attached" });
  });
});

describe("an administrator", () => {
  test("asks team leads for a second factor: theirs is set up before anything else, and at once", async () => {
    const lead = await withPassword("lead", "สมชาย ใจดี", { locale: "nl-NL", dark: true });
    await lead.page.goto(`${site}/desk`);
    await lead.page.waitForSelector('[data-connection="live"]', { state: "attached" });
    await stage.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: ["lead"], idleMinutes: 60 });
    await lead.page.getByRole("heading", { name: /tweede factor/ }).waitFor();
    await picture(lead.page, "enrol-nl-dark");
    expect(await accessibilityFaults(lead.page)).toEqual([]);
    await addAuthenticator(lead.page.context(), lead.page);
    await lead.page.getByRole("button", { name: "Passkey toevoegen" }).click();
    await lead.page.click("#add-passkey");
    await lead.page.waitForSelector("#recovery-codes");
    await picture(lead.page, "codes-nl-dark");
    await lead.page.click("#codes-kept");
    await lead.page.waitForSelector("#next");
    await lead.page.goto(`${site}/desk/account`);
    await lead.page.waitForSelector("#new-passkey");
    await picture(lead.page, "account-nl-dark");
    expect(await accessibilityFaults(lead.page)).toEqual([]);
    await stage.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: [], idleMinutes: 60 });
  });

  test("sees people, changes a role that counts on their open page, and lets somebody go", async () => {
    const admin = await withPassword("admin", "Ada Beheer");
    const agent = await withPassword("agent", "ليلى حداد");
    await agent.page.goto(`${site}/desk`);
    await agent.page.waitForSelector('[data-connection="live"]', { state: "attached" });
    const { page } = admin;
    await page.goto(`${site}/desk/staff`);
    await page.locator(`[data-person="${agent.id}"] button`).click();
    await page.waitForSelector("#save-person");
    await picture(page, "staff-drawer");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.selectOption('select[name="role"]', "insight");
    await page.click("#save-person");
    // The desk is no page of theirs any more; figures are.
    await agent.page.locator('nav a[href="/desk"]').waitFor({ state: "detached" });
    await agent.page.locator('nav a[href="/desk/figures"]').waitFor();
    await page.click("#deactivate");
    await page.click("#deactivate");
    await agent.page.waitForSelector("#sign-in");
    await page.waitForSelector("#reactivate");
    await page.keyboard.press("Escape");
    await picture(page, "staff-people");
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [label, name] of [
      ["API tokens", "staff-tokens"],
      ["Signing in", "staff-rules"],
      ["Audit", "staff-audit"],
    ] as const) {
      await page.getByText(label, { exact: true }).first().click();
      await page.waitForLoadState("networkidle");
      await picture(page, name);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    // As if the sign-in were six minutes old.
    const goOn = await answerInstead(page, "**/api/v1/exports/audit.csv*", (route) => {
      goOn();
      return route.fulfill(proofNeeded(["password"]));
    });
    await page.click("#export-audit");
    await page.fill('[role="dialog"] input[name="password"]', "not my password at all");
    await page.click("#prove");
    await page.getByText("That was not right. Try again.").waitFor();
    await picture(page, "prove-password");
    await page.fill('[role="dialog"] input[name="password"]', password);
    const coming = page.waitForEvent("download");
    await page.click("#prove");
    expect((await coming).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
  });
});

describe("the pages around signing in", () => {
  test("are whole on a tablet, in Dutch, light and dark", async () => {
    for (const dark of [false, true]) {
      const page = await stage.open({ locale: "nl-NL", dark, size: { width: 1024, height: 768 } });
      await page.goto(`${site}/desk`);
      await page.waitForSelector("#sign-in");
      await picture(page, `sign-in-nl-${dark ? "dark" : "light"}`);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.context().close();
    }
  });

  test("say where passkeys work, where the address is numbers", async () => {
    const page = await stage.open();
    await page.goto(`${stage.product.url}/desk`);
    await page.waitForSelector("#sign-in");
    await picture(page, "sign-in-numbers");
    expect(await page.getByRole("link", { name: "Open it there" }).getAttribute("href")).toBe(`${site}/desk`);
  });

  test("tell of a link that was used already", async () => {
    const { link } = await addPerson("agent", "Twice");
    const [first, second] = [await stage.open(), await stage.open()];
    await first.goto(link);
    await first.waitForSelector("#next");
    await second.goto(link);
    await second.getByRole("alert").waitFor();
    await picture(second, "link-spent");
    expect(await accessibilityFaults(second)).toEqual([]);
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
