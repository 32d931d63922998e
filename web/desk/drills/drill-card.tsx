/** A drill: what is to be done, step by step, and who did it. */
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DrillKind, judgeDrill, type listDrills, tickStep } from "../../../contract/drills.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./drills.module.css";
import { type Drill, drillsKey } from "./use-drills.ts";

interface Shown {
  caseId: string;
  of: Drill;
  may: boolean;
}

export default function DrillCard({ caseId, of, may }: Shown) {
  const words = useLaterWords();
  const said = words.drills;
  const queries = useQueryClient();
  const onSuccess = (saved: Answer<typeof listDrills>) => queries.setQueryData(drillsKey(caseId), saved);
  const { kind } = of;
  const judge = useMutation({
    mutationFn: (isSo: boolean) => call(judgeDrill, { params: { caseId, kind }, body: { isSo } }),
    onSuccess,
  });
  const tick = useMutation({
    mutationFn: ({ step, isDone }: { step: string; isDone: boolean }) =>
      call(tickStep, { params: { caseId, kind, step }, body: { isDone } }),
    onSuccess,
  });
  const error = judge.error ?? tick.error;
  const failed = error && (
    <p role="alert" className={styles.failed}>
      {explain(error, words).happened}
    </p>
  );
  if (of.dismissedBy) {
    return (
      <p className={styles.dismissed} data-drill={kind}>
        {said.dismissed(said.kinds[kind], isolated(of.dismissedBy.name))}{" "}
        {may && (
          <button type="button" className={styles.quiet} onClick={() => judge.mutate(true)}>
            {said.isSo}
          </button>
        )}
        {failed}
      </p>
    );
  }
  const done = of.steps.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <section className={styles.card} data-drill={kind} aria-label={`${said.label}: ${said.kinds[kind]}`}>
      <header>
        <h2>{said.kinds[kind]}</h2>
        <span className={styles.soft}>{said.done(done, of.steps.length)}</span>
        {may && (
          <button
            type="button"
            className={styles.quiet}
            aria-label={said.notSoOf(said.kinds[kind])}
            onClick={() => judge.mutate(false)}
          >
            {said.notSo}
          </button>
        )}
      </header>
      <ol>
        {of.steps.map((one) => (
          <Step
            key={one.step}
            kind={kind}
            of={one}
            may={may}
            onTick={(isDone) => tick.mutate({ step: one.step, isDone })}
          />
        ))}
      </ol>
      {failed}
    </section>
  );
}

interface OneStep {
  kind: DrillKind;
  of: Drill["steps"][number];
  may: boolean;
  onTick: (isDone: boolean) => void;
}

function Step({ kind, of: { step, doneAt, doneBy }, may, onTick }: OneStep) {
  const said = useLaterWords().drills;
  const say = useSay();
  const by = doneAt && doneBy && said.doneBy(isolated(doneBy.name), say.moment(doneAt));
  const text = (
    <>
      {said.steps[kind]?.[step] ?? step} {by && <span className={styles.soft}>{by}</span>}
    </>
  );
  return (
    <li>
      {may ? (
        <label>
          <input
            type="checkbox"
            checked={doneAt !== null}
            onChange={({ currentTarget: { checked } }) => onTick(checked)}
          />
          <span>{text}</span>
        </label>
      ) : (
        <span>
          {doneAt && <IconCheck size={14} aria-hidden />} {text}
        </span>
      )}
    </li>
  );
}
