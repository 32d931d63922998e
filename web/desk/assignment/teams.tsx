/** Teams: whether their people ask for cases or are given them. */
import { Button, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addTeam, changeTeam, type listTeams, removeTeam } from "../../../contract/assignment.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import lists from "../../kit/parts/list.module.css";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./assignment.module.css";
import { teamsKey, useTeams } from "./queries.ts";

type Team = Answer<typeof listTeams>["items"][number];
type Said = Pick<Team, "name" | "gets">;

export function Teams() {
  const words = useAllWords();
  const said = words.assignment.team;
  const { data, error, refetch } = useTeams();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: (work: () => Promise<Answer<typeof listTeams>>) => work(),
    onSuccess: (teams) => {
      queries.setQueryData(teamsKey, teams);
      tell(words.assignment.saved);
    },
    onError: (trouble) => tellTrouble(trouble, words),
  });
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={160} aria-busy />;
  return (
    <div className={styles.form}>
      {data.items.length === 0 ? (
        <Empty title={said.empty}>{said.emptyHelp}</Empty>
      ) : (
        <ul className={lists.list}>
          {data.items.map((team) => (
            <li key={`${team.id} ${team.name} ${team.gets}`}>
              <TeamForm
                team={team}
                label={words.assignment.save}
                onSay={(body) => act.mutate(() => call(changeTeam, { params: { teamId: team.id }, body }))}
                onRemove={() => act.mutate(() => call(removeTeam, { params: { teamId: team.id } }))}
              />
            </li>
          ))}
        </ul>
      )}
      <section className={styles.part}>
        <TeamForm
          key={data.items.length}
          label={said.add}
          onSay={(body) => act.mutate(() => call(addTeam, { body }))}
        />
      </section>
    </div>
  );
}

interface Form {
  team?: Team;
  label: string;
  onSay: (said: Said) => void;
  onRemove?: () => void;
}

function TeamForm({ team, label, onSay, onRemove }: Form) {
  const { assignment } = useAllWords();
  const said = assignment.team;
  const [name, setName] = useState(team?.name ?? "");
  const [gets, setGets] = useState<Said["gets"]>(team?.gets ?? "pull");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay({ name, gets });
  };
  return (
    <form className={styles.team} onSubmit={submit}>
      <TextInput
        label={said.name}
        withAsterisk={false}
        value={name}
        required
        maxLength={60}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <NativeSelect
        label={said.gets}
        value={gets}
        onChange={({ currentTarget: { value } }) => setGets(value as Said["gets"])}
        data={(["pull", "push"] as const).map((value) => ({ value, label: said[value] }))}
      />
      {team && <span className={styles.soft}>{said.members(team.members)}</span>}
      <Button
        type="submit"
        variant="default"
        disabled={name.trim() === "" || (name === team?.name && gets === team.gets)}
      >
        {label}
      </Button>
      {onRemove && (
        <Button variant="subtle" color="red" onClick={onRemove}>
          {assignment.remove}
        </Button>
      )}
    </form>
  );
}
