import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  erasePayments,
  exportPayments,
  type Fulfilled,
  type PaidRequest,
} from "../../server/modules/payments/index.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { openScene, phone, type Scene, type Someone } from "./scene.ts";

let scene: Scene;
/** What the reservation system would be asked to do, and how it fares. */
const asked: PaidRequest[] = [];
let underWay = 0;
let mostAtOnce = 0;
const answers: Fulfilled[] = [];

beforeAll(async () => {
  const issue = {
    expects: async () => true,
    async fulfil(request: PaidRequest): Promise<Fulfilled> {
      asked.push(request);
      mostAtOnce = Math.max(mostAtOnce, ++underWay);
      await new Promise((done) => setImmediate(done));
      underWay--;
      return answers.shift() ?? { status: "fulfilled" };
    },
  };
  scene = await openScene({ fulfilments: new Map([["rebook", issue]]) });
});
afterAll(() => scene.close());

const go = (address: string, { method = "GET", agent = phone }: { method?: string; agent?: string } = {}) =>
  fetch(address, { method, redirect: "manual", headers: { "user-agent": agent, "accept-language": "nl" } });

const webhook = (body: string, { at = Date.now(), secret }: { at?: number; secret?: string } = {}) => {
  const key = secret ?? scene.world.payments.accounts().stripe.webhookSecret;
  const time = Math.floor(at / 1000);
  const signature = createHmac("sha256", key).update(`${time}.${body}`).digest("hex");
  return fetch(`${scene.ground.url}/webhooks/payments/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
    body,
  });
};

/** Asked for, sent, and their page open. */
async function sent(someone: Someone, more: object = {}) {
  const { status, body } = await scene.ask(someone.caseId, more);
  expect(status, JSON.stringify(body)).toBe(201);
  await scene.stands(someone.caseId, body.id, "sent");
  return { id: body.id as string, page: await scene.pageOf(body.id) };
}

const saidTo = ({ handle }: Someone): string[] =>
  scene.world
    .received()
    .messages.filter(({ to }) => to === handle)
    .map(({ text }) => text);

const hears = (someone: Someone, words: RegExp) =>
  until(
    async () => {
      await scene.ground.app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
      scene.ground.app.ring("outgoing");
      return saidTo(someone);
    },
    (said) => said.some((one) => words.test(one)),
    `them to read ${String(words)}`,
  );

const movesOf = (payment: any): string[] => payment.history.map(({ state }: any) => state);

test("who proved who they are gets a link in private, pays, and gets a receipt; whoever looks at the link, and however often the webhook comes", async () => {
  const { ground, world, agent, lead } = scene;
  const someone = await scene.somebody();
  const id = randomUUID();
  const asking = await scene.ask(someone.caseId, { id });
  expect(asking).toMatchObject({ status: 201, body: { state: "created", waitsForApproval: false, askedBy: "Lena" } });
  // A double click is one request, and one purpose has one that is open.
  expect((await scene.ask(someone.caseId, { id })).body.id).toBe(id);
  expect(await scene.ask(someone.caseId)).toMatchObject({ status: 409, body: { code: "payments.purpose-taken" } });
  await scene.stands(someone.caseId, id, "sent");
  const link = await scene.linkTo(someone);

  // Colleagues read what was said, and no link that they could pay by.
  const { body: theCase } = await agent("GET", `/api/v1/cases/${someone.caseId}`);
  const said = theCase.messages.find(({ text }: any) => text.includes("/pay/"));
  expect(said).toMatchObject({
    visibility: "private",
    text: expect.stringMatching(/€\s45,00 \(Tweede koffer, 23 kg\).*\/pay\/… /),
  });
  expect(JSON.stringify(theCase)).not.toContain(link.slice(-22));

  // Programs that look at links by themselves neither use it up nor count as somebody.
  expect((await go(link, { agent: "TelegramBot (like TwitterBot)" })).status).toBe(303);
  expect((await go(link, { method: "HEAD" })).status).toBe(303);
  expect((await agent("GET", `/api/v1/cases/${someone.caseId}/payments`)).body.items[0].state).toBe("sent");
  const page = await scene.pageOf(id);
  const led = await go(link);
  expect([led.status, led.headers.get("location")]).toEqual([303, `${world.url}/pay-pages/stripe/${page.id}`]);
  expect(page).toMatchObject({
    amount: 4500,
    currency: "EUR",
    reference: id,
    title: "Tweede koffer, 23 kg",
    locale: "nl",
  });
  await scene.stands(someone.caseId, id, "viewed");

  // The browser's return is nobody's word.
  expect((await go(`${ground.url}/pay/back`)).status).toBe(200);
  world.payments.copies(20);
  world.payments.pay(page.id);
  world.payments.copies(1);
  const payment = await scene.stands(someone.caseId, id, "fulfilled");
  expect(movesOf(payment)).toEqual(["created", "sent", "viewed", "paid", "fulfilled"]);
  expect(payment).toMatchObject({ paid: { amount: "4500", currency: "EUR" }, refunded: null });
  await hears(someone, /We hebben €\s45,00 \(Tweede koffer, 23 kg\) ontvangen/);
  expect(saidTo(someone).filter((one) => /ontvangen/.test(one))).toHaveLength(1);

  const after = await go(link);
  expect([after.status, await after.text()]).toEqual([200, expect.stringContaining("Dit is betaald")]);
  const read = await ground.api("GET", `/api/v1/audit?subject=payment/${id}`);
  expect(read.body.items.map(({ action }: any) => action)).toEqual(["payments.ask"]);
  expect((await lead("GET", "/api/v1/payments?waits=trouble")).body.items).toEqual([]);
});

describe("nobody is asked for money", () => {
  test("in public, before they have proved who they are, beyond a role's limit, or for what nobody carries out", async () => {
    const { world, agent } = scene;
    const unproved = await scene.somebody({ isProved: false });
    expect(await scene.ask(unproved.caseId)).toMatchObject({
      status: 409,
      body: { code: "payments.may-not-ask", details: { why: "not-proved" } },
    });
    const handle = `p${randomUUID().slice(0, 8)}`;
    world.addPassenger({ handle, name: "A Passenger", language: "en", acceptsMessages: true });
    const post = world.writePost({ as: handle, text: `@${world.brand.handle} may I pay for a second bag?` });
    const { caseId } = await until(
      () => agent("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]),
      (message) => message?.caseId !== undefined,
    );
    expect(await scene.ask(caseId)).toMatchObject({ body: { details: { why: "public" } } });
    expect((await agent("GET", `/api/v1/cases/${caseId}/payments`)).body.asking.refused).toBe("public");

    const { caseId: theirs } = await scene.somebody();
    const refusals: [object, string][] = [
      [{ money: { amount: "50001", currency: "EUR" } }, "payments.above-limit"],
      [{ money: { amount: "100", currency: "JPY" } }, "payments.above-limit"],
      [{ money: { amount: "0", currency: "EUR" } }, "payments.not-taken"],
      [{ purpose: { kind: "issue", reference: "op-1" } }, "payments.not-due"],
      [{ purpose: { kind: "rebook", reference: null } }, "payments.purpose"],
      [{ about: "kaart 4111 1111 1111 1111" }, "payments.card-in-words"],
      [{ quoteEndsAt: new Date(Date.now() + 30 * 60_000).toISOString() }, "payments.too-short"],
      [{ minutes: 20 }, "request.invalid"],
    ];
    for (const [more, code] of refusals) expect((await scene.ask(theirs, more)).body.code, code).toBe(code);
  });

  test("above the amount of four eyes until somebody else says yes, within a limit of their own", async () => {
    const { ground, agent, lead } = scene;
    const someone = await scene.somebody();
    const { body } = await scene.ask(someone.caseId, { money: { amount: "30000", currency: "EUR" } }, lead);
    expect(body).toMatchObject({ state: "created", waitsForApproval: true });
    const approve = (by: typeof agent) => by("POST", `/api/v1/payments/${body.id}/approve`);
    expect(await approve(agent)).toMatchObject({ status: 403, body: { code: "staff.not-allowed" } });
    expect(await approve(lead)).toMatchObject({ status: 403, body: { code: "payments.own-request" } });
    await expect(
      ground.app
        .db`update payments.request set approved_by = asked_by, approved_at = platform.now() where id = ${body.id}`,
    ).rejects.toThrow("request_four_eyes");
    await expect(ground.app.db`update payments.request set state = 'sent' where id = ${body.id}`).rejects.toThrow(
      /request_approved|check constraint/,
    );
    expect(await ground.app.db`select from payments.operation where request_id = ${body.id}`).toHaveLength(0);
    const other = await ground.as("lead", "Zoë");
    expect((await other("GET", "/api/v1/payments")).body.items).toMatchObject([
      { id: body.id, isOwn: false, askedBy: "Bo" },
    ]);
    expect(await approve(other)).toMatchObject({ status: 200, body: { approvedBy: "Zoë", waitsForApproval: false } });
    expect((await approve(other)).status).toBe(200);
    await scene.stands(someone.caseId, body.id, "sent");
  });
});

describe("a webhook", () => {
  test("that nobody signed, or that comes again after five minutes, changes nothing; a tool of the provider's does not shake what was told", async () => {
    const { world } = scene;
    const someone = await scene.somebody();
    const { id, page } = await sent(someone);
    const event = (object: object, type = "checkout.session.completed", eventId = `evt_${randomUUID()}`) =>
      JSON.stringify({ id: eventId, type, created: Math.floor(Date.now() / 1000), data: { object } });
    const paid = {
      id: page.id,
      client_reference_id: id,
      payment_status: "paid",
      status: "complete",
      payment_intent: `pi_${randomUUID()}`,
      amount_total: 4500,
      currency: "eur",
    };
    expect((await webhook(event(paid), { secret: "whsec_other" })).status).toBe(401);
    expect((await webhook(event(paid), { at: Date.now() - 301_000 })).status).toBe(401);
    expect((await webhook("{}", {})).status).toBe(200);
    expect((await fetch(`${scene.ground.url}/webhooks/payments/paypal`, { method: "POST", body: "x" })).status).toBe(
      404,
    );
    // The end of the session overtakes its payment; twenty at once of each.
    const [over, done] = [event({ ...paid, payment_status: "unpaid", status: "complete" }), event(paid)];
    const all = [...Array<string>(20).fill(done), ...Array<string>(20).fill(over)];
    const answered = await Promise.all(all.map((body) => webhook(body)));
    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
    await scene.stands(someone.caseId, id, "fulfilled");
    expect(
      (await webhook(event({ ...paid, payment_status: "unpaid", status: "expired" }, "checkout.session.expired")))
        .status,
    ).toBe(200);
    const [waiting] = await until(
      () => scene.ground.app.db`select count(*)::int as n from payments.delivery where state = 'waiting'`,
      ([row]) => row?.["n"] === 0,
    );
    expect(waiting).toBeDefined();
    expect((await scene.stands(someone.caseId, id, "fulfilled")).history).toHaveLength(4);
    expect(world.payments.pages().filter(({ reference }) => reference === id)).toHaveLength(1);
  });

  test("of another amount or currency carries nothing out and gives nothing back: somebody looks", async () => {
    const { world, lead } = scene;
    const someone = await scene.somebody();
    const { id, page } = await sent(someone);
    world.payments.pay(page.id, { amount: 4400 });
    const payment = await scene.stands(someone.caseId, id, "fulfil-failed");
    expect(payment).toMatchObject({ why: "amount-differs", paid: { amount: "4400" }, refunded: null });
    expect((await lead("GET", "/api/v1/payments?waits=trouble")).body.items).toMatchObject([
      { id, why: "amount-differs" },
    ]);
    const { body: operations } = await scene.ground.api("GET", "/api/v1/operations");
    expect(operations.alarms).toContainEqual(expect.objectContaining({ code: "payments-in-trouble", amount: 1 }));
    const refund = (amount: string | undefined, by = lead) =>
      by("POST", `/api/v1/payments/${id}/refund`, { id: randomUUID(), amount, reason: "Wrong amount" });
    expect(await refund(undefined, scene.agent)).toMatchObject({ status: 403 });
    expect(await refund("4401")).toMatchObject({ status: 409, body: { code: "payments.more-than-paid" } });
    const both = await Promise.all([refund("3000"), refund("3000")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await scene.stands(someone.caseId, id, "fulfil-failed")).refunded).toMatchObject({ amount: "3000" });
    expect((await refund(undefined)).status).toBe(200);
    expect((await scene.stands(someone.caseId, id, "refunded")).refunded).toMatchObject({ amount: "4400" });
    await hears(someone, /€\s30,00 terugbetaald/);
    await hears(someone, /€\s14,00 terugbetaald/);
    expect(page).toMatchObject({ paid: { refunds: [{ amount: 3000 }, { amount: 1400 }] } });
  });
});

test("who pays after it was taken back gets it back by itself, and both are told; what the bank or the provider's desk does is seen", async () => {
  const { world, agent, lead } = scene;
  const someone = await scene.somebody();
  const { id, page } = await sent(someone);
  const link = await scene.linkTo(someone);
  expect((await agent("POST", `/api/v1/payments/${id}/cancel`)).body).toMatchObject({ state: "cancelled" });
  const over = await go(link);
  expect([over.status, await over.text()]).toEqual([410, expect.stringContaining("Deze link is verlopen")]);
  await until(
    async () => page.state,
    (state) => state === "over",
    "the provider's page to be closed",
  );
  world.payments.pay(page.id, { isLate: true });
  const payment = await scene.stands(someone.caseId, id, "refunded");
  expect(movesOf(payment)).toEqual(["created", "sent", "cancelled", "refunding", "refunded"]);
  expect(payment.history.at(-2)).toMatchObject({ why: "late", by: null });
  await hears(someone, /kwam binnen nadat de link was verlopen/);
  expect(await (await go(link)).text()).toContain("Dit gaat naar u terug");
  await hears(someone, /€\s45,00 terugbetaald/);
  expect(await agent("POST", `/api/v1/payments/${id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: "payments.too-late" },
  });

  const kept = await sent(someone);
  world.payments.pay(kept.page.id);
  await scene.stands(someone.caseId, kept.id, "fulfilled");
  world.payments.dispute(kept.page.id);
  const disputed = () =>
    lead("GET", "/api/v1/payments?waits=trouble").then(({ body }) => body.items.map((one: any) => one.id));
  await until(disputed, (ids) => ids.includes(kept.id), "the dispute to be seen");
  world.payments.refundAtDesk(kept.page.id, 1500);
  await until(
    () => agent("GET", `/api/v1/cases/${someone.caseId}/payments`).then(({ body }) => body.items[0]),
    (one) => one.refunded?.amount === "1500" && one.state === "fulfilled",
    "the refund of the provider's desk",
  );
  world.payments.refuseRefunds(true);
  expect(
    (await lead("POST", `/api/v1/payments/${kept.id}/refund`, { id: randomUUID(), reason: "Asked for" })).status,
  ).toBe(200);
  await until(
    () => agent("GET", `/api/v1/cases/${someone.caseId}/payments`).then(({ body }) => body.items[0]),
    (one) => one.why === "refund-refused",
    "the refund to be refused",
  );
  world.payments.refuseRefunds(false);
});

