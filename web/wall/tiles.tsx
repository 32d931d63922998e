/** The figures that are read first: who waits, how long, whether it gets better, and what is broken. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../kit/keys/commands.tsx";
import { useMay } from "../kit/me.tsx";
import { useAge } from "../kit/parts/age.tsx";
import { inWords } from "../kit/time/ages.ts";
import { useNow } from "../kit/time/clock.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import type { WallFigures } from "./figures.ts";
import { Missed } from "./missed.tsx";
import { ToList } from "./to-list.tsx";
import { trendOf } from "./trend.ts";
import styles from "./wall.module.css";

const OwedDrawer = lazy(() => import("./owed-drawer.tsx"));

export function Tiles({ of }: { of: WallFigures }) {
  return (
    <div className={styles.figures}>
      <Waiting of={of} />
      <Oldest since={of.oldestWaitingSince} />
      <Trend of={of} />
      <Promises of={of} />
      <Deadlines of={of} />
      <Missed />
    </div>
  );
}

function Waiting({ of }: { of: WallFigures }) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  return (
    <p className={styles.figure}>
      <ToList query="urgency=0" className={styles.number}>
        {say.number(of.waiting)}
      </ToList>
      <span>{said.waiting(of.waiting)}</span>
    </p>
  );
}

function Oldest({ since }: { since: string | null }) {
  const { wallMore: said } = useWallWords();
  const age = useAge(since);
  return (
    <p className={styles.figure}>
      <ToList query="olderThanMinutes=1" className={styles.number}>
        {since ? age : "–"}
      </ToList>
      <span>{said.oldest}</span>
    </p>
  );
}

function Trend({ of }: { of: WallFigures }) {
  const { wallMore: said } = useWallWords();
  const { began, ended, direction } = trendOf(of.pace);
  return (
    <p className={styles.figure} data-trend={direction}>
      <span className={styles.number}>
        <span aria-hidden>{direction === "better" ? "↓" : direction === "worse" ? "↑" : "→"}</span>{" "}
        {said.trend[direction]}
      </span>
      <span>{said.halfHour(began, ended)}</span>
    </p>
  );
}

function Promises({ of: { promises } }: { of: WallFigures }) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  const broken = promises.reduce((sum, one) => sum + one.broken, 0);
  const near = promises.reduce((sum, one) => sum + one.near, 0);
  const minutes = Math.max(1, Math.floor(Math.min(...promises.map(({ expectedSeconds }) => expectedSeconds)) / 60));
  return (
    <p className={styles.figure} data-broken={broken > 0} data-near={near > 0}>
      <ToList query={`olderThanMinutes=${Number.isFinite(minutes) ? minutes : 1}`} className={styles.number}>
        {say.number(broken)}
      </ToList>
      <span>{promises.length > 0 ? said.broken(near) : said.noPromise}</span>
    </p>
  );
}

/** Opens the cases behind it, for those who may see them. */
function Deadlines({ of: { deadlines } }: { of: WallFigures }) {
  const { wallMore: said, ages } = useWallWords();
  const say = useSay();
  const now = useNow();
  const may = useMay("cases:read");
  const [isOpen, setOpen] = useState(false);
  const { broken, near, nextAt } = deadlines;
  const canOpen = may && broken + near > 0;
  useCommand("owed", () => setOpen(true), canOpen);
  const next = nextAt ? inWords(Date.parse(nextAt) - now, ages) : "–";
  return (
    <p className={styles.figure} data-broken={broken > 0} data-near={near > 0}>
      {canOpen ? (
        <button type="button" className={styles.number} onClick={() => setOpen(true)}>
          {say.number(broken)}
        </button>
      ) : (
        <span className={styles.number}>{say.number(broken)}</span>
      )}
      <span>{said.deadlines(near, next)}</span>
      <Suspense>{isOpen && <OwedDrawer onClose={() => setOpen(false)} />}</Suspense>
    </p>
  );
}
