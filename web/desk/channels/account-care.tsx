/** What is done with a connected account: new keys, a pause, its end. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { type ChannelAccount, changeChannelAccount, removeChannelAccount } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./channels.module.css";

export type Account = z.input<typeof ChannelAccount>;

type Wish = { name?: string; state?: "active" | "paused" } | "remove";

export function AccountCare({ account, onKeys }: { account: Account; onKeys: () => void }) {
  const words = useWords();
  const said = words.channels;
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const params = { accountId: account.id };
  const change = useMutation({
    mutationFn: async (wish: Wish) => {
      if (wish === "remove") await call(removeChannelAccount, { params });
      else await call(changeChannelAccount, { params, body: wish });
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["channels"] }),
  });
  const isPaused = account.state === "paused";
  const rename = () => {
    const name = globalThis.prompt(said.accountName, account.name)?.trim();
    if (name && name !== account.name) change.mutate({ name });
  };
  return (
    <div className={styles.care} data-account={account.id}>
      <Button size="compact-sm" variant={account.state === "sign-in-again" ? "filled" : "default"} onClick={onKeys}>
        {said.newKeys}
      </Button>
      <Button size="compact-sm" variant="default" onClick={rename}>
        {said.rename}
      </Button>
      {account.state !== "sign-in-again" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ state: isPaused ? "active" : "paused" })}
        >
          {isPaused ? said.resume : said.pause}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant={sure ? "filled" : "default"}
        color="red"
        onClick={() => (sure ? change.mutate("remove") : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {sure ? said.removeSure : said.remove}
      </Button>
    </div>
  );
}
