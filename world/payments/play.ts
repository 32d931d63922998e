/** Stripe, Adyen and Mollie from the other end, each by its own protocol, over one book; and what tests and the control can make happen. */
import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { playAdyen } from "./adyen.ts";
import { type Kind, newId, openBook, type Page } from "./book.ts";
import { makeFailing, type PaymentFault, paymentFaults } from "./faults.ts";
import { playMollie } from "./mollie.ts";
import { servePages } from "./page.ts";
import type { Ground, Played } from "./provider.ts";
import { playStripe } from "./stripe.ts";
import { type Hook, startTelling } from "../telling.ts";

/** What the airline's engineer is shown at each provider. */
export interface PaymentAccounts {
  stripe: { url: string; key: string; webhookSecret: string };
  adyen: { url: string; key: string; merchantAccount: string; hmacKey: string };
  mollie: { url: string; key: string };
}

export interface PaymentsPlay {
  accounts: () => PaymentAccounts;
  /** The newest first. */
  pages: (kind?: Kind) => readonly Page[];
  /** Somebody approves; of another amount, or after the page has ended, where told so. */
  pay: (pageId: string, odd?: { amount?: number; currency?: string; isLate?: boolean }) => void;
  decline: (pageId: string) => void;
  /** Given back at the provider's own desk. */
  refundAtDesk: (pageId: string, amount: number) => void;
  dispute: (pageId: string) => void;
  /** What the next calls do, in turn. */
  fail: (fault: PaymentFault, count?: number) => void;
  refuseRefunds: (refuses: boolean) => void;
  hold: () => void;
  release: (options?: { shuffled?: boolean }) => Promise<void>;
  copies: (count: number) => void;
  told: () => readonly Hook[];
}

export interface PaymentsOptions {
  db: DatabaseSync;
  now: () => number;
  worldUrl: () => string;
  productUrl: () => string | null;
  firstPauseMs: number;
  /** What signs the airline in, and what Stripe signs with; made up where none is given. */
  secret: string | null;
}

const Wished = z.strictObject({ fault: z.enum(paymentFaults), count: z.int().min(1).max(1000).default(1) });

export function playPayments(
  server: FastifyInstance,
  { db, now, worldUrl, productUrl, firstPauseMs, secret }: PaymentsOptions,
): PaymentsPlay & { stop: () => Promise<void> } {
  const book = openBook(db, now);
  const failing = makeFailing();
  const telling = startTelling({ firstPauseMs });
  const timers = new Set<NodeJS.Timeout>();
  let refuses = false;
  const ground: Ground = {
    server,
    book,
    failing,
    telling,
    now,
    worldUrl,
    productUrl,
    refusesRefunds: () => refuses,
    later(work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, firstPauseMs);
      timers.add(timer);
    },
  };
  const token = secret ?? randomBytes(24).toString("base64url");
  const keys = {
    stripe: { key: `sk_test_${token}`, secret: `whsec_${token}` },
    adyen: {
      key: `AQE${token}`,
      merchantAccount: "HalcyraAirECOM",
      hmacKey: Buffer.from(token.padEnd(32, "0")).toString("hex").slice(0, 64).toUpperCase(),
    },
    mollie: { key: `test_${token}` },
  };
  const played: Readonly<Record<Kind, Played>> = {
    stripe: playStripe(ground, keys.stripe),
    adyen: playAdyen(ground, keys.adyen),
    mollie: playMollie(ground, keys.mollie),
  };
  const pageOf = (id: string): Page => {
    const page = book.get(id);
    if (!page) throw new Error("there is no such page");
    return page;
  };
  const paidOf = (id: string) => {
    const page = pageOf(id);
    if (!page.paid) throw new Error("nobody has paid there");
    return { page, paid: page.paid };
  };
  const prefix: Readonly<Record<Kind, string>> = { stripe: "pi_", adyen: "", mollie: "tr_" };
  const play: PaymentsPlay = {
    accounts: () => ({
      stripe: { url: `${worldUrl()}/stripe`, key: keys.stripe.key, webhookSecret: keys.stripe.secret },
      adyen: { url: `${worldUrl()}/adyen/v71`, ...keys.adyen },
      mollie: { url: `${worldUrl()}/mollie`, ...keys.mollie },
    }),
    pages: (kind) => book.list(kind),
    pay(id, { amount, currency, isLate = false } = {}) {
      const page = pageOf(id);
      if (page.state === "paid" || (page.state === "over" && !isLate)) throw new Error("nobody can pay there any more");
      const paymentId = page.kind === "adyen" ? newId(16).toUpperCase() : `${prefix[page.kind]}${newId()}`;
      const paid = {
        id: paymentId,
        amount: amount ?? page.amount,
        currency: currency ?? page.currency,
        at: now(),
        refunds: [],
        isDisputed: false,
      };
      Object.assign(page, { paid, state: "paid" });
      book.keep(page);
      played[page.kind].tellPaid(page, paid);
    },
    decline: (id) => played[pageOf(id).kind].tellDeclined(pageOf(id)),
    refundAtDesk(id, amount) {
      const { page, paid } = paidOf(id);
      const refund = { id: `re_${newId()}`, reference: null, amount, state: "done" as const };
      paid.refunds.push(refund);
      book.keep(page);
      played[page.kind].tellRefunded(page, paid, refund);
    },
    dispute(id) {
      const { page, paid } = paidOf(id);
      paid.isDisputed = true;
      book.keep(page);
      played[page.kind].tellDisputed(page, paid);
    },
    fail: failing.fail,
    refuseRefunds: (wanted) => void (refuses = wanted),
    hold: telling.hold,
    release: telling.release,
    copies: telling.copies,
    told: telling.told,
  };
  servePages(server, book, play);
  server.get("/control/payments", () => ({ items: book.list().slice(0, 100) }));
  server.post("/control/payments/faults", (request) => {
    const { fault, count } = readBody(Wished, request.body);
    play.fail(fault, count);
    return { fault, count };
  });
  return {
    ...play,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await telling.stop();
    },
  };
}