describe("what was paid for", () => {
  const rebook = () => ({ purpose: { kind: "rebook", reference: `op-${randomUUID()}` }, about: null });

  test("is carried out once, asked again only where nobody knows, and given back where it surely was not", async () => {
    const { world, ground } = scene;
    const someone = await scene.somebody();
    answers.push({ status: "unsure" });
    const { id, page } = await sent(someone, rebook());
    world.payments.copies(20);
    world.payments.pay(page.id);
    world.payments.copies(1);
    await until(
      async () => asked.length,
      (n) => n === 1,
      "the first question",
    );
    await until(
      () => ground.app.db`select fulfil_until from payments.request where id = ${id}`,
      ([row]) => row?.["fulfilUntil"] === null,
      "the first answer to be written down",
    );
    await ground.app.db`update payments.request set fulfil_due_at = platform.now() where id = ${id}`;
    await scene.stands(someone.caseId, id, "fulfilled");
    expect(asked.map((one) => one.id)).toEqual([id, id]);
    expect(mostAtOnce).toBe(1);
    await hears(someone, /€\s45,00 \(de wijziging van uw boeking\) ontvangen/);
    // The same operation is not paid for twice.
    const again = { purpose: { kind: "rebook", reference: asked[0]?.purpose.reference }, about: null };
    expect(await scene.ask(someone.caseId, again)).toMatchObject({
      status: 409,
      body: { code: "payments.purpose-taken" },
    });

    answers.push({ status: "failed", why: "the fare is gone" });
    const other = await sent(someone, rebook());
    world.payments.pay(other.page.id);
    const failed = await scene.stands(someone.caseId, other.id, "refunded");
    expect(movesOf(failed)).toEqual(["created", "sent", "paid", "fulfil-failed", "refunding", "refunded"]);
    await hears(someone, /konden het niet uitvoeren \(de wijziging van uw boeking\)/);
    await hears(someone, /€\s45,00 terugbetaald/);
  });
});

