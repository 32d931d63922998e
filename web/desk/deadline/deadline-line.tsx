/** By when something is owed by our service levels: in a line, amber when it is near, red when it is broken. */
import { IconClockExclamation, IconHourglassLow } from "@tabler/icons-react";
import { inWords } from "../../kit/time/ages.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { Case } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./deadline-line.module.css";

type Deadline = NonNullable<Case["deadline"]>;

/** In a list only what is near or broken is said; a case says it always. */
export function DeadlineLine({ of, whole = false }: { of: Deadline; whole?: boolean }) {
  const words = useLaterWords();
  const said = words.deadline;
  const say = useSay();
  const left = Date.parse(of.dueAt) - useNow();
  const isBroken = of.isBroken || left < 0;
  if (!whole && !isBroken && !of.isNear) return null;
  const Mark = isBroken ? IconClockExclamation : IconHourglassLow;
  const span = inWords(Math.abs(left), words.ages);
  return (
    <span
      className={styles.line}
      data-standing={isBroken ? "broken" : of.isNear ? "near" : "waits"}
      title={said.promise(
        said.clocks[of.clock],
        inWords(of.seconds * 1000, words.ages),
        of.calendar,
        say.exactly(of.dueAt),
      )}
    >
      <Mark size={14} aria-hidden />
      {isBroken ? said.broken(said.clocks[of.clock], span) : said.due(said.clocks[of.clock], span)}
    </span>
  );
}
