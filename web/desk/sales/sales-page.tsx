/** What was sold in conversations, by channel, colleague, kind or time; every figure opens to its sales. */
import { NativeSelect, Skeleton } from "@mantine/core";
import { IconShoppingBagX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { exportSales, getSales, SaleGrouping } from "../../../contract/sales.ts";
import { ChannelKind } from "../../../contract/words.ts";
import { call, download } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { ExportButton } from "../../kit/parts/export-button.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { now } from "../../kit/time/clock.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { NotConverted } from "./not-converted.tsx";
import type { Behind } from "./sales-drawer.tsx";
import { SalesTable } from "./sales-table.tsx";
import styles from "./sales.module.css";
import { ranges, readView, spanOf, type View } from "./view.ts";

const SalesDrawer = lazy(() => import("./sales-drawer.tsx"));
const OverTime = lazy(() => import("./over-time.tsx"));
const Rates = lazy(() => import("./rates.tsx"));

export function SalesPage() {
  return useMay("figures:read") ? <Sales /> : <NotForYou />;
}

function Sales() {
  const words = useCountedWords();
  const { sales: said, insights } = words;
  usePageTitle(said.title);
  const mayExport = useMay("figures:export");
  const mayRates = useMay("settings:manage");
  const [view, show] = useView();
  const [behind, setBehind] = useState<Behind | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["figures", "sales", view],
    queryFn: async ({ signal }) => {
      const { by, channel } = view;
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const query = { ...spanOf(view, now()), ...(channel && { channel }) };
      return { ...(await call(getSales, { query: { ...query, by, zone }, signal })), query, by };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const isAny = data && (data.total.n > 0 || data.total.refunded !== "0" || data.notConverted.length > 0);
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        mayExport &&
        data && (
          <ExportButton
            id="export-sales"
            take={() => download(exportSales, { query: { ...data.query, format: "csv" } })}
          />
        )
      }
    >
      <fieldset className={styles.controls} aria-label={said.controls}>
        <NativeSelect
          id="sales-by"
          label={said.by}
          value={view.by}
          onChange={({ currentTarget: { value } }) => show({ by: value as View["by"] })}
          data={SaleGrouping.options.map((value) => ({ value, label: said.groupings[value] }))}
        />
        <NativeSelect
          id="sales-range"
          label={said.range}
          value={view.range}
          onChange={({ currentTarget: { value } }) => show({ range: value as View["range"] })}
          data={ranges.map((value) => ({ value, label: insights.ranges[value] }))}
        />
        <NativeSelect
          id="sales-channel"
          label={said.channel}
          value={view.channel ?? ""}
          onChange={({ currentTarget: { value } }) => show({ channel: (value || null) as View["channel"] })}
          data={[
            { value: "", label: said.allChannels },
            ...ChannelKind.options.map((value) => ({ value, label: channelInWords(value, words) })),
          ]}
        />
      </fieldset>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-busy />}
      {data && !isAny && (
        <Empty icon={IconShoppingBagX} title={said.emptyTitle}>
          {said.empty}
        </Empty>
      )}
      {data && isAny && (
        <>
          <SalesTable
            of={data}
            by={data.by}
            onOpen={(label, more) => setBehind({ label, query: { ...data.query, ...more } })}
          />
          <Suspense fallback={<Skeleton height={180} aria-busy />}>
            <OverTime
              query={data.query}
              by={data.by}
              onOpen={(label, more) => setBehind({ label, query: { ...data.query, ...more } })}
            />
          </Suspense>
          {data.isCut && <p className={styles.rule}>{said.cut(data.items.length)}</p>}
          <p className={styles.rule}>{said.rule}</p>
          <NotConverted
            of={data.notConverted}
            onOpen={() => setBehind({ label: said.notConverted, query: { ...data.query, converted: "no" } })}
          />
        </>
      )}
      <Suspense>{mayRates && <Rates />}</Suspense>
      <Suspense>{behind && <SalesDrawer behind={behind} onClose={() => setBehind(null)} />}</Suspense>
    </Page>
  );
}

/** The view that the address names, and the way to another. */
function useView(): [View, (change: Partial<View>) => void] {
  const address = useRouterState({ select: ({ location }) => location.searchStr });
  const navigate = useNavigate();
  const view = useMemo(() => readView(address), [address]);
  const show = (change: Partial<View>): void => {
    const { channel, ...rest } = { ...view, ...change };
    void navigate({ to: ".", search: { ...rest, ...(channel && { channel }) } as never, replace: true });
  };
  return [view, show];
}
