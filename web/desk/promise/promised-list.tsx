/** What is owed: one's own, or everybody's; the next due first. */
import { IconAlarm } from "@tabler/icons-react";
import { useSessionStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { listCases } from "../../../contract/cases.ts";
import { call } from "../../kit/call.ts";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { useWords } from "../../kit/words/words.tsx";
import type { Desk } from "../queue/desk-query.ts";
import { QueueRow, RowsLoading } from "../queue/queue-row.tsx";
import filter from "../queue/language-filter.module.css";
import panel from "../queue/queue-panel.module.css";
import styles from "./promised-list.module.css";

const whose = ["mine", "all"] as const;
type Whose = (typeof whose)[number];

/** The first hundred. */
export function usePromised(whose: Whose, isShown: boolean) {
  return useQuery({
    queryKey: ["promised", whose],
    queryFn: ({ signal }) =>
      call(listCases, {
        query: whose === "mine" ? { promisedBy: "me", limit: 100 } : { promised: "true", limit: 100 },
        signal,
      }),
    enabled: isShown,
    refetchInterval: 60_000,
  });
}

export const useWhose = () => useSessionStorage<Whose>({ key: "jetbridge.whose-promises", defaultValue: "mine" });

export function PromisedList({ desk, caseId }: { desk: Desk | undefined; caseId: string | null }) {
  const { promise: said } = useWords().care;
  const [chosen, choose] = useWhose();
  const { data, error, refetch } = usePromised(chosen, true);
  return (
    <>
      <div className={styles.head}>
        <fieldset className={filter.filter} aria-label={said.listLabel}>
          {whose.map((one) => (
            <button type="button" key={one} aria-pressed={chosen === one} onClick={() => choose(one)}>
              {one === "mine" ? said.listMine : said.listAll}
            </button>
          ))}
        </fieldset>
        {desk && <span>{said.counts(desk.promises.due, desk.promises.broken)}</span>}
      </div>
      {data && data.items.length > 0 && (
        <ul className={panel.plain}>
          {data.items.map((one) => (
            <li key={one.id}>
              <QueueRow of={one} chosen={one.id === caseId} />
            </li>
          ))}
        </ul>
      )}
      {data?.items.length === 0 && (
        <Empty icon={IconAlarm} title={said.noneTitle}>
          {said.none}
        </Empty>
      )}
      {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <RowsLoading />)}
    </>
  );
}
