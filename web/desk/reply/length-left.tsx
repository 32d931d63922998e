/** How much the channel still takes. */
import { useWords } from "../../kit/words/words.tsx";
import styles from "./reply-box.module.css";

export function LengthLeft({ length, limit, shown }: { length: number; limit: number; shown: boolean }) {
  const said = useWords().desk.reply;
  const left = limit - length;
  const over = left < 0;
  return (
    <span id="reply-length" className={styles.left} data-over={over} data-near={!over && left <= 20}>
      {shown && (over ? `${said.over(-left)}. ${said.overHelp}` : said.left(left))}
    </span>
  );
}
