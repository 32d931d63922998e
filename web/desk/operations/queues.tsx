/** Every queue: how many wait, how long, how many are tried again, how many nobody tries any more. */
import { Skeleton } from "@mantine/core";
import { Part } from "../../kit/parts/page.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";
import type { Standing } from "./standing.ts";

export function Queues({ standing: { data, error } }: { standing: Standing }) {
  const words = useAllWords();
  const said = words.operations;
  const say = useSay();
  if (error && !data) return null;
  return (
    <Part title={said.queues}>
      {data ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <section className={table.scroll} tabIndex={0}>
          <table className={table.table} aria-label={said.queues}>
            <thead>
              <tr>
                <th scope="col">{said.queue}</th>
                <th scope="col" className={table.number}>
                  {said.waiting}
                </th>
                <th scope="col" className={table.number}>
                  {said.oldest}
                </th>
                <th scope="col" className={table.number}>
                  {said.retrying}
                </th>
                <th scope="col" className={table.number}>
                  {said.dead}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.queues.map(({ name, waiting, oldestSeconds, retrying, dead }) => (
                <tr key={name} data-queue={name}>
                  <th scope="row">{said.queueNames[name]}</th>
                  <td className={table.number}>{say.number(waiting)}</td>
                  <td className={table.number}>
                    {oldestSeconds === null ? "–" : said.seconds(say.number(oldestSeconds))}
                  </td>
                  <td className={table.number}>{say.number(retrying)}</td>
                  <td className={table.number}>
                    {dead > 0 && <span className={styles.kind}>{said.queueDead[name]}</span>}{" "}
                    <span className={dead > 0 ? styles.some : undefined}>{say.number(dead)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <Skeleton height={260} aria-busy />
      )}
    </Part>
  );
}
