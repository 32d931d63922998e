/** Stripe from the other end: Checkout Sessions, refunds, signed events. https://docs.stripe.com/api */
import { createHmac, randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { newId, type Page, type Paid, type Refund } from "./book.ts";
import type { Answer } from "./faults.ts";
import { type Ground, pageUrl, type Played, refundedOf } from "./provider.ts";

type Form = Record<string, string>;

const error = (code: number, type: string, what: string): Answer => ({
  code,
  body: { error: { type, code: what, message: "As Stripe would say it." } },
});
const other = (what: "key" | "limited" | "away"): Answer =>
  what === "key"
    ? error(400, "idempotency_error", "idempotency_key_in_use")
    : what === "limited"
      ? error(429, "invalid_request_error", "rate_limit")
      : error(500, "api_error", "internal");

export function playStripe(ground: Ground, { key, secret }: { key: string; secret: string }): Played {
  const { server, book, failing, now } = ground;
  const seconds = (at: number): number => Math.floor(at / 1000);
  const may = (request: FastifyRequest): boolean => request.headers.authorization === `Bearer ${key}`;
  const unknownKey = error(401, "invalid_request_error", "api_key_invalid");

  const sessionOf = (page: Page) => ({
    id: page.id,
    object: "checkout.session",
    client_reference_id: page.reference,
    metadata: { request: page.reference },
    mode: "payment",
    amount_total: page.paid?.amount ?? page.amount,
    currency: (page.paid?.currency ?? page.currency).toLowerCase(),
    created: seconds(page.createdAt),
    expires_at: seconds(page.expiresAt),
    locale: page.locale,
    livemode: false,
    payment_intent: page.paid?.id ?? null,
    payment_status: page.paid ? "paid" : "unpaid",
    status: page.state === "over" ? "expired" : page.state === "paid" ? "complete" : "open",
    success_url: page.returnUrl,
    cancel_url: page.returnUrl,
    url: page.state === "open" ? pageUrl(ground, page) : null,
  });
  const refundOf = (paid: Paid, refund: Refund) => ({
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    currency: paid.currency.toLowerCase(),
    payment_intent: paid.id,
    charge: `ch_${paid.id.slice(3)}`,
    metadata: refund.reference ? { refund: refund.reference } : {},
    status: refund.state === "done" ? "succeeded" : refund.state,
  });

  const tell = (type: string, object: unknown): void => {
    const created = seconds(now());
    const body = JSON.stringify({
      id: `evt_${newId()}`,
      object: "event",
      api_version: "2026-10-28.endive",
      created,
      type,
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object },
    });
    ground.telling.tell(() => {
      const time = seconds(Date.now());
      const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
      return {
        url: `${ground.productUrl() ?? ""}/webhooks/payments/stripe`,
        headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": `t=${time},v1=${signature}` },
        body,
      };
    });
  };

  const create = (form: Form): Answer => {
    const amount = Number(form["line_items[0][price_data][unit_amount]"]);
    const expiresAt = Number(form["expires_at"]) * 1000;
    const currency = (form["line_items[0][price_data][currency]"] ?? "").toUpperCase();
    if (form["mode"] !== "payment" || !Number.isInteger(amount) || amount < 1 || !/^[A-Z]{3}$/.test(currency))
      return error(400, "invalid_request_error", "parameter_invalid");
    if (["ISK", "UGX"].includes(currency) && amount % 100 !== 0)
      return error(400, "invalid_request_error", "invalid_charge_amount_no_decimal_compatible");
    if (["BHD", "JOD", "KWD", "OMR", "TND"].includes(currency) && amount % 10 !== 0)
      return error(400, "invalid_request_error", "parameter_invalid");
    if (!(expiresAt >= Date.now() + 30 * 60_000 && expiresAt <= Date.now() + 24.1 * 3_600_000))
      return error(400, "invalid_request_error", "expires_at_invalid");
    const page = book.add({
      id: `cs_test_${newId(40)}`,
      kind: "stripe",
      reference: form["client_reference_id"] ?? "",
      amount,
      currency,
      title: form["line_items[0][price_data][product_data][name]"] ?? "",
      locale: form["locale"] ?? "auto",
      returnUrl: form["success_url"] ?? "",
      webhookUrl: null,
      expiresAt,
    });
    return { code: 200, body: sessionOf(page) };
  };

  const expire = (id: string): Answer => {
    const page = book.find("stripe", id);
    if (!page) return error(404, "invalid_request_error", "resource_missing");
    if (page.state !== "open") return error(400, "invalid_request_error", "checkout_session_not_open");
    page.state = "over";
    book.keep(page);
    tell("checkout.session.expired", sessionOf(page));
    return { code: 200, body: sessionOf(page) };
  };

  const refund = (form: Form): Answer => {
    const page = book.findPaid("stripe", form["payment_intent"] ?? "");
    if (!page) return error(404, "invalid_request_error", "resource_missing");
    const amount = Number(form["amount"] ?? page.paid.amount);
    if (!(amount > 0) || refundedOf(page.paid) + amount > page.paid.amount)
      return error(400, "invalid_request_error", "charge_already_refunded");
    const made: Refund = {
      id: `re_${newId()}`,
      reference: form["metadata[refund]"] ?? null,
      amount,
      state: ground.refusesRefunds() ? "failed" : "done",
    };
    page.paid.refunds.push(made);
    book.keep(page);
    played.tellRefunded(page, page.paid, made);
    return { code: 200, body: refundOf(page.paid, made) };
  };

  server.post<{ Body: Form }>("/stripe/v1/checkout/sessions", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? create(request.body ?? {}) : unknownKey), other),
  );
  server.post<{ Params: { id: string } }>("/stripe/v1/checkout/sessions/:id/expire", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? expire(request.params.id) : unknownKey), other),
  );
  server.get<{ Params: { id: string } }>("/stripe/v1/checkout/sessions/:id", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("stripe", request.params.id) : null;
        return page ? { code: 200, body: sessionOf(page) } : error(404, "invalid_request_error", "resource_missing");
      },
      other,
    ),
  );
  server.get<{ Querystring: Form }>("/stripe/v1/checkout/sessions", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        if (!may(request)) return unknownKey;
        const { limit = "10", starting_after: after } = request.query;
        const since = Number(request.query["created[gte]"] ?? 0) * 1000;
        const all = book.list("stripe").filter(({ createdAt }) => createdAt >= since);
        const from = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
        const data = all.slice(from, from + Number(limit));
        return {
          code: 200,
          body: { object: "list", data: data.map(sessionOf), has_more: all.length > from + data.length },
        };
      },
      other,
    ),
  );
  server.post<{ Body: Form }>("/stripe/v1/refunds", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? refund(request.body ?? {}) : unknownKey), other),
  );
  server.get<{ Querystring: Form }>("/stripe/v1/refunds", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        if (!may(request)) return unknownKey;
        const page = book.findPaid("stripe", request.query["payment_intent"] ?? "");
        const data = page ? page.paid.refunds.map((one) => refundOf(page.paid, one)) : [];
        return { code: 200, body: { object: "list", data, has_more: false } };
      },
      other,
    ),
  );

  const played: Played = {
    tellPaid: (page) => tell("checkout.session.completed", sessionOf(page)),
    tellDeclined: () => {},
    tellRefunded(_page, paid, made) {
      tell(made.state === "failed" ? "refund.failed" : "refund.created", refundOf(paid, made));
      if (made.state === "failed") return;
      tell("charge.refunded", {
        id: `ch_${paid.id.slice(3)}`,
        object: "charge",
        amount: paid.amount,
        amount_refunded: refundedOf(paid),
        currency: paid.currency.toLowerCase(),
        payment_intent: paid.id,
        // As Stripe says it of a card: nothing of this may be kept.
        payment_method_details: { card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2030 }, type: "card" },
      });
    },
    tellDisputed: (_page, paid) =>
      tell("charge.dispute.created", {
        id: `dp_${randomUUID()}`,
        object: "dispute",
        amount: paid.amount,
        currency: paid.currency.toLowerCase(),
        payment_intent: paid.id,
        reason: "fraudulent",
        status: "needs_response",
      }),
  };
  return played;
}
