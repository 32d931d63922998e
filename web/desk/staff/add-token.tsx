/** Creates a token for a program and shows it this once. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { createToken, Role } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import type { Role as RoleName } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";

export default function AddToken({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const said = words.staff;
  const create = useMutation({ mutationFn: (body: { name: string; role: RoleName }) => call(createToken, { body }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    create.mutate({ name: typed("name").trim(), role: typed("role") as RoleName });
  };
  const closing = { "aria-label": words.common.close };
  if (create.data) {
    return (
      <Modal opened onClose={onClose} title={said.tokenTitle} closeButtonProps={closing} closeOnClickOutside={false}>
        <p style={{ marginTop: 0 }}>{said.tokenHelp}</p>
        <CopyText id="api-token" text={create.data.token} />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={said.addToken} closeButtonProps={closing}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            name="name"
            label={said.tokenName}
            autoComplete="off"
            maxLength={120}
            required
            data-autofocus
            error={create.error && explain(create.error, words).happened}
          />
          <NativeSelect
            name="role"
            label={said.role}
            defaultValue="engineer"
            data={Role.options.map((value) => ({ value, label: words.roles[value] }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {said.createToken}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
