/** How long people wait, by channel, language or day; every figure opens its list. */
import { SegmentedControl, Skeleton } from "@mantine/core";
import { IconChartBarOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { getFigures } from "../../../contract/service-levels.ts";
import { exportFigures } from "../../../contract/exports.ts";
import { call, download } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { ExportButton } from "../../kit/parts/export-button.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { now } from "../../kit/time/clock.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { CareFigures } from "./care-figures.tsx";
import { type Behind, FiguresTable, type Grouping } from "./figures-table.tsx";
import styles from "./figures.module.css";

const Closer = lazy(() => import("./closer/closer.tsx"));
const DigestSwitch = lazy(() => import("./digest-switch.tsx"));
const Badge = lazy(() => import("./badge.tsx"));
const ToldAccuracy = lazy(() => import("./told-accuracy.tsx"));
const WaitsDrawer = lazy(() => import("./waits-drawer.tsx"));
const hours = { day: 24, week: 7 * 24, month: 30 * 24 };
type Period = keyof typeof hours;

export function FiguresPage() {
  return useMay("figures:read") ? <Figures /> : <NotForYou />;
}

function Figures() {
  const words = useCountedWords();
  const said = words.figures;
  usePageTitle(said.title);
  const mayExport = useMay("figures:export");
  const leads = useMay("figures:agents");
  const [period, setPeriod] = useState<Period>("day");
  const [by, setBy] = useState<Grouping>("language");
  const [behind, setBehind] = useState<Behind | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["figures", period, by],
    queryFn: async ({ signal }) => {
      const to = new Date(now());
      const from = new Date(to.getTime() - hours[period] * 3_600_000).toISOString();
      const ask = (by: Grouping) => call(getFigures, { query: { from, to: to.toISOString(), by }, signal });
      const [all, grouped] = await Promise.all([ask("all"), ask(by)]);
      return { ...grouped, by, all: all.items[0] ?? null };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <SegmentedControl
            aria-label={said.by}
            value={by}
            onChange={(chosen) => setBy(chosen)}
            data={(["language", "channel", "day"] as const).map((value) => ({ value, label: said.groups[value] }))}
          />
          <SegmentedControl
            aria-label={said.period}
            value={period}
            onChange={(chosen) => setPeriod(chosen)}
            data={(["day", "week", "month"] as const).map((value) => ({ value, label: said.periods[value] }))}
          />
          {mayExport && data && (
            <ExportButton
              id="export-figures"
              take={() => download(exportFigures, { query: { from: data.from, to: data.to, by } })}
            />
          )}
        </>
      }
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-busy />}
      {data && (data.all === null || data.all.messages === 0) && (
        <Empty icon={IconChartBarOff} title={said.emptyTitle}>
          {said.empty}
        </Empty>
      )}
      {data && data.all !== null && data.all.messages > 0 && (
        <FiguresTable of={data} all={data.all} by={data.by} onBehind={setBehind} />
      )}
      <Suspense>
        <Closer />
      </Suspense>
      {data && data.all !== null && data.all.messages > 0 && <CareFigures of={data.all} />}
      <Suspense>
        {behind && data && (
          <WaitsDrawer behind={behind} from={data.from} to={data.to} onClose={() => setBehind(null)} />
        )}
      </Suspense>
      <Suspense>{data && <ToldAccuracy from={data.from} to={data.to} />}</Suspense>
      <Suspense>{leads && <DigestSwitch />}</Suspense>
      <Suspense>
        <Badge />
      </Suspense>
      <span className={styles.reserve} />
    </Page>
  );
}
