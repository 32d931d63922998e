import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

/** The whole way in one private thread on X: asked, proved, rebooked, paid, checked in, and the pass is there. */
let stage: Stage;
let desk: Page;
let phone: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
  phone = await stage.open({ size: { width: 390, height: 844 } });
});
afterAll(() => stage?.close());

const hours = 3_600_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** A day on which something leaves so soon that one can check in. */
const soon = dayOf(Date.now() + 8 * hours);

const received = () => stage.control("received");

/** The newest operation of this kind in the case. */
const ofKind = (caseId: string, kind: string): Promise<any> =>
  stage
    .api("GET", `/api/v1/booking-operations?caseId=${caseId}`)
    .then(({ body }) => body.items.find((one: any) => one.kind === kind));

/** Somebody writes in private, and proves that the booking is theirs. */
async function asks(as: string, code: string): Promise<string> {
  const { id: messageId } = await stage.control("messages", {
    as,
    text: "Goedendag, kan ik op een andere dag vliegen dan geboekt?",
  });
  const { caseId: id } = await until(
    () => stage.api("GET", `/api/v1/messages?externalId=${messageId}`).then(({ body }) => body.items[0]),
    (one) => one?.caseId,
    "the message",
  );
  const { customerId } = (await stage.api("GET", `/api/v1/cases/${id}`)).body;
  await desk.goto(`${stage.product.url}/desk/case/${id}`);
  await desk.locator("#case-title").waitFor();
  const proof = { recordLocator: code, surname: "Pluimstra", caseId: id };
  const { body } = await stage.api("POST", `/api/v1/customers/${customerId}/proof/booking`, proof);
  expect(body.status).toBe("proved");
  await desk.locator('#proof-standing[data-allows="changed"]').waitFor();
  return id;
}

/** The place in the list of the first that leaves in time to be boarded. */
async function inTime(caseId: string, locator: string): Promise<number> {
  const { body: theCase } = await stage.api("GET", `/api/v1/cases/${caseId}`);
  const { body: bookings } = await stage.api(
    "GET",
    `/api/v1/customers/${theCase.customerId}/bookings?caseId=${caseId}`,
  );
  const booking = bookings.items.find(({ recordLocator }: any) => recordLocator === locator);
  const { body } = await stage.api(
    "POST",
    `/api/v1/bookings/${booking.id}/alternatives?caseId=${caseId}&customerId=${theCase.customerId}`,
    { legIds: [booking.legs[0].id], from: "AMS", to: "LIS", date: soon },
  );
  const place = body.items.findIndex(({ journey }: any) => {
    const left = Date.parse(journey.legs[0].departs.at) - Date.now();
    return journey.legs.length === 1 && left > 2 * hours && left < 29 * hours;
  });
  expect(place).toBeGreaterThanOrEqual(0);
  return place;
}

