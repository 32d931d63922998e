/** The cases behind the targets that are broken or near, each a way to it. */

import { inWords } from "../kit/time/ages.ts";
import { useNow } from "../kit/time/clock.ts";
import { channelInWords, useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";
import { useOwed } from "./queries.ts";
import { WallDrawer } from "./wall-drawer.tsx";

export default function OwedDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  const said = words.wallMore;
  const say = useSay();
  const now = useNow();
  const asked = useOwed();
  const { data } = asked;
  return (
    <WallDrawer title={said.owed} onClose={onClose} asked={asked}>
      {data?.items.length === 0 && <p>{said.owedNone}</p>}
      <ul className={styles.list}>
        {data?.items.map(({ caseId, number, channel, language, clock, dueAt, isBroken }) => {
          const left = dueAt ? Date.parse(dueAt) - now : 0;
          return (
            <li key={`${caseId} ${clock}`}>
              <a href={`/desk/case/${caseId}`}>{number}</a>
              <span className={styles.soft}>
                {channelInWords(channel, words)}, {say.language(language)}, {said.clocks[clock]}
              </span>
              <b data-broken={isBroken}>
                {dueAt && (left < 0 ? said.over(inWords(-left, words.ages)) : said.left(inWords(left, words.ages)))}
              </b>
            </li>
          );
        })}
      </ul>
    </WallDrawer>
  );
}
