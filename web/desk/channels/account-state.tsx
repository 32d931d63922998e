/** Whether an account works, and in words what keeps it from it. */
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";
import styles from "./channels.module.css";

export function StateMark({ state }: Pick<Account, "state">) {
  const said = useChannelWords().channels;
  const Mark = state === "active" ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={styles.state} data-state={state}>
      <Mark size={16} aria-hidden />
      {said.states[state]}
    </span>
  );
}

/** What is wrong with it; nothing where nothing is. */
export function AccountTrouble({ account }: { account: Account }) {
  const said = useChannelWords().channels;
  const say = useSay();
  const { outage, state, why } = account;
  return (
    <>
      {outage && (
        <p className={styles.trouble} data-away>
          {said.away(say.moment(outage.since), outage.waiting)} {outage.why}.{" "}
          {said.triedAgain(say.moment(outage.nextTryAt))}
        </p>
      )}
      {state === "paused" && <p className={styles.paused}>{said.paused}</p>}
      {state === "sign-in-again" && (
        <p className={styles.trouble}>
          {said.signInAgain} {why}
        </p>
      )}
    </>
  );
}

export function AccountState({ account }: { account: Account }) {
  return (
    <div className={styles.standing}>
      <StateMark state={account.state} />
      <AccountTrouble account={account} />
    </div>
  );
}
