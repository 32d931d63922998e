/** What each played provider brings: its interface on the server, and its words for what happens on a page. */
import type { FastifyInstance } from "fastify";
import type { Book, Page, Paid, Refund } from "./book.ts";
import type { Failing } from "./faults.ts";
import type { Telling } from "../telling.ts";

export interface Ground {
  server: FastifyInstance;
  book: Book;
  failing: Failing;
  telling: Telling;
  now: () => number;
  /** Where this world is. */
  worldUrl: () => string;
  /** Where the airline's software listens; null while nobody has said. */
  productUrl: () => string | null;
  /** Whether the next refunds fail in the end. */
  refusesRefunds: () => boolean;
  /** A refund that is told later has ended. */
  later: (work: () => void) => void;
}

export interface Played {
  tellPaid(page: Page, paid: Paid): void;
  tellDeclined(page: Page): void;
  tellRefunded(page: Page, paid: Paid, refund: Refund): void;
  tellDisputed(page: Page, paid: Paid): void;
}

export const pageUrl = ({ worldUrl }: Pick<Ground, "worldUrl">, { kind, id }: Pick<Page, "kind" | "id">): string =>
  `${worldUrl()}/pay-pages/${kind}/${id}`;

export const refundedOf = ({ refunds }: Paid): number =>
  refunds.reduce((sum, { amount, state }) => sum + (state === "failed" ? 0 : amount), 0);
