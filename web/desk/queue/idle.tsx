/** The desk before a case was chosen. */
import { IconInbox } from "@tabler/icons-react";
import { useMay } from "../../kit/me.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { useDesk } from "./desk-query.ts";
import { showAll } from "./filter.ts";
import styles from "./idle.module.css";

export function Idle() {
  const { desk: said, pages } = useWords();
  const mayReply = useMay("cases:reply");
  const desk = useDesk(showAll).data;
  if (!desk)
    return (
      <h1>
        <Spoken>{pages.desk}</Spoken>
      </h1>
    );
  return (
    <div className={styles.idle}>
      <Empty whole icon={IconInbox} title={desk.waiting > 0 ? said.idle.title(desk.waiting) : said.idle.allAnswered}>
        {desk.waiting > 0 && mayReply && said.idle.help}
      </Empty>
    </div>
  );
}
