/** How many wait, how long the oldest waits, whether it gets better: readable from five metres, each figure a way to its list. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { getWall } from "../../contract/wall.ts";
import { call } from "../kit/call.ts";
import { useConnection } from "../kit/live/live.tsx";
import { useAge } from "../kit/parts/age.tsx";
import { Trouble } from "../kit/parts/states.tsx";
import { setClock } from "../kit/time/clock.ts";
import { useSay } from "../kit/words/say.ts";
import { useWords } from "../kit/words/words.tsx";
import type { WallFigures } from "./figures.ts";
import { HeatTable } from "./heat-table.tsx";
import { ToList } from "./to-list.tsx";
import { trendOf } from "./trend.ts";
import styles from "./wall.module.css";

const PaceChart = lazy(() => import("./pace-chart.tsx"));

export function Wall() {
  const { wall } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["wall"],
    queryFn: async ({ signal }) => {
      const figures = await call(getWall, { signal });
      setClock(figures.now);
      return figures;
    },
    refetchInterval: 15_000,
  });
  if (!data)
    return (
      <main className={styles.wall}>{error && <Trouble whole error={error} onRetry={() => void refetch()} />}</main>
    );
  return (
    <main className={styles.wall} data-ready>
      <h1 className={styles.title}>{wall.title}</h1>
      <Offline />
      <div className={styles.figures}>
        <Waiting of={data} />
        <Oldest since={data.oldestWaitingSince} />
        <Trend of={data} />
        <Promises of={data} />
        <Deadlines of={data} />
      </div>
      <HeatTable cells={data.cells} />
      <section className={styles.pace} aria-label={wall.pace}>
        <h2>{wall.pace}</h2>
        <Suspense fallback={<div className={styles.chart} />}>
          <PaceChart pace={data.pace} waiting={data.waiting} />
        </Suspense>
      </section>
    </main>
  );
}

function Offline() {
  const { connection } = useWords();
  return useConnection() === "offline" ? <output className={styles.offline}>{connection.offline}</output> : null;
}

function Waiting({ of }: { of: WallFigures }) {
  const { wall } = useWords();
  const say = useSay();
  return (
    <p className={styles.figure}>
      <ToList query="urgency=0" className={styles.number}>
        {say.number(of.waiting)}
      </ToList>
      <span>{wall.waiting(of.waiting)}</span>
    </p>
  );
}

function Oldest({ since }: { since: string | null }) {
  const { wall } = useWords();
  const age = useAge(since);
  return (
    <p className={styles.figure}>
      <ToList query="olderThanMinutes=1" className={styles.number}>
        {since ? age : "–"}
      </ToList>
      <span>{wall.oldest}</span>
    </p>
  );
}

function Trend({ of }: { of: WallFigures }) {
  const { wall } = useWords();
  const { began, ended, direction } = trendOf(of.pace);
  return (
    <p className={styles.figure} data-trend={direction}>
      <span className={styles.number}>
        <span aria-hidden>{direction === "better" ? "↓" : direction === "worse" ? "↑" : "→"}</span>{" "}
        {wall.trend[direction]}
      </span>
      <span>{wall.halfHour(began, ended)}</span>
    </p>
  );
}

function Promises({ of: { promises } }: { of: WallFigures }) {
  const { wall } = useWords();
  const say = useSay();
  const broken = promises.reduce((sum, one) => sum + one.broken, 0);
  const near = promises.reduce((sum, one) => sum + one.near, 0);
  const minutes = Math.max(1, Math.floor(Math.min(...promises.map(({ expectedSeconds }) => expectedSeconds)) / 60));
  return (
    <p className={styles.figure} data-broken={broken > 0} data-near={near > 0}>
      <ToList query={`olderThanMinutes=${Number.isFinite(minutes) ? minutes : 1}`} className={styles.number}>
        {say.number(broken)}
      </ToList>
      <span>{promises.length > 0 ? wall.broken(near) : wall.noPromise}</span>
    </p>
  );
}

/** Only where something is held to a time and that is near. */
function Deadlines({ of: { deadlines } }: { of: WallFigures }) {
  const { wall } = useWords();
  const say = useSay();
  const { broken, near } = deadlines;
  if (broken + near === 0) return null;
  return (
    <p className={styles.figure} data-broken={broken > 0} data-near={near > 0}>
      <span className={styles.number}>{say.number(broken)}</span>
      <span>{wall.deadlines(near)}</span>
    </p>
  );
}
