/** The scheduled jobs and how each went last. */
import { IconClockOff } from "@tabler/icons-react";
import { Age } from "../../kit/parts/age.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";
import type { Standing } from "./standing.ts";

export function Jobs({ standing: { data } }: { standing: Standing }) {
  const said = useAllWords().operations;
  const say = useSay();
  if (!data) return null;
  return (
    <Part title={said.jobs}>
      {data.jobs.length === 0 ? (
        <Empty icon={IconClockOff} title={said.noJobsTitle}>
          {said.noJobs}
        </Empty>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <section className={table.scroll} tabIndex={0}>
          <table className={table.table} aria-label={said.jobs}>
            <thead>
              <tr>
                <th scope="col">{said.job}</th>
                <th scope="col">{said.ran}</th>
                <th scope="col" className={table.number}>
                  {said.runs}
                </th>
                <th scope="col" className={table.number}>
                  {said.failures}
                </th>
                <th scope="col">{said.why}</th>
              </tr>
            </thead>
            <tbody>
              {data.jobs.map(({ name, endedAt, runs, failures, why }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <Age since={endedAt} />
                  </td>
                  <td className={table.number}>{say.number(runs)}</td>
                  <td className={table.number}>
                    <span className={why === null ? undefined : styles.some}>{say.number(failures)}</span>
                  </td>
                  <td className={table.wide}>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Part>
  );
}
