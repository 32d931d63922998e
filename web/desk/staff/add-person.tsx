/** Adds a member of staff and shows their one-time link to copy. */
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addStaffMember } from "../../../contract/staff.ts";
import { call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { Refused } from "../../kit/problem.ts";
import { isolated } from "../../kit/words/say.ts";
import { useLaterWords, type LaterWords } from "../../kit/words/words.tsx";
import { OnceShown } from "./once-shown.tsx";
import { NameField, RoleField, usePersonForm } from "./person-form.tsx";

type Person = Input<typeof addStaffMember>["body"];

export default function AddPerson({ onClose }: { onClose: () => void }) {
  const words = useLaterWords();
  const said = words.staff;
  const queries = useQueryClient();
  const { languageField, read } = usePersonForm();
  const add = useMutation({
    mutationFn: (body: Person) => call(addStaffMember, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["staff"] }),
  });
  const answer = add.data && {
    title: said.linkTitle(isolated(add.variables.name)),
    help: said.linkHelp,
    id: "sign-in-link",
    text: add.data.signInLink,
  };
  return (
    <OnceShown
      title={said.add}
      answer={answer ?? null}
      submit={said.create}
      isPending={add.isPending}
      onSubmit={(form) => add.mutate({ ...read(form), email: entered(form)("email").trim() })}
      onClose={onClose}
    >
      <NameField label={said.name} />
      <TextInput
        name="email"
        type="email"
        label={said.email}
        autoComplete="off"
        maxLength={200}
        required
        error={add.error && sayProblem(add.error, words)}
      />
      <RoleField defaultValue="agent" />
      {languageField}
    </OnceShown>
  );
}

const sayProblem = (error: unknown, words: LaterWords): string =>
  error instanceof Refused && error.status === 409 ? words.staff.exists : explain(error, words).happened;
