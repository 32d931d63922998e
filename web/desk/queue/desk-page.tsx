/** The desk: the queue on the left, what was chosen from it beside it. */
import { useSessionStorage } from "@mantine/hooks";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { Language } from "../../kit/wire.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { NotForYou } from "../shell/no-such-page.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./desk-page.module.css";
import { usePromised, useWhose } from "../promise/promised-list.tsx";
import { beside, inOrder, useDesk } from "./desk-query.ts";
import { QueuePanel } from "./queue-panel.tsx";
import type { Queue } from "./queue-tabs.tsx";

export function DeskPage() {
  return useMay("cases:read") ? <Desk /> : <NotForYou />;
}

function Desk() {
  const words = useWords();
  const navigate = useNavigate();
  const { caseId = null } = useParams({ strict: false });
  const [language, setLanguage] = useSessionStorage<Language | null>({ key: "jetbridge.language", defaultValue: null });
  const [queue, setQueue] = useSessionStorage<Queue>({ key: "jetbridge.queue", defaultValue: "question" });
  const isPromised = queue === "promised";
  const desk = useDesk(language, queue === "word" ? "word" : "question");
  const [whose] = useWhose();
  const promised = usePromised(whose, isPromised).data?.items ?? [];
  const order = isPromised ? promised : desk.data ? inOrder(desk.data) : [];
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
        onQueue={setQueue}
        language={language}
        onLanguage={setLanguage}
        caseId={caseId}
      />
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}
