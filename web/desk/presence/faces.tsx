/** Colleagues as initials, and what they do here in words. */
import { Spoken } from "../../kit/parts/spoken.tsx";
import type { Present } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./faces.module.css";
import { usePresent } from "./use-present.ts";

/** As initials, for a row of the queue. */
export function Faces({ caseId }: { caseId: string }) {
  const there = usePresent(caseId);
  const { presence } = useWords().desk;
  if (there.length === 0) return null;
  return (
    <span className={styles.faces}>
      {there.slice(0, 3).map((one) => (
        <span
          key={one.staffId}
          className={styles.face}
          data-typing={one.typing}
          title={one.typing ? presence.types(one.name) : presence.looks(one.name)}
        >
          <span aria-hidden>{one.initials}</span>
          <Spoken>{one.typing ? presence.types(one.name) : presence.looks(one.name)}</Spoken>
        </span>
      ))}
      {there.length > 3 && <span className={styles.face}>+{there.length - 3}</span>}
    </span>
  );
}

/** As a sentence, where an answer is written; who types is named first. Said politely to those who listen. */
export function WhoElse({ caseId }: { caseId: string }) {
  const there = usePresent(caseId);
  const { presence } = useWords().desk;
  const typing = there.filter((one) => one.typing);
  const named = typing.length > 0 ? typing : there;
  return (
    <output className={styles.line} data-who-else data-typing={typing.length > 0}>
      {named.length > 0 && sentence(named, presence, typing.length > 0)}
    </output>
  );
}

function sentence(
  named: readonly Present[],
  presence: ReturnType<typeof useWords>["desk"]["presence"],
  types: boolean,
): string {
  const names = named.slice(0, 2).map(({ name }) => isolated(name));
  const others = named.length - names.length;
  const who = others > 0 ? presence.andOthers(names.join(", "), others) : names.join(presence.and);
  if (types) return named.length === 1 ? presence.types(who) : presence.typeBoth(who);
  return named.length === 1 ? presence.looks(who) : presence.lookBoth(who);
}
