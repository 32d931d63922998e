/** The keys of an account: for a new one, or in place of the old. */
import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type ChannelKey, channelKeys } from "../../../contract/channel-keys.ts";
import { addChannelAccount, replaceAccountSecrets } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import type { ChannelKind } from "../../kit/wire.ts";
import { channelInWords, isolated } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";
import { lineOfChat } from "./line-of-chat.ts";
import styles from "./channels.module.css";

/** What is no secret is shown as it is typed. */
const open: ReadonlySet<ChannelKey> = new Set<ChannelKey>([
  "origins",
  "senderName",
  "dkimSelector",
  "dkimDomain",
  "authservId",
  "businessAccountId",
]);

const kinds = Object.keys(channelKeys) as ChannelKind[];

export default function AccountKeys({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useAllWords();
  const said = words.channels;
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ChannelKind>("x");
  const kind = account?.kind ?? chosen;
  const { required, optional } = channelKeys[kind];
  const save = useMutation({
    mutationFn: async (typed: (name: string) => string) => {
      const filled = [...required, ...optional].filter((name) => typed(name).trim() !== "");
      const secrets = Object.fromEntries(filled.map((name) => [name, typed(name).trim()]));
      if (account) return call(replaceAccountSecrets, { params: { accountId: account.id }, body: { secrets } });
      const name = typed("name").trim();
      // A site's chat has no vendor who would call it something.
      const body = { kind, name, externalId: kind === "chat" ? name : typed("externalId").trim(), secrets };
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
        <p style={{ marginTop: 0 }}>{said.connectedHelp[kind]}</p>
        <CopyText id="webhook-address" text={kind === "chat" ? lineOfChat(save.data.id) : save.data.webhookUrl} />
      </Modal>
    );
  }
  const title = account ? said.newKeysTitle(isolated(account.name)) : said.connect;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={closing}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!account && (
            <NativeSelect
              label={said.kind}
              value={kind}
              data={kinds.map((one) => ({ value: one, label: channelInWords(one, words) }))}
              onChange={({ currentTarget }) => setChosen(kinds.find((one) => one === currentTarget.value) ?? "x")}
            />
          )}
          <p style={{ margin: 0 }}>{said.keysHelp[kind]}</p>
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
              {kind !== "chat" && (
                <TextInput name="externalId" label={said.vendorId[kind]} maxLength={100} autoComplete="off" required />
              )}
            </>
          )}
          {required.map((name) => (
            <KeyField key={name} name={name} label={said.keyNames[name]} required />
          ))}
          {optional.map((name) => (
            <KeyField key={name} name={name} label={`${said.keyNames[name]} (${said.keyOptional})`} />
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

function KeyField({ name, label, required = false }: { name: ChannelKey; label: string; required?: boolean }) {
  if (open.has(name)) return <TextInput name={name} label={label} autoComplete="off" required={required} />;
  // Several lines long, and pasted whole.
  if (name === "dkimKey") return <Textarea name={name} label={label} rows={3} autoComplete="off" required={required} />;
  return <PasswordInput name={name} label={label} autoComplete="off" required={required} />;
}
