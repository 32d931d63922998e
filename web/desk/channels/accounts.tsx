/** Every connected account: whether it works, and what to do when it doesn't. */
import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Age, Moment } from "../../kit/parts/age.tsx";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { ChannelMark } from "../../kit/parts/place.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { AccountCare } from "./account-care.tsx";
import { type Account, useAccounts } from "./accounts-query.ts";
import { lineOfChat } from "./line-of-chat.ts";
import styles from "./channels.module.css";

const AccountKeys = lazy(() => import("./account-keys.tsx"));

export function Accounts() {
  const said = useAllWords().channels;
  const say = useSay();
  const { data, error, refetch } = useAccounts();
  const may = useMay("channels:manage");
  const [keysFor, setKeysFor] = useState<{ account: Account | null } | null>(null);
  return (
    <Part
      title={said.accounts}
      actions={
        may && (
          <Button variant="default" size="xs" id="connect-account" onClick={() => setKeysFor({ account: null })}>
            {said.connect}
          </Button>
        )
      }
    >
      <Suspense>{keysFor && <AccountKeys account={keysFor.account} onClose={() => setKeysFor(null)} />}</Suspense>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={110} aria-busy />}
      {data?.items.length === 0 && (
        <Empty icon={IconPlugConnectedX} title={said.noAccountsTitle}>
          {said.noAccounts}
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.accounts}>
          {data.items.map((account) => (
            <li key={account.id} className={styles.account} data-state={account.state}>
              <header>
                <ChannelMark channel={account.kind} size={18} />
                <strong>
                  <bdi>{account.name}</bdi>
                </strong>
                <span className={styles.state}>
                  {account.state === "active" ? (
                    <IconCircleCheck size={16} aria-hidden />
                  ) : (
                    <IconAlertTriangle size={16} aria-hidden />
                  )}
                  {said.states[account.state]}
                </span>
              </header>
              {account.outage && (
                <p className={styles.trouble} data-away>
                  {said.away(say.moment(account.outage.since), account.outage.waiting)} {account.outage.why}.{" "}
                  {said.triedAgain(say.moment(account.outage.nextTryAt))}
                </p>
              )}
              {account.state === "paused" && <p className={styles.paused}>{said.paused}</p>}
              {account.state === "sign-in-again" && (
                <p className={styles.trouble}>
                  {said.signInAgain} {account.why}
                </p>
              )}
              <dl>
                <dt>{said.lastDelivery}</dt>
                <dd>{account.lastDeliveryAt ? <Age since={account.lastDeliveryAt} /> : said.never}</dd>
                {account.keysEndAt && (
                  <>
                    <dt>{said.keysEnd}</dt>
                    <dd>
                      <Moment at={account.keysEndAt} />
                    </dd>
                  </>
                )}
                <dt>{said.vendorId[account.kind]}</dt>
                <dd>{account.externalId}</dd>
                <dt>{account.kind === "chat" ? said.siteLine : said.webhook}</dt>
                <dd>
                  <CopyText text={account.kind === "chat" ? lineOfChat(account.id) : account.webhookUrl} />
                </dd>
              </dl>
              {may && <AccountCare account={account} onKeys={() => setKeysFor({ account })} />}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
