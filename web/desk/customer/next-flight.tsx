/** The flight that matters now: where, when on both clocks, and how long until then. */
import { IconPlane } from "@tabler/icons-react";
import { inWords } from "../../kit/time/ages.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";
import { Claimed } from "./who.tsx";

type Flight = NonNullable<Profile["nextFlight"]>;

export function NextFlight({ of, stage }: { of: Flight; stage: Profile["stage"] }) {
  const { profile: said } = useCaseWords();
  const say = useSay();
  const isLanding = of.counts === "arrival";
  const moment = isLanding ? of.arrives : of.departs;
  const airport = isLanding ? of.to : of.from;
  const there = say.weekdayAndTime(Date.parse(moment.at), moment.zone);
  const here = say.weekdayAndTime(Date.parse(moment.at));
  // The day is said once where it is the same.
  const hereShort = here.slice(0, -5) === there.slice(0, -5) ? here.slice(-5) : here;
  return (
    <section className={styles.section} aria-label={said.flight}>
      <div className={styles.flightTop}>
        <b className={styles.route}>
          <IconPlane size={15} aria-hidden /> {of.from} → {of.to}
        </b>
        <span>{of.flight}</span>
        {stage && (
          <span className={styles.stage} data-stage={stage}>
            {said.stages[stage]}
          </span>
        )}
        {of.known === "claimed" && <Claimed />}
      </div>
      <p className={styles.countdown} data-trouble={of.trouble !== null}>
        <Countdown to={moment.at} isLanding={isLanding} />
        {of.trouble && <strong> · {said.flightTrouble[of.trouble]}</strong>}
      </p>
      <p className={styles.soft}>
        {said.at(there, airport)}
        {here !== there && <> · {said.here(hereShort)}</>}
      </p>
      <p className={styles.soft}>
        {of.seat ? said.seat(of.seat) : said.noSeat}
        {of.meal && <span title={said.services[of.meal]}> · {of.meal}</span>}
      </p>
    </section>
  );
}

function Countdown({ to, isLanding }: { to: string; isLanding: boolean }) {
  const { ages, profile: said } = useCaseWords();
  const left = Date.parse(to) - useNow();
  if (left < 60_000) return <time dateTime={to}>{said.overdue}</time>;
  const age = inWords(left, ages);
  return <time dateTime={to}>{isLanding ? said.landsIn(age) : said.departsIn(age)}</time>;
}
