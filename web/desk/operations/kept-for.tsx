/** How long things are kept, and the way to change it. */
import { Button, NumberInput, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { listRetention, type Retention, setRetention } from "../../../contract/operations.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";

export function KeptFor() {
  const said = useAllWords().operations;
  const { data, error, refetch } = useQuery({
    queryKey: ["operations", "retention"],
    queryFn: ({ signal }) => call(listRetention, { signal }),
  });
  return (
    <Part title={said.kept}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-busy />}
      {data && (
        <ul className={styles.kept}>
          {data.items.map((one) => (
            <One key={`${one.what} ${one.days}`} {...one} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function One({ what, days, usualDays, leastDays }: z.input<typeof Retention>) {
  const words = useAllWords();
  const said = words.operations;
  const mayManage = useMay("operations:manage");
  const queries = useQueryClient();
  const [typed, setTyped] = useState<number | string>(days);
  const save = useMutation({
    mutationFn: () => call(setRetention, { params: { what }, body: { days: Number(typed) } }),
    onSuccess: () => tell(said.saved),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["operations", "retention"] }),
  });
  const isChanged = typed !== days && typed !== "";
  return (
    <li>
      <span className={styles.keptWhat}>
        {said.keptWhat[what]}
        <span className={table.faint}>{said.usual(usualDays, leastDays)}</span>
      </span>
      <NumberInput
        aria-label={`${said.keptWhat[what]}: ${said.days}`}
        value={typed}
        onChange={setTyped}
        min={leastDays}
        max={3650}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        disabled={!mayManage}
        suffix={` ${said.days.toLowerCase()}`}
        w={110}
      />
      <Button
        variant="default"
        disabled={!isChanged || !mayManage}
        loading={save.isPending}
        onClick={() => save.mutate()}
        aria-label={`${said.save}: ${said.keptWhat[what]}`}
      >
        {said.save}
      </Button>
    </li>
  );
}
