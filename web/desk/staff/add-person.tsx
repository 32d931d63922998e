/** Adds a member of staff and shows their one-time link to copy. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addStaffMember, Role } from "../../../contract/staff.ts";
import { call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Refused } from "../../kit/problem.ts";
import type { Language, Role as RoleName } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords, type Words } from "../../kit/words/words.tsx";
import { LanguageChoice } from "./language-choice.tsx";

type Person = Input<typeof addStaffMember>["body"];

export default function AddPerson({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const said = words.staff;
  const queries = useQueryClient();
  const [spoken, setSpoken] = useState<readonly Language[]>([]);
  const add = useMutation({
    mutationFn: (body: Person) => call(addStaffMember, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["staff"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    add.mutate({
      name: typed("name").trim(),
      email: typed("email").trim(),
      role: typed("role") as RoleName,
      languages: [...spoken],
    });
  };
  const closing = { "aria-label": words.common.close };
  if (add.data) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={said.linkTitle(isolated(add.variables.name))}
        closeButtonProps={closing}
        closeOnClickOutside={false}
      >
        <p style={{ marginTop: 0 }}>{said.linkHelp}</p>
        <CopyText id="sign-in-link" text={add.data.signInLink} />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={said.add} closeButtonProps={closing}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput name="name" label={said.name} autoComplete="off" maxLength={120} required data-autofocus />
          <TextInput
            name="email"
            type="email"
            label={said.email}
            autoComplete="off"
            maxLength={200}
            required
            error={add.error && sayProblem(add.error, words)}
          />
          <NativeSelect
            name="role"
            label={said.role}
            defaultValue="agent"
            data={Role.options.map((value) => ({ value, label: words.roles[value] }))}
          />
          <LanguageChoice chosen={spoken} onChange={setSpoken} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {said.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const sayProblem = (error: unknown, words: Words): string =>
  error instanceof Refused && error.status === 409 ? words.staff.exists : explain(error, words).happened;