describe.each([
  ["by a system that answers", "mirthe_pluim", "PLZMTR", null],
  ["by one that times out after it was done", "FennaWolkenveld", "PLZMTS", "timeout-after"],
])("a passenger flies another day, %s", (_how, passenger, locator, fault) => {
  let caseId: string;

  test("asks in private, and is offered what there is", async () => {
    await stage.control("reservations/bookings", {
      recordLocator: locator,
      passengers: [{ surname: "Pluimstra", givenName: "Mirthe", services: ["WCHR"] }],
      legs: [{ flight: "Q0910", date: dayOf(Date.now() + 4 * 24 * hours) }],
    });
    caseId = await asks(passenger, locator);
    await desk.locator("#case-title").click();
    await desk.keyboard.press(";");
    await desk.getByLabel(/^Date/).fill(soon);
    await desk.getByRole("button", { name: /^Search/ }).click();
    const options = desk.getByRole("list", { name: "Options" }).getByRole("button");
    await options.first().waitFor();
    await options.nth(await inTime(caseId, locator)).click();
    await desk.getByRole("timer").waitFor();
    await desk.getByRole("button", { name: /^Confirm: .* to be paid by link$/ }).click();
    await desk.getByText("waits for payment").waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("is sent a link, pays, and flies on the other day; the agent watches it happen", async () => {
    const before = (await received()).messages.length;
    await desk.getByRole("button", { name: "Send the payment link" }).click();
    const link = await until(
      () =>
        received().then(({ messages }) =>
          messages
            .slice(before)
            .map(({ text }: any) => /http\S+\/pay\/[\w-]{22}/.exec(text)?.[0])
            .find(Boolean),
        ),
      (one) => one !== undefined,
      "the link at the vendor",
    );
    if (fault) await stage.control("reservations/faults", { kind: fault, on: "change", count: 1 });
    await phone.goto(link ?? "");
    await phone.getByRole("button", { name: "Approve" }).click();
    await phone.getByRole("heading", { name: "Thank you" }).waitFor();
    const rebooking = await until(
      () => ofKind(caseId, "rebook"),
      (one) => one?.outcome === "done",
      "the rebooking",
    );
    expect([rebooking.attempts, rebooking.state]).toEqual([1, fault ? "reconciled" : "confirmed"]);
    const rail = desk.getByRole("complementary", { name: "What was done here" });
    await rail.locator("li", { hasText: "Rebooking" }).getByText("done").waitFor();
    await picture(desk, `fly-later-${fault ?? "well"}`);
    const sales = await until(
      () => stage.api("GET", "/api/v1/figures/sales/counted").then(({ body }) => body.items),
      (items) => items.some((one: any) => one.caseId === caseId),
      "the sale to be counted",
    );
    expect(sales.find((one: any) => one.caseId === caseId)).toMatchObject({
      kind: "saved",
      first: "x",
      last: "x",
      price: { amount: "5000" },
    });
    await desk.keyboard.press("Escape");
    await desk.getByRole("region", { name: "Payments" }).locator('[data-state="fulfilled"]').waitFor();
    // What they had on the old flight is asked for again by itself.
    await until(
      () => ofKind(caseId, "add-services"),
      (one) => one?.outcome === "done",
      "the wheelchair on the new flight",
    );
  });

  test("is checked in, and the pass is in the same thread", async () => {
    await desk.locator("#case-title").click();
    await desk.keyboard.press(";");
    await desk.getByRole("tab", { name: "Check in" }).click();
    // While seats are still being asked for the booking is another one than the agent saw: they are told, and ask again.
    let last: any = null;
    while (last?.outcome !== "done") {
      await desk.getByRole("tabpanel").getByRole("button", { name: "Check in" }).click();
      const before = last?.id;
      last = await until(
        () => ofKind(caseId, "check-in"),
        (one) => one !== undefined && one.id !== before && one.outcome !== null,
        "the check-in to be settled",
      );
      expect(["VERSION_CONFLICT", null]).toContain(last.refusal);
    }
    await desk.keyboard.press("Escape");
    await desk.locator("#case-title").click();
    await desk.keyboard.press("/");
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("radio", { name: /Boarding pass/ }).check();
    const before = (await received()).messages.length;
    await dialog.getByRole("button", { name: "Send documents" }).click();
    await dialog.waitFor({ state: "detached" });
    const sent = await until(
      () => received().then(({ messages }) => messages.slice(before)),
      (messages) => messages.some((one: any) => /\/trip\/jb_/.test(one.text)),
      "the pass at the vendor",
    );
    expect(sent.length).toBeGreaterThan(0);
    await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
    await phone.click('[data-tab="messages"]');
    await until(
      () =>
        phone.locator(".bubble img.media").evaluateAll((all) => all.filter((one: any) => one.naturalWidth > 0).length),
      (seen) => seen > 0,
      "the pass on the phone",
    );
    await picture(phone, `fly-later-phone-${fault ?? "well"}`);
  });
});

test("no page complained", () => {
  expect(stage.complaints).toEqual([]);
});
