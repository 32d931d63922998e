/** A new name for an account; only colleagues see it. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changeChannelAccount } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { isolated } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Account } from "./accounts-query.ts";

export default function AccountName({ account, onClose }: { account: Account; onClose: () => void }) {
  const words = useChannelWords();
  const said = words.channels;
  const queries = useQueryClient();
  // What it was called when the dialog opened: a refresh behind it must not change what is being typed.
  const [before] = useState(account.name);
  const rename = useMutation({
    mutationFn: (name: string) => call(changeChannelAccount, { params: { accountId: account.id }, body: { name } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["channels"] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = entered(event.currentTarget)("name").trim();
    if (name === before) onClose();
    else if (name) rename.mutate(name);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.renameTitle(isolated(before))}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            name="name"
            label={said.accountName}
            description={said.renameHelp}
            defaultValue={before}
            maxLength={120}
            pattern=".*\S.*"
            dir="auto"
            autoComplete="off"
            required
            data-autofocus
          />
          {rename.error && <p role="alert">{explain(rename.error, words).happened}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={rename.isPending}>
              {said.rename}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
