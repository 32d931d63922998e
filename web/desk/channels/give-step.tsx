/** What we give the vendor: our address, to be copied, or set up by itself where the vendor lets us. */
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { useChannelWords } from "../../kit/words/words.tsx";
import { type Health, useAsking } from "./account-query.ts";
import styles from "./channels.module.css";
import { FindingList, type Findings } from "./findings.tsx";
import { lineOfChat } from "./line-of-chat.ts";

/** What it was pressed for, and what kept it from being done. */
const isOfDelivery = ({ what, isFine }: Findings["checks"][number]): boolean =>
  !isFine || what === "webhook" || what === "subscription";

export function GiveStep({ account }: { account: Health }) {
  const said = useChannelWords().connect;
  const isChat = account.kind === "chat";
  return (
    <div className={styles.give}>
      <p>{isChat ? said.siteHelp : said.webhookHelp}</p>
      <CopyText id="webhook-address" text={isChat ? lineOfChat(account.id) : account.webhookUrl} />
      {account.canSubscribe && <Subscribe account={account} />}
    </div>
  );
}

function Subscribe({ account }: { account: Health }) {
  const said = useChannelWords().connect;
  const { subscribe } = useAsking(account.id);
  const [sure, setSure] = useState(false);
  const isElsewhere = subscribe.data?.checks.some((one) => one.what === "webhook" && one.code === "elsewhere") ?? false;
  return (
    <>
      <p className={styles.soft}>{said.subscribeHelp}</p>
      <Group gap="xs">
        <Button id="subscribe" loading={subscribe.isPending} onClick={() => subscribe.mutate(false)}>
          {said.subscribe}
        </Button>
        {/* X keeps addresses side by side: nothing is taken from anybody there. */}
        {isElsewhere && account.kind !== "x" && (
          <Button
            variant="default"
            disabled={subscribe.isPending}
            className={sure ? styles.sure : undefined}
            onBlur={() => setSure(false)}
            onClick={() => {
              if (sure) subscribe.mutate(true);
              setSure(!sure);
            }}
          >
            {sure ? said.takeOverSure : said.takeOver}
          </Button>
        )}
      </Group>
      {subscribe.data && <FindingList of={{ ...subscribe.data, checks: subscribe.data.checks.filter(isOfDelivery) }} />}
    </>
  );
}
