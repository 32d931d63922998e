/** Creates a token for a program and shows it this once. */
import { Checkbox } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createToken } from "../../../contract/staff.ts";
import { call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import type { Role as RoleName } from "../../kit/wire.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { OnceShown } from "./once-shown.tsx";
import { NameField, RoleField } from "./person-form.tsx";

export default function AddToken({ onClose }: { onClose: () => void }) {
  const words = useAllWords();
  const { staff: said, managing } = words;
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: Input<typeof createToken>["body"]) => call(createToken, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["staff", "tokens"] }),
  });
  const submit = (form: HTMLFormElement) => {
    const typed = entered(form);
    create.mutate({
      name: typed("name").trim(),
      role: typed("role") as RoleName,
      isTrusted: typed("trusted") === "on",
    });
  };
  const answer = create.data && {
    title: said.tokenTitle,
    help: said.tokenHelp,
    id: "api-token",
    text: create.data.token,
  };
  return (
    <OnceShown
      title={said.addToken}
      answer={answer ?? null}
      submit={said.createToken}
      isPending={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameField label={said.tokenName} />
      <RoleField defaultValue="engineer" />
      <Checkbox name="trusted" label={managing.trusted} description={managing.trustedHelp} />
      {create.error && <p role="alert">{explain(create.error, words).happened}</p>}
    </OnceShown>
  );
}
