/** How many colleagues do what now; close up, who. */
import { lazy, Suspense, useState } from "react";
import { Doing } from "../../contract/wall.ts";
import { useCommand } from "../kit/keys/commands.tsx";
import { KeyHint } from "../kit/keys/key-hint.tsx";
import { useMay } from "../kit/me.tsx";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import type { WallFigures } from "./figures.ts";
import styles from "./wall.module.css";

const PeopleDrawer = lazy(() => import("./people-drawer.tsx"));

export function People({ doing }: Pick<WallFigures, "doing">) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  const may = useMay("figures:agents");
  const [isOpen, setOpen] = useState(false);
  useCommand("who-does-what", () => setOpen(true), may);
  const counts = (
    <dl className={styles.doing}>
      {Doing.options.map((one) => (
        <div key={one} data-doing={one} data-some={doing[one] > 0}>
          <dd>{say.number(doing[one])}</dd>
          <dt>{said.doing[one]}</dt>
        </div>
      ))}
    </dl>
  );
  return (
    <section className={styles.people} aria-label={said.people}>
      {counts}
      {may && (
        <button type="button" className={styles.who} onClick={() => setOpen(true)}>
          {said.people} <KeyHint command="who-does-what" />
        </button>
      )}
      <Suspense>{isOpen && <PeopleDrawer onClose={() => setOpen(false)} />}</Suspense>
    </section>
  );
}
