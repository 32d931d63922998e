/** Every connected account: whether it works, and what to do when it doesn't. */
import { Button, Skeleton } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMay } from "../../kit/me.tsx";
import { Age, Moment } from "../../kit/parts/age.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { ChannelMark } from "../../kit/parts/place.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { useChannelWords } from "../../kit/words/words.tsx";
import { AccountTrouble, StateMark } from "./account-state.tsx";
import { useAccounts } from "./accounts-query.ts";
import styles from "./accounts.module.css";

export function Accounts() {
  const said = useChannelWords().channels;
  const { data, error, refetch } = useAccounts();
  const may = useMay("channels:manage");
  return (
    <Part
      title={said.accounts}
      actions={
        may && (
          <Button
            variant="default"
            size="xs"
            id="connect-account"
            renderRoot={(props) => <Link {...props} to="/desk/channels/connect" />}
          >
            {said.connect}
          </Button>
        )
      }
    >
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
            <li key={account.id} className={styles.account} data-account={account.id}>
              <header>
                <ChannelMark channel={account.kind} size={18} />
                <strong>
                  <Link to="/desk/channels/$accountId" params={{ accountId: account.id }}>
                    <bdi>{account.name}</bdi>
                  </Link>
                </strong>
                <StateMark state={account.state} />
              </header>
              <AccountTrouble account={account} />
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
              </dl>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
