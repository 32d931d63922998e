/** The keys of an account: for a new one, or in place of the old. */
import { Button, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { addChannelAccount, replaceAccountSecrets } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { isolated } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";
import styles from "./channels.module.css";

const required = ["consumerKey", "consumerSecret", "bearerToken", "accessToken"] as const;
const optional = ["refreshToken", "clientId", "clientSecret"] as const;

export default function AccountKeys({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useAllWords();
  const said = words.channels;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (typed: (name: string) => string) => {
      const filled = [...required, ...optional].filter((name) => typed(name).trim() !== "");
      const secrets = Object.fromEntries(filled.map((name) => [name, typed(name).trim()]));
      if (account) return call(replaceAccountSecrets, { params: { accountId: account.id }, body: { secrets } });
      const body = { kind: "x" as const, name: typed("name").trim(), externalId: typed("externalId").trim(), secrets };
      return call(addChannelAccount, { body });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["channels"] });
      if (account) onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(entered(event.currentTarget));
  };
  const closing = { "aria-label": words.common.close };
  if (save.data && !account) {
    return (
      <Modal opened onClose={onClose} title={said.connectedTitle} closeButtonProps={closing}>
        <p style={{ marginTop: 0 }}>{said.connectedHelp}</p>
        <CopyText id="webhook-address" text={save.data.webhookUrl} />
      </Modal>
    );
  }
  const title = account ? said.newKeysTitle(isolated(account.name)) : said.connect;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={closing}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p style={{ margin: 0 }}>{said.keysHelp}</p>
          {!account && (
            <>
              <TextInput
                name="name"
                label={said.accountName}
                maxLength={120}
                autoComplete="off"
                required
                data-autofocus
              />
              <TextInput name="externalId" label={said.vendorId} maxLength={100} autoComplete="off" required />
            </>
          )}
          {required.map((name) => (
            <PasswordInput key={name} name={name} label={said.keyNames[name]} autoComplete="off" required />
          ))}
          {optional.map((name) => (
            <PasswordInput
              key={name}
              name={name}
              label={`${said.keyNames[name]} (${said.keyOptional})`}
              autoComplete="off"
            />
          ))}
          {save.error && <p role="alert">{explain(save.error, words).happened}</p>}
          <Group justify="flex-end" className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {account ? said.saveKeys : said.connect}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
