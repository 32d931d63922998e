/** What signing in asks of whom. */
import { Button, Checkbox, Group, Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as contract from "../../../contract/sign-in.ts";
import { call, type Input } from "../../kit/call.ts";
import { entered } from "../../kit/entered.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";

type Rules = Input<typeof contract.setSignInRules>["body"];
const roles = ["admin", "lead", "engineer"] as const;

export function SignInRules() {
  const { data, error, refetch } = useQuery({
    queryKey: ["staff", "rules"],
    queryFn: ({ signal }) => call(contract.getSignInRules, { signal }),
  });
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return data ? <RulesForm rules={data} /> : <Skeleton height={180} aria-busy />;
}

function RulesForm({ rules }: { rules: Rules }) {
  const words = useAllWords();
  const { managing: said } = words;
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>(rules.secondFactorRoles);
  const save = useMutation({
    mutationFn: (body: Rules) => call(contract.setSignInRules, { body }),
    onSuccess: async () => {
      tell(said.saved);
      await queries.invalidateQueries({ queryKey: ["staff", "rules"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = entered(event.currentTarget);
    save.mutate({
      secondFactorRoles: roles.filter((role) => chosen.includes(role)),
      idleMinutes: Number(typed("idle")),
    });
  };
  return (
    <form onSubmit={submit} style={{ maxWidth: 520 }}>
      <Stack gap="md">
        <Checkbox.Group
          label={said.secondFactorFor}
          description={said.secondFactorHelp}
          value={chosen}
          onChange={(now) => setChosen(now)}
        >
          <Group mt="xs">
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={words.roles[role]} />
            ))}
          </Group>
        </Checkbox.Group>
        <TextInput
          name="idle"
          type="number"
          label={said.idle}
          description={said.idleHelp}
          defaultValue={rules.idleMinutes}
          min={5}
          max={720}
          required
          maw={280}
        />
        {save.error && <p role="alert">{explain(save.error, words).happened}</p>}
        <Group>
          <Button id="save-rules" type="submit" loading={save.isPending}>
            {said.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
