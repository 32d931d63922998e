/** Who does what now; who should be here and is not stands first. */

import { Doing } from "../../contract/wall.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";
import { useAgents } from "./queries.ts";
import { WallDrawer } from "./wall-drawer.tsx";

const inOrder = ["missing", ...Doing.options.filter((one) => one !== "missing")] as const;

export default function PeopleDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  const said = words.wallMore;
  const say = useSay();
  const asked = useAgents();
  const { data } = asked;
  return (
    <WallDrawer title={said.people} onClose={onClose} asked={asked}>
      {data?.items.length === 0 && <p>{said.nobodyHere}</p>}
      {inOrder.map((doing) => {
        const those = data?.items.filter((one) => one.doing === doing) ?? [];
        if (those.length === 0) return null;
        return (
          <section key={doing} className={styles.group} data-doing={doing}>
            <h3>
              {said.doing[doing]} <span className={styles.soft}>{say.number(those.length)}</span>
            </h3>
            <ul className={styles.list}>
              {those.map(({ id, name, holds, languages }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                  <span className={styles.soft}>{languages.map((one) => say.language(one)).join(", ")}</span>
                  <b>{holds > 0 && said.inHand(holds)}</b>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </WallDrawer>
  );
}
