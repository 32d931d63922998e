/** What came and what went in each hour of a day: bars to look at, and a table that says the same. */
import table from "../../kit/parts/table.module.css";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Health } from "./account-query.ts";
import shared from "./channels.module.css";
import styles from "./account-hours.module.css";

export function AccountHours({ hours }: { hours: Health["hours"] }) {
  const said = useChannelWords().connect;
  const say = useSay();
  const most = Math.max(1, ...hours.flatMap(({ inbound, outbound }) => [inbound, outbound]));
  const sum = (which: "inbound" | "outbound") => hours.reduce((all, hour) => all + hour[which], 0);
  const height = (n: number) => ({ height: n === 0 ? "0" : `${Math.max(4, (n / most) * 100)}%` });
  const summary = said.hoursSum(sum("inbound"), sum("outbound"), say.number);
  return (
    <div className={styles.hours}>
      <p className={styles.legend}>
        <span data-way="in">{said.inbound}</span>
        <span data-way="out">{said.outbound}</span>
        <span>{summary}</span>
      </p>
      <div className={styles.bars} aria-hidden>
        {hours.map(({ at, inbound, outbound }) => (
          <span
            key={at}
            title={`${say.moment(at)}: ${said.inbound} ${say.number(inbound)}, ${said.outbound} ${say.number(outbound)}`}
          >
            <i data-way="in" style={height(inbound)} />
            <i data-way="out" style={height(outbound)} />
          </span>
        ))}
      </div>
      <p className={styles.ends} aria-hidden>
        <span>{hours[0] && say.moment(hours[0].at)}</span>
        <span>{say.moment(hours.at(-1)?.at ?? 0)}</span>
      </p>
      <details className={shared.details}>
        <summary>{said.asTable}</summary>
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{said.hour}</th>
                <th scope="col" className={table.number}>
                  {said.inbound}
                </th>
                <th scope="col" className={table.number}>
                  {said.outbound}
                </th>
              </tr>
            </thead>
            <tbody>
              {hours.map(({ at, inbound, outbound }) => (
                <tr key={at}>
                  <th scope="row">{say.moment(at)}</th>
                  <td className={table.number}>{say.number(inbound)}</td>
                  <td className={table.number}>{say.number(outbound)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
