/** Above what was said: the drills that a case calls for. Most call for none, and load nothing of them. */
import { lazy, useRef } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import styles from "./drills.module.css";
import { useDrills } from "./use-drills.ts";

const DrillCard = lazy(() => import("./drill-card.tsx"));

export function Drills({ caseId }: { caseId: string }) {
  const { data } = useDrills(caseId);
  const may = useMay("cases:reply");
  const cards = useRef<HTMLDivElement>(null);
  const hasAny = (data?.items.length ?? 0) > 0;
  // The next step that nobody has done.
  useCommand(
    "drill",
    () => {
      const boxes = [...(cards.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
      (boxes.find(({ checked }) => !checked) ?? boxes[0])?.focus();
    },
    may && hasAny,
  );
  if (!data || !hasAny) return null;
  return (
    <div ref={cards} className={styles.cards}>
      {data.items.map((drill) => (
        <DrillCard key={drill.kind} caseId={caseId} of={drill} may={may} />
      ))}
    </div>
  );
}
