/** The desk: the queue on the left, what was chosen from it beside it. */
import { useMemo } from "react";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { NotForYou } from "../shell/no-such-page.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./desk-page.module.css";
import { usePromised, useWhose } from "../promise/promised-list.tsx";
import { beside, inOrder, useDesk } from "./desk-query.ts";
import { QueuePanel } from "./queue-panel.tsx";
import { useQueueShown } from "./queue-tabs.tsx";
import { useChosen } from "./use-chosen.ts";
import { useQueue } from "./use-queue.ts";

export function DeskPage() {
  return useMay("cases:read") ? <Desk /> : <NotForYou />;
}

function Desk() {
  const words = useWords();
  const navigate = useNavigate();
  const { caseId = null } = useParams({ strict: false });
  const [filter, setFilter] = useChosen();
  const [part, setPart] = useQueueShown();
  const isPromised = part === "promised";
  const kind = part === "word" ? "word" : "question";
  const desk = useDesk(filter, kind);
  const queue = useQueue({ desk: desk.data, changedAt: desk.dataUpdatedAt, filter, kind });
  const [whose] = useWhose();
  const promised = usePromised(whose, isPromised).data?.items ?? [];
  const mine = desk.data?.mine;
  const ofDesk = useMemo(() => (mine ? inOrder({ mine, queue: queue.cases }) : []), [mine, queue.cases]);
  const order = isPromised ? promised : ofDesk;
  const waiting = desk.data?.kinds.question ?? 0;
  usePageTitle(waiting > 0 ? `${words.pages.desk} (${waiting})` : words.pages.desk);

  const move = (step: 1 | -1) => {
    const to = beside(order, caseId, step);
    if (to) void navigate({ to: "/desk/case/$caseId", params: { caseId: to.id } });
  };
  useCommand("down", () => move(1), order.length > 0);
  useCommand("up", () => move(-1), order.length > 0);

  return (
    <div className={styles.desk} data-chosen={caseId !== null}>
      <QueuePanel
        desk={desk}
        queue={queue}
        part={part}
        onPart={setPart}
        filter={filter}
        onFilter={setFilter}
        caseId={caseId}
      />
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}
