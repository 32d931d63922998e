/** How much of what was filtered needed an answer after all; nothing where too few were asked about. */
import { useQuery } from "@tanstack/react-query";
import { getMissed } from "../../contract/filtered.ts";
import { call } from "../kit/call.ts";
import { locales, useSay } from "../kit/words/say.ts";
import { useTongue, useWallWords } from "../kit/words/words.tsx";
import styles from "./wall.module.css";

/** So many languages fit into the line, those with the largest share. */
const mostLanguages = 4;

export function Missed() {
  const { tongue } = useTongue();
  const { wallMore: said } = useWallWords();
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["missed"],
    queryFn: ({ signal }) => call(getMissed, { signal }),
    refetchInterval: 300_000,
  });
  if (!data || data.all.share === null || data.all.low === null || data.all.high === null) return null;
  const percent = new Intl.NumberFormat(locales[tongue], { style: "percent", maximumFractionDigits: 1 });
  const { all, languages, versions } = data;
  const known = languages.filter(({ share }) => share !== null);
  const worst = known.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, mostLanguages);
  return (
    <p className={styles.missed} data-missed={all.share ?? undefined}>
      <b>{percent.format(all.share ?? 0)}</b>
      <span>{said.missed(percent.format(all.low ?? 0), percent.format(all.high ?? 0), say.number(all.n))}</span>
      {worst.map(({ language, share }) => (
        <span key={language}>
          {say.language(language)} {percent.format(share ?? 0)}
        </span>
      ))}
      <span>{said.judgedBy(versions[0]?.version ?? null)}</span>
    </p>
  );
}
