/** Why nothing more can be said or done in the case of somebody who is erased. */
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./reply-box.module.css";

export default function Erased({ of }: { of: CaseDetail }) {
  const { rights } = useLaterWords();
  const say = useSay();
  return of.erasedAt && <p className={styles.readOnly}>{rights.caseErased(say.moment(of.erasedAt))}</p>;
}
