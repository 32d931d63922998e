/** Adyen from the other end: Pay by Link, refunds that are told later, items signed one by one. https://docs.adyen.com/api-explorer */
import { createHmac } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { newId, type Page, type Paid, type Refund } from "./book.ts";
import type { Answer } from "./faults.ts";
import { type Ground, pageUrl, type Played, refundedOf } from "./provider.ts";

const Amount = z.object({ value: z.int().min(1), currency: z.string().regex(/^[A-Z]{3}$/) });
const NewLink = z.object({
  merchantAccount: z.string(),
  reference: z.string().min(1).max(80),
  amount: Amount,
  description: z.string().max(280).optional(),
  expiresAt: z.iso.datetime({ offset: true }),
  reusable: z.literal(false),
  returnUrl: z.string(),
  shopperLocale: z.string().optional(),
});
const NewRefund = z.object({ merchantAccount: z.string(), reference: z.string().max(80), amount: Amount });

const error = (code: number, errorCode: string): Answer => ({
  code,
  body: {
    status: code,
    errorCode,
    message: "As Adyen would say it.",
    errorType: code === 422 ? "validation" : "security",
  },
});
const other = (what: "key" | "limited" | "away"): Answer =>
  what === "key" ? error(422, "704") : what === "limited" ? error(429, "906") : error(500, "905");

const longestDays = 70;

interface Account {
  key: string;
  merchantAccount: string;
  hmacKey: string;
}

export function playAdyen(ground: Ground, { key, merchantAccount, hmacKey }: Account): Played {
  const { server, book, failing } = ground;
  const may = (request: FastifyRequest): boolean => request.headers["x-api-key"] === key;
  const refused = error(401, "000");

  const linkOf = (page: Page) => ({
    id: page.id,
    url: pageUrl(ground, page),
    status: page.state === "paid" ? "completed" : page.state === "over" ? "expired" : "active",
    reference: page.reference,
    amount: { value: page.amount, currency: page.currency },
    merchantAccount,
    expiresAt: new Date(page.expiresAt).toISOString(),
    reusable: false,
    shopperLocale: page.locale,
  });

  interface Item {
    eventCode: string;
    pspReference: string;
    originalReference?: string;
    merchantReference: string;
    amount: { value: number; currency: string };
    success: boolean;
    additionalData?: Record<string, string>;
  }

  const tell = ({
    eventCode,
    pspReference,
    originalReference,
    merchantReference,
    amount,
    success,
    ...more
  }: Item): void => {
    const signed = [
      pspReference,
      originalReference ?? "",
      merchantAccount,
      merchantReference,
      amount.value,
      amount.currency,
      eventCode,
      String(success),
    ].join(":");
    const hmacSignature = createHmac("sha256", Buffer.from(hmacKey, "hex")).update(signed).digest("base64");
    const body = JSON.stringify({
      live: "false",
      notificationItems: [
        {
          NotificationRequestItem: {
            additionalData: { ...more.additionalData, hmacSignature },
            amount,
            eventCode,
            eventDate: new Date(ground.now()).toISOString(),
            merchantAccountCode: merchantAccount,
            merchantReference,
            ...(originalReference && { originalReference }),
            paymentMethod: "visa",
            pspReference,
            reason: "",
            success: String(success),
          },
        },
      ],
    });
    ground.telling.tell(() => ({
      url: `${ground.productUrl() ?? ""}/webhooks/payments/adyen`,
      headers: { "content-type": "application/json" },
      body,
    }));
  };

  const create = (body: unknown): Answer => {
    const read = NewLink.safeParse(body);
    if (!read.success) return error(422, "702");
    const { reference, amount, description = "", expiresAt, returnUrl, shopperLocale = "en-US" } = read.data;
    if (read.data.merchantAccount !== merchantAccount) return error(403, "901");
    const end = Date.parse(expiresAt);
    if (end <= Date.now() || end > Date.now() + longestDays * 86_400_000) return error(422, "29_001");
    const page = book.add({
      id: `PL${newId(16).toUpperCase()}`,
      kind: "adyen",
      reference,
      amount: amount.value,
      currency: amount.currency,
      title: description,
      locale: shopperLocale,
      returnUrl,
      webhookUrl: null,
      expiresAt: end,
    });
    return { code: 201, body: linkOf(page) };
  };

  const refund = (paymentId: string, body: unknown): Answer => {
    const read = NewRefund.safeParse(body);
    const page = book.findPaid("adyen", paymentId);
    if (!read.success) return error(422, "702");
    if (!page) return error(422, "167");
    const { reference, amount } = read.data;
    // More than was paid is taken too, and told to have failed.
    const isTooMuch = refundedOf(page.paid) + amount.value > page.paid.amount;
    const made: Refund = { id: newId(16).toUpperCase(), reference, amount: amount.value, state: "pending" };
    page.paid.refunds.push(made);
    book.keep(page);
    ground.later(() => {
      made.state = isTooMuch || ground.refusesRefunds() ? "failed" : "done";
      book.keep(page);
      played.tellRefunded(page, page.paid, made);
    });
    return {
      code: 201,
      body: {
        merchantAccount,
        paymentPspReference: paymentId,
        pspReference: made.id,
        reference,
        amount,
        status: "received",
      },
    };
  };

  server.post("/adyen/v71/paymentLinks", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? create(request.body) : refused), other),
  );
  server.get<{ Params: { id: string } }>("/adyen/v71/paymentLinks/:id", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("adyen", request.params.id) : null;
        return page ? { code: 200, body: linkOf(page) } : error(422, "29_003");
      },
      other,
    ),
  );
  server.patch<{ Params: { id: string } }>("/adyen/v71/paymentLinks/:id", (request, reply) =>
    failing.answer(
      request,
      reply,
      () => {
        const page = may(request) ? book.find("adyen", request.params.id) : null;
        if (!page || page.state === "paid") return error(422, "29_003");
        page.state = "over";
        book.keep(page);
        return { code: 200, body: linkOf(page) };
      },
      other,
    ),
  );
  server.post<{ Params: { id: string } }>("/adyen/v71/payments/:id/refunds", (request, reply) =>
    failing.answer(request, reply, () => (may(request) ? refund(request.params.id, request.body) : refused), other),
  );

  const authorisation = (page: Page, pspReference: string, paid: Paid | null): void =>
    tell({
      eventCode: "AUTHORISATION",
      pspReference,
      merchantReference: page.reference,
      amount: { value: paid?.amount ?? page.amount, currency: paid?.currency ?? page.currency },
      success: paid !== null,
      // As Adyen says it of a card: nothing of this may be kept.
      additionalData: {
        paymentLinkId: page.id,
        cardSummary: "4242",
        expiryDate: "12/2030",
        cardHolderName: "A Passenger",
      },
    });
  const played: Played = {
    tellPaid: (page, paid) => authorisation(page, paid.id, paid),
    tellDeclined: (page) => authorisation(page, newId(16).toUpperCase(), null),
    tellRefunded: (_page, paid, made) =>
      tell({
        eventCode: "REFUND",
        pspReference: made.id,
        originalReference: paid.id,
        merchantReference: made.reference ?? "",
        amount: { value: made.amount, currency: paid.currency },
        success: made.state === "done",
      }),
    tellDisputed: (page, paid) =>
      tell({
        eventCode: "CHARGEBACK",
        pspReference: newId(16).toUpperCase(),
        originalReference: paid.id,
        merchantReference: page.reference,
        amount: { value: paid.amount, currency: paid.currency },
        success: true,
      }),
  };
  return played;
}
