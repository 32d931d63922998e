/** The next twelve hours: what will come, what the roster can do, and in words where help will be missing. */
import { lazy, Suspense } from "react";
import { locales, useSay } from "../kit/words/say.ts";
import { useTongue, useWallWords } from "../kit/words/words.tsx";
import type { Forecast } from "./figures.ts";
import { useForecast } from "./queries.ts";
import styles from "./wall.module.css";

const AheadChart = lazy(() => import("./ahead-chart.tsx"));
/** As many as are read at a glance. */
const shown = 3;

export function Ahead() {
  const { wallMore: said } = useWallWords();
  const { data } = useForecast();
  const short = useShortages(data);
  return (
    <section className={styles.ahead} aria-label={said.ahead} data-ready={data !== undefined}>
      <h2>{said.ahead}</h2>
      {data && <Help short={short} hasRoster={data.hasRoster} />}
      <Suspense fallback={<div className={styles.chart} />}>
        {data ? <AheadChart of={data} said={short.join("; ")} /> : <div className={styles.chart} />}
      </Suspense>
      {data && <Note of={data} />}
    </section>
  );
}

/** `15:00–17:00: 3 short in Japanese (at most 5)`, the soonest first. */
function useShortages(of: Forecast | undefined): readonly string[] {
  const { wallMore: said } = useWallWords();
  const { tongue } = useTongue();
  const say = useSay();
  const time = new Intl.DateTimeFormat(locales[tongue], { hour: "2-digit", minute: "2-digit" });
  return (of?.short ?? []).map(({ language, from, to, people, most }) => {
    const line = said.short(time.format(new Date(from)), time.format(new Date(to)), people, say.language(language));
    return most > people ? `${line} (${said.atMost(most)})` : line;
  });
}

function Help({ short, hasRoster }: { short: readonly string[]; hasRoster: boolean }) {
  const { wallMore: said } = useWallWords();
  if (!hasRoster) return <p className={styles.help}>{said.noRoster}</p>;
  if (short.length === 0)
    return (
      <p className={styles.help} data-help="none">
        {said.enough}
      </p>
    );
  return (
    <ul className={styles.help} data-help="missing">
      {short.slice(0, shown).map((one) => (
        <li key={one}>{one}</li>
      ))}
      {short.length > shown && <li title={short.slice(shown).join("\n")}>{said.more(short.length - shown)}</li>}
    </ul>
  );
}

/** What it rests on, and how right it was. */
function Note({ of: { basis, weeks, holiday, lastWeek } }: { of: Forecast }) {
  const { wallMore: said } = useWallWords();
  const { tongue } = useTongue();
  const percent = new Intl.NumberFormat(locales[tongue], { style: "percent", maximumFractionDigits: 0 });
  return (
    <p className={styles.note}>
      {said.basis[basis](weeks)}
      {holiday && basis === "weeks" && ` · ${said.holiday[holiday.like](holiday.name)}`}
      {lastWeek && ` · ${said.held(percent.format(lastWeek.off), percent.format(lastWeek.within))}`}
    </p>
  );
}
