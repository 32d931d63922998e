import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { graphError, startGraph, type TestGraph } from "../test/meta/graph.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let graph: TestGraph;
let desk: Page;

/** What the vendor keeps: by name and language, with what it makes of it. */
const kept: {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  rejected_reason?: string;
}[] = [];

beforeAll(async () => {
  graph = await startGraph();
  graph.on(({ method, path, body }) => {
    if (!path.endsWith("/message_templates")) return undefined;
    if (method === "GET") return { body: { data: kept } };
    if (method === "DELETE") return { body: { success: true } };
    const isDutch = body.language === "nl";
    const one = {
      id: String(kept.length + 1),
      name: body.name,
      language: body.language,
      category: body.category,
      status: isDutch ? "REJECTED" : body.language === "ja" ? "PENDING" : "APPROVED",
      ...(isDutch && { rejected_reason: "PROMOTIONAL" }),
    };
    kept.push(one);
    return { body: { id: one.id, status: "PENDING" } };
  });
  stage = await openStage();
  for (const kind of ["whatsapp", "messenger"])
    await stage.api("POST", "/api/v1/channel-accounts", {
      kind,
      name: kind === "whatsapp" ? "WhatsApp care" : "Messenger care",
      externalId: kind === "whatsapp" ? "30" : "10",
      baseUrl: graph.url,
      secrets: {
        appSecret: "the app's secret",
        verifyToken: "agreed",
        accessToken: "EAA",
        ...(kind === "whatsapp" && { businessAccountId: "31" }),
      },
    });
  desk = await stage.signIn({ role: "lead", name: "Lena Testlead", languages: ["en"] });
});
afterAll(async () => {
  await stage?.close();
  await graph?.close();
});

const templateOf = async (name: string) => {
  const { body } = await stage.api("GET", "/api/v1/templates");
  return body.items.find((one: any) => one.name === name);
};

