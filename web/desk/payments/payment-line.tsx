/** One payment in few lines: how much, what for, where it stands, and how it came there. */
import { sayMoney } from "../../../contract/money.ts";
import { locales, useSay } from "../../kit/words/say.ts";
import { useCaseWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./payments.module.css";
import type { Payment } from "./use-payments.ts";

type Shown = Pick<
  Payment,
  | "money"
  | "purpose"
  | "about"
  | "state"
  | "why"
  | "waitsForApproval"
  | "isDisputed"
  | "paid"
  | "refunded"
  | "expiresAt"
>;

/** Amounts as the reader writes them. */
export function useAmount(): (money: Payment["money"]) => string {
  const { tongue } = useTongue();
  return (money) => sayMoney(money, locales[tongue]);
}

const good = new Set(["fulfilled", "refunded"]);
const over = new Set(["expired", "cancelled"]);

function toneOf({ state, isDisputed, waitsForApproval }: Shown): string {
  if (isDisputed || state === "fulfil-failed") return "bad";
  if (waitsForApproval || state === "refunding") return "waits";
  return good.has(state) ? "good" : over.has(state) ? "over" : "open";
}

export function PaymentName({ of }: { of: Shown }) {
  const { payments: said } = useCaseWords();
  const amount = useAmount();
  return (
    <span className={styles.name}>
      <b>{amount(of.money)}</b>
      <bdi>{of.about ?? said.purposes[of.purpose.kind]}</bdi>
    </span>
  );
}

export function PaymentState({ of }: { of: Shown }) {
  const { payments: said } = useCaseWords();
  const amount = useAmount();
  const say = useSay();
  const isOpen = of.state === "sent" || of.state === "viewed";
  const isPart = of.refunded !== null && of.refunded.amount !== of.paid?.amount;
  const differs = of.paid !== null && (of.paid.amount !== of.money.amount || of.paid.currency !== of.money.currency);
  return (
    <span className={styles.state} data-tone={toneOf(of)} data-state={of.state}>
      <b>{of.waitsForApproval ? said.waitsForApproval : said.states[of.state]}</b>
      {isOpen && <span>{said.until(say.moment(of.expiresAt))}</span>}
      {of.why && <span>{said.why[of.why]}</span>}
      {differs && of.paid && <span>{said.came(amount(of.paid))}</span>}
      {isPart && of.refunded && <span>{said.givenBack(amount(of.refunded))}</span>}
      {of.isDisputed && <span>{said.disputed}</span>}
    </span>
  );
}

export function PaymentHistory({ of: { history, askedBy, approvedBy } }: { of: Payment }) {
  const { payments: said } = useCaseWords();
  const say = useSay();
  return (
    <details className={styles.history}>
      <summary>
        {said.askedBy(askedBy)}
        {approvedBy && ` · ${said.approvedBy(approvedBy)}`}
      </summary>
      <ol>
        {history.map(({ at, state, why, by }) => (
          <li key={`${at} ${state}`}>
            <time dateTime={at}>{say.moment(at)}</time> {said.states[state]}
            {why && ` · ${said.why[why]}`}
            {by && ` · ${by}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
