/** Counts and waiting times in rows; a click on a time opens the waits behind it. */
import { FigureKind, type getFigures } from "../../../contract/service-levels.ts";
import type { Answer } from "../../kit/call.ts";
import table from "../../kit/parts/table.module.css";
import { spanInWords } from "../../kit/time/ages.ts";
import type { ChannelKind, Language } from "../../kit/wire.ts";
import { channelInWords, type Say, useSay } from "../../kit/words/say.ts";
import { useCountedWords, type CountedWords } from "../../kit/words/words.tsx";
import styles from "./figures.module.css";

export type Grouping = "all" | "channel" | "language" | "day";
type Told = Answer<typeof getFigures>;
type Row = Told["items"][number];
export type Kind = (typeof FigureKind.options)[number];

/** Which figure to open: its kind, and the group it belongs to. */
export interface Behind {
  kind: Kind;
  label: string;
  channel?: ChannelKind;
  language?: Language;
  from?: string;
  to?: string;
}

interface Figured {
  of: Told;
  all: Row;
  by: Grouping;
  onBehind: (behind: Behind) => void;
}

const spreads = {
  "first-response": "firstResponse",
  "next-response": "nextResponse",
  resolution: "resolution",
} as const;

export function FiguresTable({ of, all, by, onBehind }: Figured) {
  const words = useCountedWords();
  const say = useSay();
  const said = words.figures;
  const rows = by === "day" ? of.items : of.items.toSorted((a, b) => b.messages - a.messages);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={table.scroll} tabIndex={0}>
      <table className={`${table.table} ${styles.figures}`} aria-label={said.title}>
        <thead>
          <tr>
            <th scope="col">{said.groups[by]}</th>
            <th scope="col" className={table.number}>
              {said.messages}
            </th>
            <th scope="col" className={table.number}>
              {said.needingAnswer}
            </th>
            <th scope="col" className={table.number}>
              {said.opened}
            </th>
            <th scope="col" className={table.number}>
              {said.closed}
            </th>
            {FigureKind.options.map((kind) => (
              <th scope="col" key={kind} className={styles.spreadHead}>
                {said[spreads[kind]]}
                <small>
                  {said.median}, {said.p90}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <FigureRow
            of={all}
            label={said.everything}
            total
            onOpen={(kind) => onBehind({ kind, label: said.everything })}
          />
          {rows.map((row) => {
            const label = groupInWords(row.group, by, words, say);
            return (
              <FigureRow
                key={row.group}
                of={row}
                label={label}
                onOpen={(kind) => onBehind({ kind, label, ...within(row.group, by) })}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface FigureRowOf {
  of: Row;
  label: string;
  total?: boolean;
  onOpen: (kind: Kind) => void;
}

function FigureRow({ of, label, total = false, onOpen }: FigureRowOf) {
  const words = useCountedWords();
  const said = words.figures;
  const say = useSay();
  return (
    <tr data-total={total}>
      <th scope="row">{label}</th>
      <td className={table.number}>{say.number(of.messages)}</td>
      <td className={table.number}>{say.number(of.needingAnswer)}</td>
      <td className={table.number}>{say.number(of.casesOpened)}</td>
      <td className={table.number}>{say.number(of.casesClosed)}</td>
      {FigureKind.options.map((kind) => {
        const { n, medianSeconds, p90Seconds } = of[spreads[kind]];
        return (
          <td key={kind}>
            {n === 0 || medianSeconds === null ? (
              <span className={table.faint}>{said.nothing}</span>
            ) : (
              <button type="button" className={styles.figure} data-figure={kind} onClick={() => onOpen(kind)}>
                <b>{spanInWords(medianSeconds, words.ages)}</b>
                <span>{p90Seconds !== null && spanInWords(p90Seconds, words.ages)}</span>
                <small>
                  {said.n} {say.number(n)}
                </small>
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function groupInWords(group: string, by: Grouping, words: CountedWords, say: Say): string {
  if (by === "channel") return channelInWords(group, words);
  if (by === "language") return say.language(group as Language);
  return by === "day" ? say.date(`${group.slice(0, 10)}T12:00:00`) : words.figures.everything;
}

function within(group: string, by: Grouping): Pick<Behind, "channel" | "language" | "from" | "to"> {
  if (by === "channel") return { channel: group as ChannelKind };
  if (by === "language") return { language: group as Language };
  if (by !== "day") return {};
  const start = Date.parse(`${group.slice(0, 10)}T00:00:00Z`);
  return { from: new Date(start).toISOString(), to: new Date(start + 86_400_000).toISOString() };
}