describe("the library", () => {
  test("lists every template by name with how each language stands, found by words, channel and state", async () => {
    await desk.goto(`${stage.product.url}/desk/templates`);
    const rows = desk.locator("tr[data-template]");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(10);
    await picture(desk, "templates-list");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByLabel("Find by name or words").fill("please wr");
    await until(
      () => rows.count(),
      (n) => n === 1,
      "one row",
    );
    await desk.getByLabel("Find by name or words").fill("nothing says this");
    await desk.getByText("No template fits. Change what you look for.").waitFor();
    await desk.getByLabel("Find by name or words").fill("");
  });

  test("a new one is begun by a key, written with variables and a button, and seen as it will look", async () => {
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("Alt+KeyN");
    await desk.getByLabel("Name", { exact: true }).fill("Desk moved");
    const body = desk.locator('[data-body="en"]');
    await body.fill("Hello");
    await desk.getByPlaceholder("Add a variable").click();
    await desk.getByRole("option", { name: "Flight number" }).click();
    await body.fill("{{flight_number}} leaves from another gate.");
    await desk.locator('[data-fault="at-the-edge"]').first().waitFor();
    expect(await desk.locator("#keep-template").isDisabled()).toBe(true);
    await body.fill(
      "Your flight {{flight_number}} is checked in at another desk. Please look at the screens in the hall.",
    );
    await desk.getByRole("button", { name: "Add a button" }).first().click();
    await desk.getByPlaceholder("Words on the button").fill("Show me the way there");
    await desk.locator('[data-fault="too-long"]', { hasText: "Messenger" }).first().waitFor();
    await picture(desk, "template-faults");
    await desk.getByPlaceholder("Words on the button").fill("Show me the way");
    const looks = desk.locator('[data-preview="whatsapp"]').first();
    await looks.getByText("Q0 1234").waitFor();
    await looks.getByText("Show me the way").waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await picture(desk, "template-new");
    await desk.locator("#keep-template").click();
    await desk.locator("h1", { hasText: "Desk moved" }).waitFor();
    expect(await templateOf("desk_moved")).toMatchObject({
      category: "utility",
      versions: [{ variables: [{ name: "flight_number", source: "flight.number", example: "Q0 1234" }] }],
    });
  });

  test("is handed in by a key; what the channel refuses is said in words", async () => {
    const { id } = await templateOf("please_write");
    await desk.goto(`${stage.product.url}/desk/templates/${id}`);
    await desk.locator("[data-account]").first().waitFor();
    await desk.keyboard.press("Alt+KeyH");
    await until(
      () => stage.api("POST", "/api/v1/templates/sync"),
      ({ body }) => {
        const { approvals } = body.items.find((one: any) => one.id === id);
        const count = (wanted: string) => approvals.filter(({ state }: any) => state === wanted).length;
        return count("approved") === 12 && count("rejected") > 0;
      },
      "the channel's answer",
      60_000,
    );
    await desk.getByText("Dutch: Not approved. It advertises, and was handed in as something else.").first().waitFor();
    await picture(desk, "template-page");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "dark");
    await desk.setViewportSize({ width: 1024, height: 768 });
    await picture(desk, "template-page-dark-tablet");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "light");
    await desk.setViewportSize({ width: 1280, height: 800 });
  });

  test("a new version says what it changed, and a template is taken out of use", async () => {
    await desk.keyboard.press("Alt+KeyW");
    const body = desk.locator('[data-body="en"]');
    const before = await body.inputValue();
    await body.fill(before.replace("Hello", "Good day"));
    await desk.locator("#keep-template").click();
    await desk.locator('[data-version="2"] ins', { hasText: "Good day" }).waitFor();
    await desk.locator('[data-version="2"]').scrollIntoViewIfNeeded();
    await picture(desk, "template-versions");
    await desk.getByRole("button", { name: "Take out of use" }).click();
    await desk.locator("#retire-template").click();
    const { versions } = await until(
      () => templateOf("please_write"),
      ({ isRetired }) => isRetired,
      "it to be out of use",
    );
    expect(versions.map(({ number }: any) => number)).toEqual([2, 1]);
  });

  test("is deleted by a key after being asked, and a channel that keeps it says why", async () => {
    const { id } = await templateOf("please_write");
    let says = true;
    graph.on(({ method, path }) =>
      method === "DELETE" && path.endsWith("/message_templates") && says ? graphError(10) : undefined,
    );
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("Alt+KeyK");
    await desk.locator("#delete-template").waitFor();
    await picture(desk, "template-delete");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.locator("#delete-template").click();
    await desk.getByText("Not everybody let it go.").waitFor();
    await picture(desk, "template-kept");
    await dress(desk, "dark");
    await desk.setViewportSize({ width: 1024, height: 768 });
    await picture(desk, "template-kept-dark-tablet");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "light");
    await desk.setViewportSize({ width: 1280, height: 800 });
    says = false;
    await desk.locator("#delete-template").click();
    await desk.locator("tr[data-template]").first().waitFor();
    expect(await templateOf("please_write")).toBeUndefined();
    expect(await desk.locator(`tr[data-template="${id}"]`).count()).toBe(0);
  });

  test("is read by agents, who change nothing of it, in Dutch too", async () => {
    const agent = await stage.signIn({ role: "agent", name: "Piet Testagent", languages: ["nl"] }, { locale: "nl-NL" });
    await agent.goto(`${stage.product.url}/desk/templates`);
    await agent.locator("tr[data-template]").first().waitFor();
    expect(await agent.getByRole("button", { name: "Nieuw sjabloon" }).count()).toBe(0);
    await picture(agent, "templates-list-nl");
    await agent.locator("tr[data-template] a").first().click();
    await agent.locator('[data-preview="messenger"]').first().waitFor();
    expect(await agent.getByRole("button", { name: "Schrijf een nieuwe versie" }).count()).toBe(0);
    expect(await accessibilityFaults(agent)).toEqual([]);
    await picture(agent, "template-page-nl");
    expect(stage.complaints).toEqual([]);
  });
});
