/** What is done with a connected account: new keys, a pause, its end. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { changeChannelAccount, removeChannelAccount } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";
import shared from "./channels.module.css";
import styles from "./account.module.css";

const AccountName = lazy(() => import("./account-name.tsx"));

type Wish = "active" | "paused" | "remove";

interface Care {
  account: Account;
  onKeys: () => void;
  onRemoved: () => void;
}

export function AccountCare({ account, onKeys, onRemoved }: Care) {
  const words = useChannelWords();
  const said = words.channels;
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const params = { accountId: account.id };
  const change = useMutation({
    mutationFn: async (wish: Wish) => {
      if (wish === "remove") await call(removeChannelAccount, { params });
      else await call(changeChannelAccount, { params, body: { state: wish } });
    },
    onSuccess: (_, wish) => {
      if (wish === "remove") onRemoved();
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["channels"] }),
  });
  const isPaused = account.state === "paused";
  return (
    <div className={styles.care}>
      <Suspense>{isNaming && <AccountName account={account} onClose={() => setNaming(false)} />}</Suspense>
      <Button size="compact-sm" variant={account.state === "sign-in-again" ? "filled" : "default"} onClick={onKeys}>
        {said.newKeys}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setNaming(true)}>
        {said.rename}
      </Button>
      {account.state !== "sign-in-again" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending && change.variables !== "remove"}
          disabled={change.isPending}
          onClick={() => change.mutate(isPaused ? "active" : "paused")}
        >
          {isPaused ? said.resume : said.pause}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        className={sure ? shared.sure : undefined}
        onClick={() => (sure ? change.mutate("remove") : setSure(true))}
        loading={change.isPending && change.variables === "remove"}
        disabled={change.isPending}
        onBlur={() => setSure(false)}
      >
        {sure ? said.removeSure : said.remove}
      </Button>
    </div>
  );
}
