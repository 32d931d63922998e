/** Sets or changes one's own password. */
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { setPassword } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { useMe } from "../../kit/me.tsx";
import { tell } from "../../kit/notices.ts";
import { Refused } from "../../kit/problem.ts";
import { useWords } from "../../kit/words/words.tsx";

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { account, common } = words;
  const { email, hasPassword } = useMe();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: { current?: string; password: string }) => call(setPassword, { body }),
    onSuccess: async () => {
      tell(account.passwordSaved);
      onClose();
      await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const wrongCurrent = save.error instanceof Refused && hasPassword && [400, 403, 422].includes(save.error.status);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    const password = typed("new-password");
    save.mutate(hasPassword ? { current: typed("current"), password } : { password });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={hasPassword ? account.changePassword : account.setPassword}
      closeButtonProps={{ "aria-label": common.close }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          {hasPassword && (
            <PasswordInput
              name="current"
              label={account.currentPassword}
              autoComplete="current-password"
              required
              error={wrongCurrent && account.wrongPassword}
            />
          )}
          <PasswordInput
            name="new-password"
            label={account.newPassword}
            description={account.passwordRule}
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            error={save.error && !wrongCurrent ? explain(save.error, words).happened : null}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {account.savePassword}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
