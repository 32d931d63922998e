/** How things stand, readable from five metres, each figure a way to what lies behind it. */
import { lazy, Suspense, useMemo } from "react";
import { useConnection } from "../kit/live/live.tsx";
import { Trouble } from "../kit/parts/states.tsx";
import { useWallWords } from "../kit/words/words.tsx";
import { Ahead } from "./ahead.tsx";
import { effectsOf } from "./effect.ts";
import { Effects } from "./effects.tsx";
import { HeatTable } from "./heat-table.tsx";
import { People } from "./people.tsx";
import { useWall } from "./queries.ts";
import { Steer } from "./steer.tsx";
import { Tiles } from "./tiles.tsx";
import { Today } from "./today.tsx";
import styles from "./wall.module.css";

const PaceChart = lazy(() => import("./pace-chart.tsx"));

export function Wall() {
  const { wall, wallMore: said } = useWallWords();
  const { data, error, refetch } = useWall();
  const effects = useMemo(() => (data ? effectsOf(data) : []), [data]);
  if (!data)
    return (
      <main className={styles.wall}>{error && <Trouble whole error={error} onRetry={() => void refetch()} />}</main>
    );
  return (
    <main className={styles.wall} data-ready>
      <h1 className={styles.title}>{wall.title}</h1>
      <Offline />
      <Tiles of={data} />
      <HeatTable cells={data.cells} />
      <section className={styles.pace} aria-label={said.pace}>
        <h2>
          {said.pace} <Effects of={effects} waiting={data.waiting} />
        </h2>
        <Suspense fallback={<div className={styles.chart} />}>
          <PaceChart pace={data.pace} waiting={data.waiting} effects={effects} />
        </Suspense>
      </section>
      <Ahead />
      <footer className={styles.foot}>
        <People doing={data.doing} />
        <Today />
        <Steer />
      </footer>
    </main>
  );
}

function Offline() {
  const { connection } = useWallWords();
  return useConnection() === "offline" ? <output className={styles.offline}>{connection.offline}</output> : null;
}