test("a provider that fails, or takes a call and never answers, opens one page, gives back once, and loses nothing", async () => {
  const { world, ground, lead } = scene;
  const someone = await scene.somebody();
  const hurry = () =>
    ground.app.db`update payments.operation set due_at = platform.now() where state in ('prepared', 'unsure')`;
  const patiently = async (id: string, state: string) =>
    until(
      async () => {
        await hurry();
        ground.app.ring("payments");
        return (await lead("GET", `/api/v1/cases/${someone.caseId}/payments`)).body.items.find(
          (one: any) => one.id === id,
        );
      },
      (one) => one?.state === state,
      `the payment to be ${state}`,
    );
  world.payments.fail("lost");
  world.payments.fail("away", 2);
  world.payments.fail("limited");
  const { body } = await scene.ask(someone.caseId);
  await patiently(body.id, "sent");
  expect(world.payments.pages().filter(({ reference }) => reference === body.id)).toHaveLength(1);
  const page = await scene.pageOf(body.id);

  // The webhook is lost: whoever went to the page is asked about.
  world.payments.hold();
  const link = await scene.linkTo(someone);
  await go(link);
  world.payments.pay(page.id);
  await ground.app.db`update payments.request set look_at = platform.now() where id = ${body.id}`;
  await patiently(body.id, "fulfilled");
  await world.payments.release({ shuffled: true });

  world.payments.fail("lost");
  await lead("POST", `/api/v1/payments/${body.id}/refund`, { id: randomUUID(), reason: "They asked" });
  await patiently(body.id, "refunded");
  expect(page.paid?.refunds).toHaveLength(1);
});

