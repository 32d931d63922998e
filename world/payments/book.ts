/** What providers of payments keep: pages to pay on, what was paid, and what was given back. Amounts are in the provider's own units. */
import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

export type Kind = "stripe" | "adyen" | "mollie";

export interface Refund {
  id: string;
  /** What the airline calls it. */
  reference: string | null;
  amount: number;
  state: "pending" | "done" | "failed";
}

export interface Paid {
  id: string;
  amount: number;
  currency: string;
  at: number;
  refunds: Refund[];
  isDisputed: boolean;
}

export interface Page {
  id: string;
  kind: Kind;
  /** What the airline calls it. */
  reference: string;
  amount: number;
  currency: string;
  title: string;
  locale: string;
  returnUrl: string;
  webhookUrl: string | null;
  createdAt: number;
  expiresAt: number;
  state: "open" | "paid" | "over";
  paid: Paid | null;
}

export interface Book {
  add(page: Omit<Page, "createdAt" | "state" | "paid">): Page;
  find(kind: Kind, id: string): Page | null;
  findPaid(kind: Kind, paymentId: string): (Page & { paid: Paid }) | null;
  get(id: string): Page | null;
  /** The newest first. */
  list(kind?: Kind): Page[];
  /** Keeps what was changed of a page. */
  keep(page: Page): void;
}

/** Long and made of letters and digits, as each vendor's are. */
export const newId = (length = 24): string =>
  randomBytes(length)
    .toString("base64url")
    .replaceAll(/[^A-Za-z0-9]/g, "x")
    .slice(0, length);

const mostKept = 20_000;

export function openBook(db: DatabaseSync, now: () => number): Book {
  db.exec(
    "create table if not exists payment_page (id text primary key, made_at integer not null, body text not null) strict",
  );
  const write = db.prepare(
    "insert into payment_page (id, made_at, body) values (?, ?, ?) on conflict (id) do update set body = excluded.body",
  );
  const pages = new Map<string, Page>();
  for (const { body } of db.prepare("select body from payment_page order by made_at limit ?").all(mostKept) as {
    body: string;
  }[]) {
    const page = JSON.parse(body) as Page;
    pages.set(page.id, page);
  }
  const byPayment = new Map(
    [...pages.values()].flatMap((page) => (page.paid ? [[page.paid.id, page.id] as const] : [])),
  );
  const keep = (page: Page): void => {
    pages.set(page.id, page);
    if (page.paid) byPayment.set(page.paid.id, page.id);
    write.run(page.id, page.createdAt, JSON.stringify(page));
  };
  const find = (kind: Kind, id: string): Page | null => {
    const page = pages.get(id);
    if (page?.kind !== kind) return null;
    if (page.state === "open" && page.expiresAt <= now()) {
      page.state = "over";
      keep(page);
    }
    return page;
  };
  return {
    keep,
    find,
    get: (id) => pages.get(id) ?? null,
    add(made) {
      const page: Page = { ...made, createdAt: now(), state: "open", paid: null };
      keep(page);
      return page;
    },
    findPaid(kind, paymentId) {
      const page = find(kind, byPayment.get(paymentId) ?? "");
      return page?.paid ? { ...page, paid: page.paid } : null;
    },
    list: (kind) => [...pages.values()].filter((page) => !kind || page.kind === kind).toReversed(),
  };
}
