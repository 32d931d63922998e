/** The desk before a case was chosen. */
import { IconInbox } from "@tabler/icons-react";
import { useMay } from "../../kit/me.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { useDesk } from "./desk-query.ts";
import styles from "./idle.module.css";

export function Idle() {
  const { desk: said } = useWords();
  const mayReply = useMay("cases:reply");
  const desk = useDesk(null).data;
  if (!desk) return null;
  return (
    <div className={styles.idle}>
      <Empty icon={IconInbox} title={desk.waiting > 0 ? said.idle.title(desk.waiting) : said.idle.allAnswered}>
        {desk.waiting > 0 && mayReply && said.idle.help}
      </Empty>
    </div>
  );
}
