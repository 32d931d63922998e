/** Who waits in which language on which channel: the fuller, the darker; with the age of the oldest in words. */
import type { CSSProperties } from "react";
import { Age } from "../kit/parts/age.tsx";
import { channelInWords, useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./wall.module.css";
import type { WallFigures } from "./figures.ts";
import { ToList } from "./to-list.tsx";

type Cell = WallFigures["cells"][number];

export function HeatTable({ cells }: { cells: readonly Cell[] }) {
  const words = useWallWords();
  const say = useSay();
  const channels = [...new Set(cells.map(({ channel }) => channel))].toSorted();
  const languages = [...Map.groupBy(cells, ({ language }) => language)]
    .map(([language, row]) => ({ language, row, waiting: row.reduce((sum, { waiting }) => sum + waiting, 0) }))
    .toSorted((a, b) => b.waiting - a.waiting);
  const most = Math.max(1, ...cells.map(({ waiting }) => waiting));
  if (cells.length === 0) return <p className={styles.nobody}>{words.wallMore.nobody}</p>;
  return (
    <div
      className={styles.heat}
      style={{ "--rows": languages.length + 1, "--columns": channels.length } as CSSProperties}
    >
      <table aria-label={words.wallMore.heat}>
        <thead>
          <tr>
            <th scope="col">{words.wallMore.language}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {channelInWords(channel, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map(({ language, row }) => (
            <tr key={language}>
              <th scope="row">{say.language(language)}</th>
              {channels.map((channel) => (
                <Heat key={channel} of={row.find((one) => one.channel === channel)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heat({ of, most }: { of: Cell | undefined; most: number }) {
  const say = useSay();
  if (!of) return <td className={styles.none}>0</td>;
  const heat = Math.ceil((of.waiting / most) * 4);
  return (
    <td data-heat={heat}>
      <ToList query={`language=${of.language}&channel=${of.channel}`} className={styles.cell}>
        <b>{say.number(of.waiting)}</b> <Age since={of.oldestWaitingSince} />
      </ToList>
    </td>
  );
}
