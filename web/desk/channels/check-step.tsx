/** Asks the vendor about everything, and shows what it said last. */
import { Button } from "@mantine/core";
import { useMay } from "../../kit/me.tsx";
import { useChannelWords } from "../../kit/words/words.tsx";
import { type Health, useAsking } from "./account-query.ts";
import styles from "./channels.module.css";
import { FindingList } from "./findings.tsx";

export function CheckStep({ account }: { account: Health }) {
  const said = useChannelWords().connect;
  const may = useMay("channels:manage");
  const { check } = useAsking(account.id);
  const last = account.lastCheck;
  return (
    <div className={styles.give}>
      {last ? <FindingList of={last} /> : <p className={styles.soft}>{said.noChecks}</p>}
      {may && (
        <Button
          id="check"
          variant={last ? "default" : "filled"}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {said.verify}
        </Button>
      )}
    </div>
  );
}