describe.each(["adyen", "mollie", "stripe"] as const)("by %s", (kind) => {
  test("yen and dinars are paid to the last digit, and given back in parts", async () => {
    const { ground, world, lead } = scene;
    const { body: usual } = await lead("GET", "/api/v1/settings/payments");
    expect(usual.providers.map((one: any) => one.kind).toSorted()).toEqual(["adyen", "mollie", "stripe"]);
    const limits = { agent: "500000", desk: "0", lead: "500000", admin: "0", fourEyesAbove: "500000" };
    const currencies = [...usual.rule.currencies, ...["JPY", "KWD"].map((currency) => ({ currency, ...limits }))];
    const rule = { currencies: [...new Map(currencies.map((one) => [one.currency, one])).values()] };
    const set = (version: number) => lead("PUT", "/api/v1/settings/payments", { rule, version });
    expect((await set(usual.version)).body).toMatchObject({ version: usual.version + 1 });
    expect(await set(usual.version)).toMatchObject({ status: 409, body: { code: "payments.rule-changed" } });
    scene.useProvider(kind);
    const someone = await scene.somebody({ text: "May I pay for my second bag?", language: "en" });
    for (const [money, units, said] of [
      [{ amount: "12345", currency: "JPY" }, 12_345, /We have received ¥12,345 /],
      [{ amount: "12340", currency: "KWD" }, 12_340, /We have received KWD\s12\.340 /],
    ] as const) {
      const { id, page } = await sent(someone, { money, about: `Bag ${money.currency}` });
      expect(page).toMatchObject({ kind, amount: units, currency: money.currency });
      world.payments.copies(3);
      world.payments.pay(page.id);
      world.payments.copies(1);
      const payment = await scene.stands(someone.caseId, id, "fulfilled");
      expect(payment).toMatchObject({ provider: kind, paid: money });
      await hears(someone, said);
      const refund = (amount?: string) =>
        lead("POST", `/api/v1/payments/${id}/refund`, { id: randomUUID(), amount, reason: "They asked" });
      expect((await refund("10")).status).toBe(200);
      const isBack = async () =>
        (await lead("GET", `/api/v1/cases/${someone.caseId}/payments`)).body.items.find((one: any) => one.id === id);
      await until(isBack, (one) => one.state === "fulfilled" && one.refunded?.amount === "10", "a part to be back");
      expect((await refund()).status).toBe(200);
      expect((await scene.stands(someone.caseId, id, "refunded")).refunded).toEqual(money);
      expect(page.paid?.refunds.map(({ amount }) => amount)).toEqual([10, units - 10]);
    }
    scene.useProvider("stripe");
    expect(await ground.app.db`select from payments.delivery where state = 'unreadable'`).toHaveLength(1);
  });
});

