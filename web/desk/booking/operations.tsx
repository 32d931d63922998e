/** What was done in this case, live: each with its state, why it was refused, what became another, and what is left to do. */
import { Button, Skeleton } from "@mantine/core";
import { useMay, useMe } from "../../kit/me.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords, useCaseWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";
import { type Operation, useAskForPayment, useDeeds, useOperations, useTasks, useTelling } from "./use-booking.ts";

interface Shown {
  of: CaseDetail;
  booking: Booking;
  onSay: (text: string) => void;
}

export function Operations({ of, booking, onSay }: Shown) {
  const { booking: said } = useBookingWords();
  const { data, error, refetch } = useOperations(of.id);
  return (
    <aside className={styles.rail} aria-label={said.operations}>
      <Tasks of={of} booking={booking} />
      <h4>{said.operations}</h4>
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} aria-busy />}
      {data?.items.length === 0 && <p className={styles.soft}>{said.noOperations}</p>}
      <ol className={styles.list} aria-live="polite">
        {data?.items.map((one) => (
          <Line key={one.id} of={of} operation={one} onSay={onSay} />
        ))}
      </ol>
    </aside>
  );
}

function Tasks({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const { profile } = useCaseWords();
  const { data } = useTasks(of.id);
  const { finish } = useDeeds(of);
  const open = data?.items.filter(({ doneAt }) => doneAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <>
      <h4 className={styles.amber}>{said.tasks}</h4>
      <ul className={styles.list}>
        {open.map((task) => {
          const leg = booking.legs.find(({ id }) => id === task.legId);
          const who = booking.passengers.find(({ id }) => id === task.passengerId);
          return (
            <li key={task.id} className={styles.line} data-tone="amber">
              <span>
                <b>{task.kind === "seat" ? said.taskSeat : (profile.services[task.what] ?? task.what)}</b> ·{" "}
                <bdi>{who?.givenName}</bdi> {leg?.flight}
              </span>
              <Button size="compact-xs" variant="default" onClick={() => finish.mutate(task.id)}>
                {said.taskDone}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const toneOf = ({ state, outcome }: Operation): "green" | "red" | "amber" | "none" => {
  if (outcome === "done") return "green";
  if (outcome === "refused") return "red";
  if (state === "withdrawn") return "none";
  return state === "unknown" || outcome !== null ? "amber" : "none";
};

/** What customers are told of. */
const told: ReadonlySet<Operation["kind"]> = new Set([
  "sell",
  "issue",
  "rebook",
  "seats",
  "add-services",
  "check-in",
  "cancel",
]);

interface LineShown {
  of: CaseDetail;
  operation: Operation;
  onSay: (text: string) => void;
}

function Line({ of, operation, onSay }: LineShown) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const me = useMe();
  const mayApprove = useMay("bookings:approve");
  const mayAsk = useMay("payments:ask");
  const asking = useAskForPayment(of);
  const telling = useTelling(of, onSay);
  const { approve, withdraw, lookAgain, settle } = useDeeds(of);
  const { id, by, waitsFor, needsPerson, refusal, due, refund, differences } = operation;
  const stands = operation.outcome
    ? said.outcomes[operation.outcome]
    : waitsFor
      ? said.waits[waitsFor]
      : said.states[operation.state];
  return (
    <li className={styles.line} data-tone={toneOf(operation)}>
      <span className={styles.top}>
        <b>{said.kindsOf[operation.kind]}</b>
        <span className={styles.state}>{stands}</span>
      </span>
      <span className={styles.soft}>
        {say.moment(operation.preparedAt)} · {by.kind === "agent" ? said.by(by.name ?? "") : said.bySystem}
        {due &&
          Number(due.amount) > 0 &&
          ` · ${operation.state === "prepared" ? `${said.toPay} ` : ""}${say.money(due)}`}
        {refund && ` · ${said.comesBack} ${say.money(refund)}`}
      </span>
      {refusal && <span className={styles.red}>{said.refused[refusal]}</span>}
      {needsPerson && (
        <span className={styles.ask}>
          <span>{said.needsPerson}</span>
          {mayApprove && (
            <>
              <Button
                size="compact-xs"
                onClick={() => settle.mutate({ operationId: id, wasDone: true, why: said.wasDone })}
              >
                {said.wasDone}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => settle.mutate({ operationId: id, wasDone: false, why: said.wasNotDone })}
              >
                {said.wasNotDone}
              </Button>
            </>
          )}
        </span>
      )}
      {operation.state === "prepared" && waitsFor !== null && (
        <span className={styles.ask}>
          {waitsFor === "payment" && mayAsk && (
            <Button
              size="compact-xs"
              loading={asking.isPending}
              disabled={asking.isSuccess}
              onClick={() => asking.mutate(operation)}
            >
              {asking.isSuccess ? said.asked : said.askForPayment}
            </Button>
          )}
          {waitsFor === "approval" && mayApprove && by.id !== me.id && (
            <Button size="compact-xs" onClick={() => approve.mutate(id)}>
              {said.approve}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => withdraw.mutate(id)}>
            {said.withdraw}
          </Button>
        </span>
      )}
      {operation.state === "unknown" && !needsPerson && (
        <span className={styles.ask}>
          <Button size="compact-xs" variant="default" onClick={() => lookAgain.mutate(id)}>
            {said.lookAgain}
          </Button>
        </span>
      )}
      {operation.outcome !== null && operation.outcome !== "refused" && told.has(operation.kind) && (
        <span className={styles.ask}>
          <Button size="compact-xs" variant="light" loading={telling.isPending} onClick={() => telling.mutate(id)}>
            {said.tell}
          </Button>
        </span>
      )}
      {differences.length > 0 && (
        <details className={styles.differences}>
          <summary>{said.differences}</summary>
          <ul>
            {differences.map(({ what, before, after }) => (
              <li key={`${what} ${before} ${after}`}>
                {before && <del>{before}</del>} {after && <ins>{after}</ins>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
