/** What makes a case urgent. For leads. */
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getUrgencyTable, setUrgencyTable, type UrgencyTable } from "../../../contract/urgency.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { useMay } from "../../kit/me.tsx";
import { tell } from "../../kit/notices.ts";
import { Page } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { Refused } from "../../kit/problem.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Rows } from "./rows.tsx";
import { Steps } from "./steps.tsx";
import { tableOf, type TypedTable, typedFrom } from "./table-draft.ts";
import { TryTable } from "./try-table.tsx";
import styles from "./urgency.module.css";

type Version = Answer<typeof getUrgencyTable>;

// Not by the live topic: what is being typed is not replaced under the hands, saving tells who came second.
const key = ["settings", "urgency"];

export function UrgencyPage() {
  return useMay("settings:manage") ? <Urgency /> : <NotForYou />;
}

function Urgency() {
  const said = useAllWords().urgency;
  usePageTitle(said.title);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getUrgencyTable, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Page title={said.title} about={said.about}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={420} aria-busy />}
      {data && <Editing key={data.version} of={data} onReload={() => void refetch()} />}
    </Page>
  );
}

function Editing({ of, onReload }: { of: Version; onReload: () => void }) {
  const words = useAllWords();
  const said = words.urgency;
  const queries = useQueryClient();
  const [typed, setTyped] = useState<TypedTable>(() => typedFrom(of.table));
  const table = tableOf(typed);
  const isSame = JSON.stringify(table) === JSON.stringify(of.table);
  const save = useMutation({
    mutationFn: (table: UrgencyTable) => call(setUrgencyTable, { body: { version: of.version, table } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      tell(said.saved);
    },
  });
  const isSecond = save.error instanceof Refused && save.error.code === "urgency.changed-meanwhile";
  return (
    <form
      id="urgency-table"
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (table) save.mutate(table);
      }}
    >
      <Rows of={typed.rows} onChange={(rows) => setTyped({ ...typed, rows })} />
      <Steps of={typed} onChange={(bands) => setTyped({ ...typed, bands })} />
      <TryTable table={table} />
      <footer className={styles.foot}>
        <Button type="submit" disabled={!table || isSame} loading={save.isPending}>
          {said.save}
        </Button>
        <Made of={of} />
        {save.error && (
          <p role="alert" className={styles.fault}>
            {isSecond ? said.second : explain(save.error, words).happened}
            {isSecond && (
              <Button variant="default" size="compact-sm" onClick={onReload}>
                {said.loadTheirs}
              </Button>
            )}
          </p>
        )}
      </footer>
    </form>
  );
}

function Made({ of: { version, setAt, setBy } }: { of: Version }) {
  const said = useAllWords().urgency;
  const say = useSay();
  return (
    <span className={styles.soft}>
      {setBy && setAt ? said.made(version, isolated(setBy), say.moment(setAt)) : said.shipped}
    </span>
  );
}
