/** What the public was told, held against what came true. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getPromiseAccuracy } from "../../../contract/service-levels.ts";
import { call } from "../../kit/call.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import tables from "../../kit/parts/table.module.css";
import { spanInWords } from "../../kit/time/ages.ts";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import styles from "./care-figures.module.css";

export default function ToldAccuracy({ from, to }: { from: string; to: string }) {
  const words = useCountedWords();
  const said = words.figures;
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["figures", "told", from, to],
    queryFn: ({ signal }) => call(getPromiseAccuracy, { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  });
  const span = (seconds: number) => spanInWords(seconds, words.ages);
  return (
    <Part title={said.toldTitle}>
      <p className={styles.about}>{said.toldAbout}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className={styles.about}>{said.toldNone}</p>}
      {data && data.items.length > 0 && (
        <div className={tables.scroll}>
          <table className={tables.table} id="told-accuracy">
            <thead>
              <tr>
                <th scope="col">{said.groups.channel}</th>
                <th scope="col">{said.groups.language}</th>
                <th scope="col">{said.toldAnswered}</th>
                <th scope="col">{said.toldWait}</th>
                <th scope="col">{said.toldError}</th>
                <th scope="col">{said.toldWorst}</th>
                <th scope="col">{said.toldWithin}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={`${one.channel} ${one.language}`}>
                  <th scope="row">{channelInWords(one.channel, words)}</th>
                  <td>{say.language(one.language)}</td>
                  <td>{say.number(one.n)}</td>
                  <td>{span(one.medianWaitSeconds)}</td>
                  <td>{span(one.medianErrorSeconds)}</td>
                  <td>{span(one.p90ErrorSeconds)}</td>
                  <td>{say.number(Math.round(one.withinShare * 100))} %</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}
