/** How much of what was filtered needed an answer: of all, by language, by the version that judged. */
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getMissed } from "../../../contract/filtered.ts";
import { type Answer, call } from "../../kit/call.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import tables from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./filtered.module.css";
import { usePercent } from "./percent.ts";

type Missed = Answer<typeof getMissed>["all"];

export function useMissed() {
  return useQuery({ queryKey: ["missed"], queryFn: ({ signal }) => call(getMissed, { signal }) });
}

export function MissedTable() {
  const words = useAllWords();
  const said = words.filtered;
  const say = useSay();
  const { data, error, refetch } = useMissed();
  return (
    <Part title={said.missedTitle}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={140} aria-busy />}
      {data && (
        <>
          <p className={styles.about}>{said.missedAbout(data.days)}</p>
          <div className={tables.scroll}>
            <table className={tables.table} id="missed">
              <thead>
                <tr>
                  <th scope="col">{said.language}</th>
                  <th scope="col">{said.missed}</th>
                  <th scope="col" aria-label={said.missedAbout(data.days)} />
                  <th scope="col">{said.words}</th>
                  <th scope="col">{said.asked}</th>
                </tr>
              </thead>
              <tbody>
                <Row name={said.all} of={data.all} />
                {data.languages.map((one) => (
                  <Row key={one.language} name={say.language(one.language)} of={one} />
                ))}
                {data.versions.map((one) => (
                  <Row
                    key={`version ${one.version}`}
                    name={`${said.version}: ${said.versionOf(one.version)}`}
                    of={one}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Part>
  );
}

function Row({ name, of }: { name: string; of: Missed }) {
  const said = useAllWords().filtered;
  const say = useSay();
  const percent = usePercent();
  return (
    <tr data-missed={of.share ?? "unknown"}>
      <th scope="row">{name}</th>
      <td>{of.share === null ? <span className={styles.soft}>{said.tooFew}</span> : percent(of.share)}</td>
      <td className={styles.soft}>
        {of.low !== null && of.high !== null && said.between(percent(of.low), percent(of.high))}
      </td>
      <td>{of.words === null ? <span className={styles.soft}>–</span> : percent(of.words)}</td>
      <td>{said.of(say.number(of.n), say.number(of.seen))}</td>
    </tr>
  );
}
