/** What the law has us hold when somebody is erased, and for how long. */
import { Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { listHoldRules, setHoldRule } from "../../../contract/rights.ts";
import { call } from "../../kit/call.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { LengthOfTime } from "./length-of-time.tsx";
import styles from "./rights.module.css";

const key = ["hold-rules"];

export default function HoldRules() {
  const said = useLaterWords().rights;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listHoldRules, { signal }),
  });
  return (
    <Part title={said.holdRules}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={140} aria-busy />}
      <ul className={styles.list}>
        {data?.items.map(({ kind, days }) => (
          <LengthOfTime
            key={`${kind} ${days}`}
            label={said.holdKinds[kind]}
            help={said.holdRuleHelp[kind]}
            unit={said.days}
            empty={said.notHeld}
            value={days}
            most={7300}
            save={async (wanted) => {
              await call(setHoldRule, { params: { kind }, body: { days: wanted } });
              await queries.invalidateQueries({ queryKey: key });
            }}
          />
        ))}
      </ul>
    </Part>
  );
}
