/** What each member of staff signs with; those that two share are said, not forbidden. */
import { Skeleton, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listInitials, setInitials } from "../../../contract/settings.ts";
import { initialsOf } from "../../../contract/signature.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./settings.module.css";

type Signed = Answer<typeof listInitials>["items"][number];

export function Initials() {
  const words = useLaterWords();
  const said = words.settings;
  const { data, error, refetch } = useQuery({
    queryKey: ["settings", "initials"],
    queryFn: ({ signal }) => call(listInitials, { signal }),
  });
  return (
    <Part title={said.people}>
      <p className={styles.help}>{said.peopleHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-busy />}
      {data && (
        <table className={table.table} aria-label={said.people}>
          <thead>
            <tr>
              <th scope="col">{words.staff.name}</th>
              <th scope="col">{said.people}</th>
              <th scope="col">{said.signsWith}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((person) => (
              <Person key={person.id} of={person} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function Person({ of }: { of: Signed }) {
  const words = useLaterWords();
  const said = words.settings;
  const queries = useQueryClient();
  const [typed, setTyped] = useState(of.initials ?? "");
  const fits = typed === "" || /^[\p{L}\p{N}]{1,4}$/u.test(typed);
  const save = useMutation({
    mutationFn: () =>
      call(setInitials, { params: { staffId: of.id }, body: { initials: typed === "" ? null : typed } }),
    onSuccess: () => tell(said.saved),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["settings", "initials"] }),
  });
  const settle = () => {
    if (fits && typed !== (of.initials ?? "")) save.mutate();
  };
  return (
    <tr>
      <th scope="row">
        <bdi>{of.name}</bdi>
      </th>
      <td>
        <TextInput
          size="xs"
          w={90}
          aria-label={said.initialsOf(of.name)}
          placeholder={initialsOf(of.name)}
          maxLength={4}
          value={typed}
          error={!fits && said.wrongInitials}
          onChange={(event) => setTyped(event.currentTarget.value.trim())}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === "Enter") settle();
          }}
        />
      </td>
      <td>
        {of.shown}{" "}
        {of.sharedWith.length > 0 && (
          <span className={styles.shared}>
            <IconAlertTriangle size={14} aria-hidden /> {said.shared(of.sharedWith.join(", "))}
          </span>
        )}
      </td>
    </tr>
  );
}
