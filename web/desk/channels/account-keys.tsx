/** New keys for an account: asked about first, then they take the place of the old ones in one moment. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { checkChannelAccount } from "../../../contract/account-checks.ts";
import { replaceAccountSecrets } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { isolated } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";
import styles from "./account.module.css";
import { FindingList } from "./findings.tsx";
import { KeyFields, newSecret, secretsIn } from "./key-fields.tsx";

export default function AccountKeys({ account, onClose }: { account: Account; onClose: () => void }) {
  const words = useChannelWords();
  const said = words.connect;
  const queries = useQueryClient();
  const [made] = useState(newSecret);
  const params = { accountId: account.id };
  const check = useMutation({
    mutationFn: (secrets: Record<string, string>) => call(checkChannelAccount, { params, body: { secrets } }),
  });
  const save = useMutation({
    mutationFn: (secrets: Record<string, string>) => call(replaceAccountSecrets, { params, body: { secrets } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["channels"] });
      onClose();
    },
  });
  const isWrong = check.data?.checks.some(({ isFine }) => !isFine) ?? false;
  // A vendor that can't be asked keeps nobody from saving.
  const isAsked = check.data !== undefined || check.error !== null;
  const error = save.error ?? check.error;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const secrets = secretsIn(account.kind, entered(event.currentTarget));
    (isAsked ? save : check).mutate(secrets);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.channels.newKeysTitle(isolated(account.name))}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form onSubmit={submit} onChange={() => check.reset()}>
        <Stack gap="sm">
          <p style={{ margin: 0 }}>{said.rotateAbout}</p>
          {/* A site knows its secret already: it is typed again, or another that the site is given too. */}
          <KeyFields kind={account.kind} made={account.kind === "chat" ? null : made} />
          {check.data && <FindingList of={check.data} />}
          {error && <p role="alert">{explain(error, words).happened}</p>}
          <Group justify="flex-end" className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending || check.isPending}>
              {isAsked ? (isWrong ? said.rotateAnyway : said.rotateNow) : said.check}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
