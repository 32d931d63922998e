/** Mollie from the other end: payment links, their payments and refunds, and webhooks that say nothing but an id. https://docs.mollie.com/reference */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { newId, type Page, type Paid, type Refund } from "./book.ts";
import type { Answer } from "./faults.ts";
import { type Ground, pageUrl, type Played, refundedOf } from "./provider.ts";

const Amount = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), value: z.string().regex(/^\d+(\.\d{1,3})?$/) });
const NewLink = z.object({
  description: z.string().min(1).max(255),
  amount: Amount,
  redirectUrl: z.string(),
  webhookUrl: z.string(),
  expiresAt: z.iso.datetime({ offset: true }),
  reusable: z.literal(false),
});
const Change = z.object({ archived: z.boolean() });
const NewRefund = z.object({ amount: Amount, metadata: z.record(z.string(), z.string()).optional() });

const error = (status: number, title: string): Answer => ({
  code: status,
  body: { status, title, detail: "As Mollie would say it.", _links: {} },
});
const other = (what: "key" | "limited" | "away"): Answer =>
  what === "key"
    ? error(400, "Bad Request")
    : what === "limited"
      ? error(429, "Too Many Requests")
      : error(500, "Internal Server Error");

const digitsOf = (currency: string): number => (["JPY", "ISK"].includes(currency) ? 0 : currency === "KWD" ? 3 : 2);
const unitsOf = ({ value, currency }: z.infer<typeof Amount>): number => {
  const [whole = "0", part = ""] = value.split(".");
  return Number(whole + part.padEnd(digitsOf(currency), "0"));
};
const amountOf = (units: number, currency: string) => {
  const digits = digitsOf(currency);
  const text = String(units).padStart(digits + 1, "0");
  return { currency, value: digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}` };
};

export function playMollie(ground: Ground, { key }: { key: string }): Played {
  const { server, book, failing } = ground;
  const may = (request: FastifyRequest): boolean => request.headers.authorization === `Bearer ${key}`;
  const refused = error(401, "Unauthorized Request");
  const time = (at: number): string => new Date(at).toISOString();

  const linkOf = (page: Page) => ({
    resource: "payment-link",
    id: page.id,
    mode: "test",
    description: page.title,
    amount: amountOf(page.amount, page.currency),
    archived: page.state === "over",
    redirectUrl: page.returnUrl,
    webhookUrl: page.webhookUrl,
    createdAt: time(page.createdAt),
    paidAt: page.paid ? time(page.paid.at) : null,
    expiresAt: time(page.expiresAt),
    reusable: false,
    _links: { self: { href: "" }, paymentLink: { href: pageUrl(ground, page), type: "text/html" } },
  });
  const paymentOf = (page: Page, paid: Paid) => ({
    resource: "payment",
    id: paid.id,
    mode: "test",
    status: "paid",
    description: page.title,
    amount: amountOf(paid.amount, paid.currency),
    amountRefunded: amountOf(refundedOf(paid), paid.currency),
    ...(paid.isDisputed && { amountChargedBack: amountOf(paid.amount, paid.currency) }),
    paidAt: time(paid.at),
    method: "creditcard",
    // As Mollie says it of a card: nothing of this may be kept.
    details: { cardNumber: "4242", cardHolder: "A Passenger", cardLabel: "Visa" },
  });
  const refundOf = (paid: Paid, { id, amount, state, reference }: Refund) => ({
    resource: "refund",
    id,
    amount: amountOf(amount, paid.currency),
    status: state === "done" ? "refunded" : state,
    metadata: reference ? { refund: reference } : null,
    paymentId: paid.id,
  });

  const tell = ({ webhookUrl }: Page, paid: Paid): void =>
    ground.telling.tell(() => ({
      url: webhookUrl ?? "",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ id: paid.id }).toString(),
    }));

  const create = (body: unknown): Answer => {
    const read = NewLink.safeParse(body);
    if (!read.success) return error(422, "Unprocessable Entity");
    const { description, amount, redirectUrl, webhookUrl, expiresAt } = read.data;
    const page = book.add({
      id: `pl_${newId(20)}`,
      kind: "mollie",
      reference: "",
      amount: unitsOf(amount),
      currency: amount.currency,
      title: description,
      locale: "en",
      returnUrl: redirectUrl,
      webhookUrl,
      expiresAt: Date.parse(expiresAt),
    });
    return { code: 201, body: linkOf(page) };
  };

  const refund = (paymentId: string, body: unknown): Answer => {
    const read = NewRefund.safeParse(body);
    const page = book.findPaid("mollie", paymentId);
    if (!page) return error(404, "Not Found");
    if (!read.success) return error(422, "Unprocessable Entity");
    const amount = unitsOf(read.data.amount);
    if (refundedOf(page.paid) + amount > page.paid.amount) return error(409, "Conflict");
    const reference = read.data.metadata?.["refund"] ?? null;
    const made: Refund = { id: `re_${newId(10)}`, reference, amount, state: "pending" };
    page.paid.refunds.push(made);
    book.keep(page);
    ground.later(() => {
      made.state = ground.refusesRefunds() ? "failed" : "done";
      book.keep(page);
      tell(page, page.paid);
    });
    return { code: 201, body: refundOf(page.paid, made) };
  };

  server.post("/mollie/v2/payment-links", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? create(request.body) : refused), other),
  );
  server.get<{ Querystring: { limit?: string } }>("/mollie/v2/payment-links", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        if (!may(request)) return refused;
        const links = book.list("mollie").slice(0, Number(request.query.limit ?? 50));
        const body = { count: links.length, _embedded: { payment_links: links.map(linkOf) }, _links: { next: null } };
        return { code: 200, body };
      },
      other,
    ),
  );
  server.get<{ Params: { id: string } }>("/mollie/v2/payment-links/:id", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("mollie", request.params.id) : null;
        return page ? { code: 200, body: linkOf(page) } : error(404, "Not Found");
      },
      other,
    ),
  );
  server.patch<{ Params: { id: string } }>("/mollie/v2/payment-links/:id", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("mollie", request.params.id) : null;
        const read = Change.safeParse(request.body);
        if (!page || !read.success) return error(404, "Not Found");
        if (read.data.archived && page.state === "open") page.state = "over";
        book.keep(page);
        return { code: 200, body: linkOf(page) };
      },
      other,
    ),
  );
  server.get<{ Params: { id: string } }>("/mollie/v2/payment-links/:id/payments", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("mollie", request.params.id) : null;
        if (!page) return error(404, "Not Found");
        const payments = page.paid ? [paymentOf(page, page.paid)] : [];
        return { code: 200, body: { count: payments.length, _embedded: { payments }, _links: { next: null } } };
      },
      other,
    ),
  );
  server.post<{ Params: { id: string } }>("/mollie/v2/payments/:id/refunds", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? refund(request.params.id, request.body) : refused), other),
  );
  server.get<{ Params: { id: string } }>("/mollie/v2/payments/:id/refunds", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.findPaid("mollie", request.params.id) : null;
        if (!page) return error(404, "Not Found");
        const refunds = page.paid.refunds.map((one) => refundOf(page.paid, one));
        return { code: 200, body: { count: refunds.length, _embedded: { refunds }, _links: { next: null } } };
      },
      other,
    ),
  );

  const played: Played = {
    tellPaid: tell,
    tellDeclined: () => {},
    tellRefunded: tell,
    tellDisputed: tell,
  };
  return played;
}