test("a card number that somebody writes in private is masked, and they are told to let that be, once", async () => {
  const { world, agent } = scene;
  const someone = await scene.somebody({ isProved: false });
  for (const text of ["mijn kaart is 4111 1111 1111 1111, geldig tot 12/30", "of 5555 5555 5555 4444?"])
    world.sendMessage({ as: someone.handle, text });
  await hears(someone, /Stuur hier nooit kaartgegevens/);
  const { body } = await until(
    () => agent("GET", `/api/v1/cases/${someone.caseId}`),
    ({ body }) => body.messages.filter(({ direction }: any) => direction === "inbound").length === 3,
  );
  expect(JSON.stringify(body)).not.toMatch(/4111|5555/);
  expect(saidTo(someone).filter((one) => /kaartgegevens/.test(one))).toHaveLength(1);
});

test("guessing links gets slower, and a wrong one tells nothing", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 25; n++)
    statuses.push((await go(`${scene.ground.url}/pay/${randomUUID().replaceAll("-", "").slice(0, 22)}`)).status);
  expect(statuses.slice(0, 20)).toEqual(Array<number>(20).fill(404));
  expect(statuses.at(-1)).toBe(429);
  await scene.ground.app.db`delete from proof.miss`;
});

test("nothing of a card, and nothing that a provider says of people, is kept; who is erased can be paid for by nobody", async () => {
  const { ground, world } = scene;
  const someone = await scene.somebody();
  const { id, page } = await sent(someone);
  const link = await scene.linkTo(someone);
  expect(await exportPayments(ground.app.db, [someone.customerId])).toMatchObject([
    { amount: "4500", currency: "EUR", state: "sent" },
  ]);
  expect(await erasePayments(ground.app.db, [someone.customerId])).toEqual({ payments: 1 });
  expect((await go(link)).status).toBe(404);
  await until(
    async () => page.state,
    (state) => state === "over",
    "the provider's page to be closed",
  );
  expect((await ground.app.db`select about, page_url from payments.request where id = ${id}`)[0]).toEqual({
    about: null,
    pageUrl: null,
  });
  await until(
    () => ground.app.db`select from payments.delivery where state = 'waiting'`,
    (rows) => rows.length === 0,
    "all deliveries to be read",
  );
  expect(world.payments.told().some(({ body }) => body.includes("last4"))).toBe(true);
  for (const table of ["request", "history", "receipt", "refund", "operation", "delivery"]) {
    const rows = await ground.app.db`select row_to_json(t)::text as text from ${ground.app.db(`payments.${table}`)} t`;
    for (const { text } of rows) expect(text, table).not.toMatch(/"4242"|last4|cardHolder|41111111/);
  }
  expect(await ground.app.db`select from payments.delivery where body is not null`).toHaveLength(1);
});

