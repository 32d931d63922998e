/** One figure at a time, by any grouping, beside the range before: numbers with what they mean, each leading to what it counts. */
import { Button, Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { fewRatings, isRated, isTimed } from "../../../../contract/figure-rules.ts";
import { exportReport } from "../../../../contract/exports.ts";
import { getReport } from "../../../../contract/insights.ts";
import { call, download } from "../../../kit/call.ts";
import { useMay } from "../../../kit/me.tsx";
import { ExportButton } from "../../../kit/parts/export-button.tsx";
import { Part } from "../../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../../kit/parts/states.tsx";
import { useCountedWords } from "../../../kit/words/words.tsx";
import { Bars } from "./bars.tsx";
import styles from "./closer.module.css";
import { Controls } from "./controls.tsx";
import { useNaming } from "./naming.ts";
import { type Query, queryOf } from "./query.ts";
import { ReportTable } from "./report-table.tsx";
import { Totals } from "./totals.tsx";
import { useView } from "./use-view.ts";
import { narrowings } from "./view.ts";

const MissedLine = lazy(() => import("../../filtered/missed-line.tsx"));
const CountedDrawer = lazy(() => import("./counted-drawer.tsx"));

export default function Closer() {
  const words = useCountedWords();
  const said = words.insights;
  const [view, show] = useView();
  const naming = useNaming(view);
  const mayExport = useMay("figures:export");
  const [behind, setBehind] = useState<{ query: Query; label: string } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["figures", "report", view],
    queryFn: async ({ signal }) => {
      const query = queryOf(view);
      return { ...(await call(getReport, { query, signal })), query, view };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const shown = data?.view ?? view;
  const open = (group: string | null, label: string) => {
    if (!data || shown.figure === "occupancy") return;
    const within = group === null ? {} : naming.within(group);
    if (within) setBehind({ query: { ...data.query, from: data.from, to: data.to, ...within }, label });
  };
  return (
    <Part
      title={said.title}
      actions={
        mayExport &&
        data && (
          <span className={styles.exports}>
            <ExportButton
              id="export-report"
              take={() => download(exportReport, { query: { ...data.query, format: "csv" } })}
            />
            <ExportButton
              id="export-report-parquet"
              label={said.parquet}
              take={() => download(exportReport, { query: { ...data.query, format: "parquet" } })}
            />
          </span>
        )
      }
    >
      <Controls view={view} onShow={show} />
      {narrowings.some((trait) => view.within[trait]) && (
        <p className={styles.within}>
          {narrowings.map((trait) => {
            const value = view.within[trait];
            return value ? (
              <Button
                key={trait}
                size="compact-sm"
                variant="light"
                title={said.widen}
                onClick={() => show({ within: { ...view.within, [trait]: "" } })}
              >
                {naming.nameOf(trait, value, data?.items ?? [])} ×
              </Button>
            ) : null;
          })}
        </p>
      )}
      <p className={styles.about}>{said.means[shown.figure]}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={280} aria-busy />}
      {data && data.total.n === 0 && (data.total.of ?? 0) === 0 && (
        <Empty title={said.nothing}>{said.nothingHelp}</Empty>
      )}
      {data && (data.total.n > 0 || (data.total.of ?? 0) > 0) && (
        <div className={styles.report} data-report={shown.figure} data-by={shown.by}>
          <Totals
            figure={shown.figure}
            of={data.total}
            compare={shown.compare}
            onOpen={() => open(null, said.everything)}
          />
          <Suspense>{shown.figure === "needing-none" && <MissedLine className={styles.about} />}</Suspense>
          {isRated(shown.figure) && (data.total.of ?? data.total.n) < fewRatings && (
            <p className={styles.about}>{said.fewRatings(data.total.of ?? data.total.n)}</p>
          )}
          {isTimed(shown.figure) && <Bars of={data.total.histogram} bounds={data.bounds} />}
          {shown.by !== "all" && (
            <ReportTable
              view={shown}
              items={data.items}
              naming={naming}
              onOpen={open}
              onNarrow={(group) => {
                const within = naming.narrowed(group);
                if (within) show(within);
              }}
            />
          )}
          {data.isCut && <p className={styles.about}>{said.cut(data.items.length)}</p>}
          <p className={styles.fine}>
            {isTimed(shown.figure) ? said.exactness : said.exact} {said.teams}
          </p>
        </div>
      )}
      <Suspense>{behind && <CountedDrawer {...behind} onClose={() => setBehind(null)} />}</Suspense>
    </Part>
  );
}
