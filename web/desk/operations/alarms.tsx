/** What needs somebody, the urgent first; or a kind word. */
import { Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconEye } from "@tabler/icons-react";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";
import type { Standing } from "./standing.ts";

export function Alarms({ standing: { data, error, refetch } }: { standing: Standing }) {
  const said = useAllWords().operations;
  const say = useSay();
  return (
    <Part title={said.alarms}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={48} aria-busy />}
      {data?.alarms.length === 0 && (
        <p className={styles.calm}>
          <IconCircleCheck size={20} aria-hidden />
          <span>
            <strong>{said.calmTitle}.</strong> {said.calm}
          </span>
        </p>
      )}
      {data && data.alarms.length > 0 && (
        <ul className={styles.alarms} aria-live="polite">
          {data.alarms.map(({ code, severity, amount, about }) => {
            const Mark = severity === "urgent" ? IconAlertTriangle : IconEye;
            return (
              <li key={`${code} ${about ?? ""}`} className={styles.alarm} data-severity={severity} data-alarm={code}>
                <Mark size={18} aria-hidden />
                <strong>{said.severities[severity]}</strong>
                <span>{said.alarm[code](say.number(amount ?? 0), isolated(about ?? ""))}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Part>
  );
}
