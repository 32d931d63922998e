import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
let phone: Page;

const passenger = "mirthe_pluim";
const question = "Waar is mijn koffer? Hij kwam gisteren niet aan op Schiphol, vlucht Q0123.";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  // The mailbox is listened at once its end is known.
  await until(
    () => stage.api("GET", "/api/v1/channel-accounts"),
    ({ body }) => body.items.some(({ kind }: any) => kind === "email"),
    "the mailbox",
    30_000,
  );
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] }, { locale: "nl-NL" });
  phone = await stage.open({ size: { width: 1280, height: 900 } });
});
afterAll(() => stage?.close());

const lettersOf = (as: string): Promise<any[]> => stage.control(`mails?as=${as}`).then(({ items }) => items);

/** The newest mail that the airline wrote to them, once it says this. */
const answerTo = (as: string, text: string): Promise<any> =>
  until(
    () => lettersOf(as),
    (letters) => letters.some((one) => !one.isMine && one.text.includes(text)),
    "the answer",
  ).then((letters) => letters.findLast((one) => !one.isMine && one.text.includes(text)));

const caseNow = (): string => /case\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? "";

const caseWhere = (caseId: string, satisfies: (theCase: any) => boolean): Promise<any> =>
  until(() => stage.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body), satisfies, "the case");

