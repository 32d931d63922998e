/** What the vendor still allows, as a share where it ever named the whole, and when it begins anew. */
import { useNow } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Health } from "./account-query.ts";
import shared from "./channels.module.css";
import styles from "./account.module.css";

export function AccountLimits({ limits }: Pick<Health, "limits">) {
  const said = useChannelWords().connect;
  const say = useSay();
  const now = useNow();
  if (limits.length === 0) return <p className={shared.soft}>{said.noLimits}</p>;
  return (
    <ul className={styles.limits}>
      {limits.map(({ visibility, remaining, most, resetsAt }) => {
        const isOver = Date.parse(resetsAt) <= now;
        const left = isOver ? (most ?? remaining) : remaining;
        const inWords = most
          ? said.limitLeft(say.number(left), say.number(most))
          : said.limitLeftOnly(say.number(left));
        return (
          <li key={visibility}>
            <strong>{said.limitOf[visibility]}</strong>
            {most !== null && (
              <meter min={0} max={most} low={most / 5} value={left} aria-label={said.limitOf[visibility]} />
            )}
            <span>
              {!(isOver && most === null) && inWords}{" "}
              <span className={shared.soft}>{isOver ? said.limitOpen : said.limitAnew(say.moment(resetsAt))}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
