/** What the vendor refused in a day, by the reason in words. */
import { isolated, useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Health } from "./account-query.ts";
import shared from "./channels.module.css";
import styles from "./account.module.css";

export function AccountRefusals({ refused }: Pick<Health, "refused">) {
  const words = useChannelWords();
  const said = words.connect;
  const say = useSay();
  const reasons: Readonly<Record<string, string>> = words.refusals;
  if (refused.length === 0) return <p className={shared.soft}>{said.noRefused}</p>;
  return (
    <ul className={styles.refused}>
      {refused.map(({ code, count }) => (
        <li key={code}>
          <strong title={isolated(code)}>{said.times(count).replace(/\d+/, say.number(count))}</strong>
          <span>{reasons[code] ?? said.otherReason}</span>
        </li>
      ))}
    </ul>
  );
}