/** Takes what is next and answers it, by keys alone. */
async function takeAndAnswer(text: string): Promise<string> {
  const before = desk.url();
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("Enter");
  await desk.waitForURL((url) => url.href !== before && /\/desk\/case\//.test(url.href));
  await desk.locator("[data-message]").first().waitFor();
  await desk.keyboard.press("r");
  await desk.locator("#reply:focus").waitFor();
  await desk.keyboard.type(text);
  await desk.keyboard.press("ControlOrMeta+Enter");
  await desk.locator('[data-message][data-delivery="pending"]').waitFor();
  return caseNow();
}

describe("mail", () => {
  let caseId: string;

  test("that a passenger writes on the phone stands on the desk, with its subject", async () => {
    await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
    await phone.waitForSelector("body[data-ready]");
    await phone.click("#tab-mail");
    await phone.fill("#mail-subject", "Koffer kwijt");
    await phone.fill("#composer", question);
    await phone.click("#send");
    await desk.locator("[data-case]").first().waitFor();
    expect(await desk.locator("[data-case]").first().textContent()).toContain("koffer");
  });

  test("is taken and answered by keys, and the answer lies in the passenger's mailbox", async () => {
    caseId = await takeAndAnswer("Goedemiddag Mirthe, uw koffer staat in Parijs en komt morgen.");
    await desk.locator('[data-message][data-delivery="accepted"]').waitFor();
    await picture(desk, "mail-desk");
    expect(await accessibilityFaults(desk)).toEqual([]);
    const answer = await answerTo(passenger, "staat in Parijs");
    expect(answer).toMatchObject({ subject: "Re: Koffer kwijt", from: { name: "Halcyra Air" } });
    expect(answer.text).toContain(`> ${question.slice(0, 30)}`);
    await phone.locator(".letter", { hasText: "staat in Parijs" }).first().waitFor();
    await picture(phone, "mail-phone");
    expect(await accessibilityFaults(phone)).toEqual([]);
  });

  test("that answers goes on in the same case, with only what is new; a key shows the rest", async () => {
    await phone.locator(".letter .answer").last().click();
    await phone.fill("#composer", "Dank u. Hoe laat komt hij morgen precies?");
    await phone.click("#send");
    const message = desk.locator("[data-message]", { hasText: "Hoe laat komt hij" });
    await message.waitFor();
    expect(caseNow()).toBe(caseId);
    expect(await message.innerText()).not.toContain("> ");
    await message.getByRole("button", { name: "Hele mail" }).waitFor();
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("m");
    await message.locator("p", { hasText: "> Goedemiddag Mirthe" }).waitFor();
    await picture(desk, "mail-unfolded");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("is answered with a file, and to somebody else too, both seen before it goes", async () => {
    await desk.locator('[data-read="true"]').waitFor();
    await desk.keyboard.press("r");
    await desk.locator("#reply:focus").waitFor();
    await desk.keyboard.type("In de bijlage staat het bezorgschema.");
    const pdf = {
      name: "Bezorgschema Zürich.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7 schema"),
    };
    await desk.locator("#attach").setInputFiles(pdf);
    await desk.locator('[data-upload="there"]', { hasText: "Bezorgschema Zürich.pdf" }).waitFor();
    const cc = desk.locator("#reply-copies input");
    await cc.fill("geen adres");
    await desk.keyboard.press("Enter");
    await desk.getByText("is geen mailadres", { exact: false }).waitFor();
    await cc.fill("zus@example.org");
    await desk.keyboard.press("Enter");
    await desk.getByText("is geen mailadres", { exact: false }).waitFor({ state: "detached" });
    // What was chosen is kept with the draft: another page, or none at all for a while, loses nobody.
    await desk.locator('[data-draft="saved"]').waitFor();
    await desk.reload();
    await desk.locator("#reply-copies").getByText("zus@example.org").waitFor();
    expect(await desk.locator("#reply").inputValue()).toContain("het bezorgschema");
    await desk.locator("#attach").setInputFiles(pdf);
    await desk.locator('[data-upload="there"]', { hasText: "Bezorgschema Zürich.pdf" }).waitFor();
    await picture(desk, "mail-answer-cc");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.locator("#reply").focus();
    await desk.keyboard.press("ControlOrMeta+Enter");
    const message = desk.locator("[data-message]", { hasText: "het bezorgschema" });
    await message.getByText("zus@example.org").waitFor();
    await message.getByText("Bezorgschema Zürich.pdf").waitFor();
    await answerTo(passenger, "het bezorgschema");
    await desk.locator('[data-message][data-delivery="accepted"]', { hasText: "het bezorgschema" }).waitFor();
    await picture(desk, "mail-answer-sent");
    expect(await accessibilityFaults(desk)).toEqual([]);
    expect(await desk.locator("#reply-copies").count()).toBe(0);
  });

  test("of a machine that answers for somebody keeps nobody waiting", async () => {
    await stage.control("mailboxes", { as: passenger, isAway: true });
    await desk.locator('[data-read="true"]').waitFor();
    await desk.keyboard.press("r");
    await desk.keyboard.type("Tussen 9 en 12 uur.");
    await desk.keyboard.press("ControlOrMeta+Enter");
    await answerTo(passenger, "Tussen 9 en 12 uur.");
    const theCase = await caseWhere(caseId, ({ messages }) => messages.some(({ letter }: any) => letter?.isAutomatic));
    expect(theCase.state).toBe("waiting");
    await desk.locator("[data-message]", { hasText: "I am travelling" }).waitFor();
    await picture(desk, "mail-away");
  });

  test("that comes back says so at the answer, and its case is in the queue again", async () => {
    await stage.control("mails", {
      as: "joostzeppelin",
      from: "Joost <joost@gone.example>",
      subject: "Terugbetaling",
      text: "Wanneer krijg ik mijn geld terug?",
    });
    await desk.locator("[data-case]", { hasText: "geld terug" }).waitFor();
    const other = await takeAndAnswer("Goedemiddag Joost, binnen zeven dagen.");
    expect(other).not.toBe(caseId);
    const theCase = await caseWhere(other, ({ messages }) =>
      messages.some(({ delivery }: any) => delivery?.state === "refused"),
    );
    expect(theCase.state).toBe("open");
    await desk.locator('[data-message][data-delivery="refused"]').waitFor();
    await picture(desk, "mail-came-back");
    expect(await accessibilityFaults(desk)).toEqual([]);
    expect(
      (await stage.api("GET", "/api/v1/messages?limit=200")).body.items.filter(({ author }: any) =>
        /mailer-daemon/i.test(author.handle ?? ""),
      ),
    ).toEqual([]);
  });

  test("in HTML is shown in a frame in which nothing runs", async () => {
    await stage.control("mails", {
      as: passenger,
      subject: "Met plaatje",
      text: "Zie het plaatje. Waar is hij nu?",
      html: '<p>Zie het <b>plaatje</b>. Waar is hij nu?</p><img src="https://tracker.example/a.png" alt="koffer"><script>document.title = "stolen"</script>',
    });
    const asked: string[] = [];
    desk.on("request", (request) => void asked.push(request.url()));
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    // In the case first, then on the page: a failure says which of the two was missing.
    await caseWhere(caseId, ({ messages }) => messages.some(({ letter }: any) => letter?.subject === "Met plaatje"));
    await desk.getByRole("button", { name: "Zoals verzonden" }).last().waitFor();
    await desk.keyboard.press("s");
    await desk.frameLocator("iframe").locator("b", { hasText: "plaatje" }).waitFor();
    await picture(desk, "mail-as-sent");
    expect(asked.filter((url) => url.includes("tracker.example"))).toEqual([]);
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("left the pages without an error", () => expect(stage.complaints).toEqual([]));
});
