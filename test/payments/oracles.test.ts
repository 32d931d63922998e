/** The providers' own libraries as the oracle: what they sign we take, what we refuse they refuse, and the world speaks as they read. Mollie signs nothing, and its library speaks to nobody without TLS. */
import type * as Validator from "@adyen/api-library/lib/src/utils/hmacValidator.js";
import { Stripe } from "stripe";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectPayments } from "../../server/adapters/payments/index.ts";
import type { PaymentProvider } from "../../server/modules/payments/index.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { startWorld, type World } from "../../world/world.ts";

// The one file of it that we need: all of it takes seconds to load.
const { default: hmacValidator } = createRequire(import.meta.url)(
  "@adyen/api-library/lib/src/utils/hmacValidator.js",
) as typeof Validator.default;

let world: World;
const provider: Record<string, PaymentProvider> = {};

beforeAll(async () => {
  world = await startWorld({ rate: 0, seed: 11, firstPauseMs: 20 });
  for (const one of connectPayments({ ...world.payments.accounts(), first: null }).values()) provider[one.kind] = one;
});
afterAll(() => world.close());

const of = (kind: string): PaymentProvider => {
  const one = provider[kind];
  if (!one) throw new Error(`no ${kind}`);
  return one;
};

const at = new Date();
const wish = (more: object = {}) => ({
  requestId: randomUUID(),
  key: randomUUID(),
  money: { amount: "4500", currency: "EUR" },
  title: "Second bag",
  language: "en",
  expiresAt: new Date(at.getTime() + 3_600_000),
  askedAt: at,
  returnUrl: "https://care.example/pay/back",
  webhookUrl: `https://care.example/webhooks/payments/mollie/${randomUUID()}`,
  isAgain: false,
  ...more,
});

describe("Stripe", () => {
  const library = () => new Stripe("sk_test_x", { maxNetworkRetries: 0 });
  const payload = JSON.stringify({ id: "evt_1", type: "x", created: 1, data: { object: {} } });
  const secret = () => world.payments.accounts().stripe.webhookSecret;
  const hear = (body: string, header: string, when = new Date()) =>
    of("stripe").hear({ headers: { "stripe-signature": header }, body: Buffer.from(body) }, when).status;

  test("what its library signs is genuine, and nothing else", () => {
    const header = library().webhooks.generateTestHeaderString({ payload, secret: secret() });
    expect(hear(payload, header)).toBe("genuine");
    expect(hear(`${payload} `, header)).toBe("forged");
    expect(hear(payload, library().webhooks.generateTestHeaderString({ payload, secret: "whsec_other" }))).toBe(
      "forged",
    );
    const old = Math.floor(Date.now() / 1000) - 301;
    const late = library().webhooks.generateTestHeaderString({ payload, secret: secret(), timestamp: old });
    expect(hear(payload, late)).toBe("forged");
    expect(() => library().webhooks.constructEvent(payload, late, secret())).toThrow("tolerance");
    for (const odd of ["", "t=1", "v1=00", `t=${old}`, header.replace("v1=", "v0=")])
      expect(hear(payload, odd)).toBe("forged");
    // While a secret is changed there are two.
    expect(hear(payload, header.replace("v1=", `v1=${"0".repeat(64)},v1=`))).toBe("genuine");
  });

  test("its library reads what the world answers and tells", async () => {
    const { url, key } = world.payments.accounts().stripe;
    const { hostname, port } = new URL(url);
    // The library puts /v1 behind the host: the world is under /stripe, so the path is put before it.
    const there = new Stripe(key, {
      maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient((address: string | URL | Request, init?: RequestInit) =>
        fetch(
          (typeof address === "string" ? address : address instanceof URL ? address.href : address.url).replace(
            /^https:\/\/api\.stripe\.com/,
            `http://${hostname}:${port}/stripe`,
          ),
          init,
        ),
      ),
    });
    const asked = wish();
    const opened = await of("stripe").create(asked);
    if (opened.status !== "open") throw new Error(opened.status);
    const session = await there.checkout.sessions.retrieve(opened.hostedId);
    expect(session).toMatchObject({
      client_reference_id: asked.requestId,
      amount_total: 4500,
      currency: "eur",
      status: "open",
    });
    world.payments.pay(opened.hostedId);
    const hook = world.payments.told().at(-1);
    if (!hook) throw new Error("nothing was told");
    const event = there.webhooks.constructEvent(hook.body, hook.headers["stripe-signature"] ?? "", secret());
    expect(event.type).toBe("checkout.session.completed");
    const paid = await there.checkout.sessions.retrieve(opened.hostedId);
    const intent = typeof paid.payment_intent === "string" ? paid.payment_intent : "";
    const refund = await there.refunds.create({ payment_intent: intent, amount: 4500 });
    expect(refund.status).toBe("succeeded");
    await expect(there.refunds.create({ payment_intent: intent, amount: 1 })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    await expect(there.checkout.sessions.expire(opened.hostedId)).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
    });
  });
});

