/** What came of a day that was played: planned and changed side by side. */
import type { getTrial } from "../../contract/trials.ts";
import type { Answer } from "../kit/call.ts";
import { spanInWords } from "../kit/time/ages.ts";
import { locales, useSay } from "../kit/words/say.ts";
import { useTongue, useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";

type Outcome = NonNullable<Answer<typeof getTrial>["outcome"]>;
type Played = Outcome["planned"];

export function TrialOutcome({ of }: { of: Outcome }) {
  const words = useWallWords();
  const said = words.wallMore.trial;
  const say = useSay();
  const { tongue } = useTongue();
  const number = new Intl.NumberFormat(locales[tongue], { maximumFractionDigits: 1 });
  const { planned, changed, targets, people, secondsPerCase } = of;
  const columns = changed ? [planned, changed] : [planned];
  const percent = (value: number): string => `${number.format(value)} %`;
  const minutes = (value: number): string => spanInWords(value * 60, words.ages);
  // Where nobody urgent came nothing is told of them.
  const ofUrgent = (played: Played, text: string): string =>
    played.urgentWithinTarget === 0 && played.urgentWait === 0 ? "–" : text;
  const lines: readonly (readonly [string, (played: Played) => string])[] = [
    [said.within(targets.ordinary), ({ withinTarget }) => percent(withinTarget)],
    [said.urgentWithin(targets.urgent), (played) => ofUrgent(played, percent(played.urgentWithinTarget))],
    [said.urgentWait, (played) => ofUrgent(played, minutes(played.urgentWait))],
  ];
  const waits = planned.languages.map(({ language }) => {
    const cell = (played: Played): string => {
      const one = played.languages.find((each) => each.language === language);
      return one ? `${minutes(one.p50)} / ${minutes(one.p90)}` : "–";
    };
    return [say.language(language), cell] as const;
  });
  const rows = (of: typeof lines) =>
    of.map(([name, cell]) => (
      <tr key={name}>
        <th scope="row">{name}</th>
        {columns.map((played, place) => (
          <td key={place === 0 ? "planned" : "changed"}>{cell(played)}</td>
        ))}
      </tr>
    ));
  return (
    <section className={styles.outcome} data-trial="done">
      <p className={styles.about}>
        {said.summary(say.number(planned.came), people, number.format(secondsPerCase / 60))}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.tomorrow}</th>
            <th scope="col">{said.planned}</th>
            {changed && <th scope="col">{said.changed}</th>}
          </tr>
        </thead>
        <tbody>
          {rows(lines)}
          <tr>
            <th scope="rowgroup" colSpan={1 + columns.length} className={styles.soft}>
              {said.languages}
            </th>
          </tr>
          {rows(waits)}
        </tbody>
      </table>
      {columns.map((played, place) => (
        <Short
          key={place === 0 ? "planned" : "changed"}
          of={played}
          title={place === 0 ? said.planned : said.changed}
        />
      ))}
      <p className={styles.soft}>{said.leftOut}</p>
    </section>
  );
}

/** Where more than one of five was answered too late. */
function Short({ of: { short }, title }: { of: Played; title: string }) {
  const said = useWallWords().wallMore.trial;
  const say = useSay();
  const worst = short.slice(0, 4).map(({ language, hours }) => `${say.language(language)} ${inRuns(hours)}`);
  return (
    <p>
      <b>{title}</b> {worst.length === 0 ? said.nowhere : said.short(worst.join("; "))}
    </p>
  );
}

/** `9:00–12:00, 15:00–16:00`. */
function inRuns(hours: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const hour of hours) {
    const last = runs.at(-1);
    if (last && last[1] === hour) last[1] = hour + 1;
    else runs.push([hour, hour + 1]);
  }
  return runs.map(([from, to]) => `${from}:00–${to}:00`).join(", ");
}
