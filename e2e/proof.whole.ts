import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
let phone: Page;

/** Their booking is RR5NUC, on the name Zeppelmans. */
const passenger = "joostzeppelin";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
  phone = await stage.open({ size: { width: 390, height: 844 } });
});
afterAll(() => stage?.close());

const received = () => stage.control("received");

describe("from a booking code in public to a word that it is solved", () => {
  let caseId: string;

  test("a booking code in public is seen by the desk at once, and its writer asked by a key to take it away", async () => {
    const post = await stage.control("posts", {
      as: passenger,
      text: "@HalcyraAir mijn boekingscode is RR5NUC, kan ik mijn stoel nog wijzigen?",
    });
    const message = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
      "the message",
    );
    caseId = message.caseId;
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator('[data-exposure="to-ask"]').waitFor();
    await desk.locator('#proof-standing[data-allows="used"]').waitFor();
    expect(await desk.locator("body").innerText()).not.toContain("RR5NUC");
    await picture(desk, "proof-exposed");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Alt+x");
    await desk.locator('[data-exposure="asked"]').waitFor();
    await until(
      received,
      ({ messages }) => messages.some(({ text }: any) => text.includes("een boekingscode")),
      "the asking",
    );
  });

  test("one key goes on in private: an invitation for all, what was written for them alone", async () => {
    await desk.fill("#reply", "Dat kan zeker, Joost. Welke stoel had u in gedachten?");
    await picture(desk, "proof-go-private");
    await desk.keyboard.press("Alt+m");
    await until(
      received,
      ({ posts, messages }) =>
        posts.some(({ text }: any) => text.includes("privébericht")) &&
        messages.some(({ text }: any) => text.includes("Welke stoel")),
      "both halves",
    );
    await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
    await phone.click('[data-tab="messages"]');
    await phone.getByText("Welke stoel").first().waitFor();
    await picture(phone, "proof-phone");
    const sent = desk.locator('[data-message][data-visibility="private"][data-ours="true"]', {
      hasText: "Welke stoel",
    });
    await sent.waitFor();
    expect(await desk.locator("#reply").inputValue()).toBe("");
    await picture(desk, "proof-moved");
  });

  test("a wrong name proves nothing and says no more; the right one does, for a time", async () => {
    await desk.keyboard.press("Alt+i");
    await desk.fill("#proof-locator", "RR5NUC");
    await desk.fill("#proof-surname", "de Vries");
    await desk.keyboard.press("Enter");
    await desk.locator('#proof-outcome[data-outcome="not-proved"]').waitFor();
    await picture(desk, "proof-wrong");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.fill("#proof-surname", "zeppelmáns");
    await desk.keyboard.press("Enter");
    await desk.locator('#proof-outcome[data-outcome="proved"]').waitFor();
    await desk.keyboard.press("Escape");
    await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
    await picture(desk, "proof-verified");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("a code goes to the address on file, and what came back is checked", async () => {
    await desk.keyboard.press("Alt+c");
    await desk.locator("#proof-send").click();
    await desk.locator("#proof-code").waitFor();
    const { items } = await until(
      () => stage.control("letters"),
      ({ items }) => items.length > 0,
      "the letter",
    );
    const code = /\d{6}/.exec(items.at(-1).text)?.[0] ?? "";
    expect([items.at(-1).subject, items.at(-1).language]).toEqual(["Uw code", "nl"]);
    await desk.fill("#proof-code", code);
    await picture(desk, "proof-code");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Enter");
    await desk.locator('#proof-outcome[data-outcome="proved"]').waitFor();
    await desk.keyboard.press("Escape");
  });

  test("a link leads to a page of their own, where they sign in with the airline and say that it is them", async () => {
    await desk.fill("#reply", "");
    await desk.keyboard.press("Alt+l");
    await desk.locator("#proof-link").click();
    const field = desk.locator("#reply");
    const text = await until(
      () => field.inputValue(),
      (value) => value.includes("/prove/"),
      "the link",
    );
    const [url] = /http\S+\/prove\/\S+/.exec(text) ?? [];
    await phone.goto(url ?? "");
    await phone.getByRole("link", { name: /Halcyra account/ }).waitFor();
    await picture(phone, "proof-page");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole("link", { name: /Halcyra account/ }).click();
    await phone.locator('[data-pick="acct-joostzeppelin"]').click();
    await phone.getByRole("button").waitFor();
    await picture(phone, "proof-agree");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole("button").click();
    await phone.getByText("We know now that it is you").waitFor();
    await picture(phone, "proof-done");
    await until(
      () => stage.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.customer.identifiers),
      (all) => all.some(({ kind, known }: any) => kind === "loyalty" && known === "verified"),
      "the loyalty number",
    );
    await desk.fill("#reply", "");
  });

  test("a document goes where they write, by a key, and its link shows them their trip and nobody who travels along", async () => {
    await desk.locator("#case-title").click();
    await desk.keyboard.press("/");
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("radio", { name: /Booking confirmation/ }).waitFor();
    await picture(desk, "documents-dialog");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dialog.getByRole("button", { name: "Send documents" }).click();
    await dialog.waitFor({ state: "detached" });
    const { text } = await until(
      () => received().then(({ messages }) => messages.find((one: any) => /\/trip\/jb_/.test(one.text))),
      (one) => one !== undefined,
      "the document at the vendor",
    );
    await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
    await phone.click('[data-tab="messages"]');
    await phone.getByText("Uw reis, altijd actueel").first().waitFor();
    await until(
      () =>
        phone.locator(".bubble img.media").evaluateAll((all) => all.filter((one: any) => one.naturalWidth > 0).length),
      (seen) => seen === 1,
      "the picture on the phone",
    );
    await picture(phone, "documents-phone");
    // A browser that says it is a program has opened nothing.
    await phone.setExtraHTTPHeaders({ "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)" });
    await phone.goto(/http\S+\/trip\/jb_\S+/.exec(text)?.[0] ?? "");
    await phone.getByRole("heading", { name: "Uw reis" }).waitFor();
    await picture(phone, "trip-page");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.emulateMedia({ colorScheme: "dark" });
    await picture(phone, "trip-page-dark");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.emulateMedia({ colorScheme: "light" });
    await desk
      .getByRole("region", { name: "Documents" })
      .getByText(/opened/)
      .waitFor();
    await desk.getByRole("region", { name: "Documents" }).scrollIntoViewIfNeeded();
    await picture(desk, "documents-sent");
    expect(await accessibilityFaults(desk)).toEqual([]);

    // The flight leaves at another time: what they hold is void, there and here, and the new one comes by itself.
    const page = await phone.getByRole("link", { name: "Openen (PDF)" }).getAttribute("href");
    const { body } = await stage.api("GET", `/api/v1/cases/${caseId}/documents`);
    const [{ flight, departs }] = body.items[0].flights;
    await stage.control("reservations/flights", {
      flight,
      date: departs.local.slice(0, 10),
      kind: "retimed",
      departs: "19:35",
    });
    await desk
      .getByRole("region", { name: "Documents" })
      .getByText(/Void since/)
      .waitFor();
    await phone.goto(new URL(page ?? "", phone.url()).href);
    await phone.getByRole("heading", { name: "Niet meer geldig" }).waitFor();
    await picture(phone, "trip-void");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await desk
      .getByRole("region", { name: "Documents" })
      .getByText(/told that the old one is void/)
      .waitFor();
    await desk.getByRole("region", { name: "Documents" }).scrollIntoViewIfNeeded();
    await picture(desk, "documents-void");
  });

  test("a payment is asked for by a key, paid on the provider's page while the agent watches, and above an amount a lead says yes first", async () => {
    const linkTo = (words: string) =>
      until(
        () =>
          received().then(
            ({ messages }) =>
              /http\S+\/pay\/[\w-]{22}/.exec(messages.find(({ text }: any) => text.includes(words))?.text ?? "")?.[0],
          ),
        (link) => link !== undefined,
        "the link at the vendor",
      );
    const payments = desk.getByRole("region", { name: "Payments" });
    await desk.locator("#case-title").click();
    await desk.keyboard.press("$");
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("Amount").fill("1.005");
    await dialog.getByText("No amount in this currency").waitFor();
    await dialog.getByLabel("Amount").fill("45");
    await dialog.getByLabel("What for").fill("Tweede koffer, 23 kg");
    await picture(desk, "payments-ask");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Enter");
    await payments.locator('[data-state="sent"]').waitFor();
    await picture(desk, "payments-sent");
    await phone.goto((await linkTo("Tweede koffer")) ?? "");
    await phone.getByRole("button", { name: "Approve" }).waitFor();
    await picture(phone, "payments-provider");
    await phone.getByRole("button", { name: "Approve" }).click();
    await phone.getByRole("heading", { name: "Thank you" }).waitFor();
    await picture(phone, "payments-back");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await payments.locator('[data-state="fulfilled"]').waitFor();
    await desk.getByText("ontvangen en het is geregeld").first().waitFor();
    await picture(desk, "payments-paid");
    expect(await accessibilityFaults(desk)).toEqual([]);

    await desk.keyboard.press("$");
    await dialog.getByLabel("Amount").fill("300");
    await dialog.getByRole("button", { name: "Ask a colleague for a yes" }).click();
    await payments.getByText("Waits for a second yes").waitFor();
    const lead = await stage.signIn({ role: "lead", name: "Bo Testlead" });
    await lead.goto(`${stage.product.url}/desk/payments`);
    const row = lead.locator("tr[data-payment]");
    await row.getByRole("button", { name: "Approve" }).waitFor();
    await picture(lead, "payments-page");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await row.getByRole("button", { name: "Approve" }).click();
    await lead.locator("#approve-payment").click();
    await lead.getByText("Nothing waits").waitFor();
    const link = await linkTo("300,00");
    await payments.locator('[data-state="sent"]').waitFor();
    await desk.keyboard.press("#");
    await desk.locator("#cancel-payment").waitFor();
    await picture(desk, "payments-cancel");
    await desk.locator("#cancel-payment").click();
    await payments.locator('[data-state="cancelled"]').waitFor();
    await phone.goto(link ?? "");
    await phone.getByRole("heading", { name: "This link has ended" }).waitFor();
    await picture(phone, "payments-over");
    await dress(desk, "dark");
    await picture(desk, "payments-dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "light");
    await lead.goto(`${stage.product.url}/desk/settings`);
    await lead.locator("#save-payments").scrollIntoViewIfNeeded();
    await picture(lead, "payments-settings");
    expect(await accessibilityFaults(lead)).toEqual([]);
    await lead.close();
  });

  test("an agent says why they go without, and who acts for somebody else is asked for scope and end", async () => {
    await desk.locator("#case-title").focus();
    await desk.keyboard.press("Alt+o");
    await desk.fill("#proof-reason", "Hun collega bij de gate heeft het paspoort gezien.");
    await picture(desk, "proof-override");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.locator("#proof-override").click();
    await desk.locator('[data-outcome="proved"]').waitFor();
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("Alt+r");
    await desk.locator("#acts-for").waitFor();
    await dress(desk, "dark");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await picture(desk, "proof-acts-for-dark");
    await dress(desk, "light");
    await desk.keyboard.press("Escape");
  });

  test("when it is solved, closing says so in public", async () => {
    await desk.locator("#case-title").focus();
    await desk.keyboard.press("e");
    await until(
      received,
      ({ posts }) => posts.some(({ text }: any) => text.includes("samen in een privébericht opgelost")),
      "the word",
    );
    const { body } = await stage.api("GET", `/api/v1/cases/${caseId}`);
    expect([body.state, body.outcome]).toEqual(["closed", "solved"]);
    await picture(desk, "proof-closed");
  });

  test("in Dutch, on a smaller screen", async () => {
    await desk.setViewportSize({ width: 1024, height: 768 });
    await desk.evaluate("localStorage.setItem('jetbridge.tongue', 'nl')");
    await desk.reload();
    await desk.locator("#case-title").waitFor();
    await desk.locator("[data-message]").first().waitFor();
    await desk.keyboard.press("/");
    await desk
      .getByRole("dialog")
      .getByRole("radio", { name: /Boekingsbevestiging/ })
      .waitFor();
    await dress(desk, "dark");
    await picture(desk, "documents-dutch");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("Escape");
    await dress(desk, "light");
    await desk.keyboard.press("i");
    await desk.locator("#proof-standing").waitFor();
    await picture(desk, "proof-dutch");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