test("what is not paid in time is closed at the provider first, and paid afterwards goes back", async () => {
  const { ground, world } = scene;
  const someone = await scene.somebody();
  const { id, page } = await sent(someone);
  const link = await scene.linkTo(someone);
  await moveClock(ground.app, "2 hours");
  expect((await go(link)).status).toBe(410);
  await scene.stands(someone.caseId, id, "expired");
  expect(page.state).toBe("over");
  world.payments.pay(page.id, { isLate: true });
  await scene.stands(someone.caseId, id, "refunded");
  await expect(ground.app.db`update payments.request set state = 'paid' where id = ${id}`).rejects.toThrow(
    "there is no way to",
  );
  await expect(ground.app.db`update payments.request set amount = 1 where id = ${id}`).rejects.toThrow(
    "does not change",
  );
});

test("what is past its end, and was paid without a word of Adyen's, is somebody's to look at until the word comes", async () => {
  const { ground, world, lead } = scene;
  scene.useProvider("adyen");
  const someone = await scene.somebody();
  const { id, page } = await sent(someone);
  await go(await scene.linkTo(someone));
  world.payments.hold();
  world.payments.pay(page.id);
  await moveClock(ground.app, "90 minutes");
  const trouble = await until(
    async () => (await lead("GET", "/api/v1/payments?waits=trouble")).body.items.find((one: any) => one.id === id),
    (found) => found !== undefined,
    "it to be named",
  );
  expect(trouble).toMatchObject({ state: "viewed", why: "no-word", paid: null });
  const { body: operations } = await ground.api("GET", "/api/v1/operations");
  expect(operations.alarms.map(({ code }: any) => code)).toContain("payments-in-trouble");
  await world.payments.release();
  expect(await scene.stands(someone.caseId, id, "fulfilled")).toMatchObject({ why: null, paid: { amount: "4500" } });
});