describe("Adyen", () => {
  const body = (item: object) =>
    Buffer.from(JSON.stringify({ live: "false", notificationItems: [{ NotificationRequestItem: item }] }));

  test("what its library signs is genuine, and nothing else", () => {
    const { hmacKey, merchantAccount } = world.payments.accounts().adyen;
    const item = {
      amount: { currency: "EUR", value: 4500 },
      pspReference: "ZXCV1234",
      eventCode: "AUTHORISATION",
      eventDate: new Date().toISOString(),
      merchantAccountCode: merchantAccount,
      merchantReference: randomUUID(),
      originalReference: "",
      success: "true",
      paymentMethod: "visa",
      reason: "",
      operations: [],
    };
    const sign = (one: object, key = hmacKey) => new hmacValidator().calculateHmac(one as never, key);
    const signed = (one: object, key?: string) => ({ ...one, additionalData: { hmacSignature: sign(one, key) } });
    const hear = (one: object) => of("adyen").hear({ headers: {}, body: body(one) }, new Date()).status;
    expect(hear(signed(item))).toBe("genuine");
    expect(hear({ ...signed(item), success: "false" })).toBe("forged");
    expect(hear({ ...signed(item), amount: { currency: "EUR", value: 1 } })).toBe("forged");
    expect(hear(signed(item, "AB".repeat(32)))).toBe("forged");
    // Signed with our key, for another merchant's account.
    expect(hear(signed({ ...item, merchantAccountCode: "Somebody" }))).toBe("forged");
    expect(hear(item)).toBe("forged");
  });

  test("its library takes what the world signs", async () => {
    const { url, key, merchantAccount, hmacKey } = world.payments.accounts().adyen;
    const asked = wish();
    const opened = await of("adyen").create(asked);
    if (opened.status !== "open") throw new Error(opened.status);
    const response = await fetch(`${url}/paymentLinks/${opened.hostedId}`, { headers: { "x-api-key": key } });
    expect(await response.json()).toMatchObject({ reference: asked.requestId, status: "active", merchantAccount });
    world.payments.pay(opened.hostedId);
    const told = JSON.parse(world.payments.told().at(-1)?.body ?? "{}");
    expect(new hmacValidator().validateHMAC(told.notificationItems[0].NotificationRequestItem, hmacKey)).toBe(true);
  });
});

describe.each(["stripe", "adyen", "mollie"])("%s", (kind) => {
  test("an unanswered call is one page, an unanswered refund one refund, whatever comes between", async () => {
    const asked = wish({ money: { amount: "12340", currency: "KWD" } });
    world.payments.fail("lost");
    expect(await of(kind).create(asked)).toMatchObject({ status: "unsure" });
    world.payments.fail("limited");
    expect((await of(kind).create({ ...asked, isAgain: true })).status).toMatch(/busy|unsure/);
    const opened = await of(kind).create({ ...asked, isAgain: true });
    if (opened.status !== "open") throw new Error(opened.status);
    const pages = world.payments.pages().filter(({ id }) => id === opened.hostedId);
    expect(pages).toHaveLength(1);
    const at = { requestId: asked.requestId, hostedId: opened.hostedId };
    expect(await of(kind).look(at)).toMatchObject({ status: "here", state: "open", notices: [] });
    world.payments.pay(opened.hostedId);
    expect(await of(kind).look(at)).toMatchObject({ status: "here", state: "paid" });
    expect(await of(kind).expire({ ...at, key: randomUUID() })).toEqual({ status: "paid" });
    const paymentId = pages[0]?.paid?.id ?? "";
    const refund = {
      requestId: asked.requestId,
      refundId: randomUUID(),
      key: randomUUID(),
      paymentId,
      money: asked.money,
    };
    world.payments.fail("lost");
    expect(await of(kind).refund({ ...refund, isAgain: false })).toMatchObject({ status: "unsure" });
    expect((await of(kind).refund({ ...refund, isAgain: true })).status).toMatch(/done|pending/);
    expect(world.payments.pages().find(({ id }) => id === opened.hostedId)?.paid?.refunds).toHaveLength(1);
  });

  test("a page that was closed is closed, one that never was is not there, and a key that it does not take can be renewed", async () => {
    const asked = wish();
    const opened = await of(kind).create(asked);
    if (opened.status !== "open") throw new Error(opened.status);
    const at = { requestId: asked.requestId, hostedId: opened.hostedId, key: randomUUID() };
    expect(await of(kind).expire(at)).toEqual({ status: "closed" });
    expect(await of(kind).expire({ ...at, key: randomUUID() })).toEqual({ status: "closed" });
    expect(await of(kind).look({ ...at, hostedId: "nothing" })).toMatchObject({ status: "away" });
    const accounts = structuredClone(world.payments.accounts());
    for (const one of Object.values(accounts)) one.key = "another";
    const other = connectPayments({ ...accounts, first: null }).get(kind);
    expect(await other?.create(wish())).toMatchObject({ status: "busy" });
    const far = connectPayments({
      ...accounts,
      [kind]: { ...accounts[kind as "stripe"], url: `http://127.0.0.1:${await findFreePort()}` },
      first: null,
    }).get(kind);
    expect(await far?.create(wish())).toMatchObject({ status: "busy", why: "it can't be reached" });
  });
});
