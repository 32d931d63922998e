/** Plays tomorrow before it comes: as it is planned, and with a change beside it. */
import { Button, Group, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { cancelTrial, getTrial, type TrialBasis, type TrialChange, tryTomorrow } from "../../contract/trials.ts";
import type { z } from "zod";
import { languages } from "../../contract/words.ts";
import { call } from "../kit/call.ts";
import { explain } from "../kit/explain.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";
import { useAssignmentRule, useTomorrow, zone } from "./queries.ts";
import { changeOf, nothingTyped, type Typed } from "./trial-draft.ts";
import { TrialOutcome } from "./trial-outcome.tsx";
import { WallDrawer } from "./wall-drawer.tsx";

type Basis = z.infer<typeof TrialBasis>;

const keyOf = (id: string): readonly string[] => ["trial", id];

export default function TrialDrawer({ onClose }: { onClose: () => void }) {
  const words = useWallWords();
  const said = words.wallMore.trial;
  const queries = useQueryClient();
  const rule = useAssignmentRule();
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [basis, setBasis] = useState<Basis>("recent-weeks");
  const [id, setId] = useState<string | null>(null);
  const change = changeOf(typed, rule);
  const { data: trial } = useQuery({
    queryKey: keyOf(id ?? ""),
    queryFn: ({ signal }) => call(getTrial, { params: { trialId: id ?? "" }, signal }),
    enabled: id !== null,
  });
  const ask = useMutation({
    mutationFn: (change: TrialChange) => call(tryTomorrow, { body: { id: crypto.randomUUID(), zone, basis, change } }),
    onSuccess: (now) => {
      queries.setQueryData(keyOf(now.id), now);
      // It may have ended before anybody here listened: what ends later is told.
      void queries.invalidateQueries({ queryKey: keyOf(now.id) });
      setId(now.id);
    },
  });
  const stop = useMutation({
    mutationFn: (trialId: string) => call(cancelTrial, { params: { trialId } }),
    onSuccess: (now) => queries.setQueryData(keyOf(now.id), now),
  });
  const isPlaying = trial?.state === "waiting" || trial?.state === "running";
  return (
    <WallDrawer title={words.wallMore.deed.simulate} size={560} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (change && !isPlaying && !ask.isPending) ask.mutate(change);
        }}
      >
        <Stack gap="md">
          <p className={styles.about}>{said.about}</p>
          <NativeSelect
            data-autofocus
            label={said.basis}
            value={basis}
            onChange={({ currentTarget: { value } }) => setBasis(value as Basis)}
            data={(["recent-weeks", "last-week"] as const).map((value) => ({ value, label: said.bases[value] }))}
          />
          <Change of={typed} onChange={(more) => setTyped({ ...typed, ...more })} />
          {!change && (
            <p role="alert" className={styles.fault}>
              {said.hoursFault}
            </p>
          )}
          {ask.error && (
            <p role="alert" className={styles.fault}>
              {explain(ask.error, words).happened}
            </p>
          )}
          <Button id="try-tomorrow" type="submit" disabled={!change || isPlaying} loading={ask.isPending}>
            {said.play}
          </Button>
        </Stack>
      </form>
      {isPlaying && (
        <Group mt="md" wrap="nowrap" data-trial={trial.state}>
          <progress
            className={styles.progress}
            aria-label={said.playing}
            value={Math.max(3, trial.progress)}
            max={100}
          />
          <Button variant="default" size="compact-sm" onClick={() => stop.mutate(trial.id)}>
            {said.stop}
          </Button>
        </Group>
      )}
      {trial?.state === "cancelled" && <p data-trial="cancelled">{said.stopped}</p>}
      {trial?.failure && (
        <p role="alert" className={styles.fault}>
          {said.failures[trial.failure]}
        </p>
      )}
      {trial?.outcome && <TrialOutcome of={trial.outcome} />}
    </WallDrawer>
  );
}

/** What would be otherwise: more people, a moved shift, another rule. */
function Change({ of, onChange }: { of: Typed; onChange: (more: Partial<Typed>) => void }) {
  const said = useWallWords().wallMore.trial;
  const say = useSay();
  const colleagues = useTomorrow();
  const hour = (label: string, key: "fromHour" | "toHour", from: number) => (
    <NativeSelect
      label={label}
      value={String(of[key])}
      onChange={({ currentTarget: { value } }) => onChange({ [key]: Number(value) })}
      data={Array.from({ length: 24 }, (_, n) => ({ value: String(n + from), label: `${n + from}:00` }))}
    />
  );
  return (
    <>
      <Group grow wrap="nowrap" gap="xs" align="end">
        <NativeSelect
          label={said.more}
          value={of.language}
          onChange={({ currentTarget: { value } }) => onChange({ language: value as Typed["language"] })}
          data={[
            { value: "", label: said.nobody },
            ...languages.map((value) => ({ value, label: say.language(value) })),
          ]}
        />
        {of.language !== "" && (
          <>
            <NumberInput
              label={said.people}
              maw={90}
              min={1}
              max={50}
              allowDecimal={false}
              value={of.people}
              onChange={(value) => onChange({ people: typeof value === "number" ? value : 1 })}
            />
            {hour(said.from, "fromHour", 0)}
            {hour(said.to, "toHour", 1)}
          </>
        )}
      </Group>
      <Group grow align="end">
        <NativeSelect
          label={said.move}
          value={of.memberId}
          onChange={({ currentTarget: { value } }) => onChange({ memberId: value })}
          data={[{ value: "", label: said.nobodys }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        {of.memberId !== "" && (
          <NativeSelect
            label={said.by}
            value={String(of.hours)}
            onChange={({ currentTarget: { value } }) => onChange({ hours: Number(value) })}
            data={[-8, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8].map((n) => ({ value: String(n), label: said.hours(n) }))}
          />
        )}
      </Group>
      <NativeSelect
        label={said.rule}
        value={of.level}
        onChange={({ currentTarget: { value } }) => onChange({ level: value as Typed["level"] })}
        data={(["", "any", "1", "2", "3"] as const).map((value) => ({ value, label: said.levels[value] }))}
      />
    </>
  );
}
