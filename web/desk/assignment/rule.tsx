/** The rule of who may get what, as one form: two leads who change it at once are told. */
import { Button, NativeSelect, NumberInput, Skeleton, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { setAssignmentRule } from "../../../contract/assignment.ts";
import { ChannelKind } from "../../../contract/words.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useTheirs } from "../../kit/theirs.ts";
import type { RuleDraft, RuleNow } from "../../kit/wire.ts";
import { channelInWords, isolated } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./assignment.module.css";
import { ruleKey, useRule } from "./queries.ts";
import { minutesOf, withMinutes, withUnits } from "./rule-draft.ts";

/** Choosing several topics needs much of the library. */
const Skills = lazy(() => import("./skills.tsx").then((part) => ({ default: part.Skills })));

export function Rule() {
  const { data, error, refetch } = useRule();
  // What another lead saves meanwhile takes nothing away that was typed: saving says that they were faster.
  const [touched, setTouched] = useState<RuleNow | null>(null);
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  const shown = touched ?? data;
  if (!shown) return <Skeleton height={420} aria-busy />;
  return <RuleForm key={shown.version} now={shown} onTouch={setTouched} />;
}

interface Form {
  now: RuleNow;
  /** Somebody began to change this one; null: they are done with it. */
  onTouch: (now: RuleNow | null) => void;
}

function RuleForm({ now, onTouch }: Form) {
  const words = useAllWords();
  const said = words.assignment;
  const queries = useQueryClient();
  const [rule, setRule] = useState(now.rule);
  const save = useMutation({
    mutationFn: () => call(setAssignmentRule, { body: { version: now.version, rule } }),
    onSuccess: (saved) => {
      queries.setQueryData(ruleKey, saved);
      onTouch(null);
      tell(said.saved);
    },
  });
  const change = (more: Partial<RuleDraft>) => {
    onTouch(now);
    setRule({ ...rule, ...more });
  };
  const theirs = useTheirs(ruleKey, () => onTouch(null));
  return (
    <form
      id="assignment-rule"
      className={styles.form}
      inert={theirs.areComing}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <section className={styles.part}>
        <h2>{said.languages.title}</h2>
        <Switch
          label={said.languages.count}
          description={said.languages.countHelp}
          checked={rule.countLanguages}
          onChange={({ currentTarget: { checked } }) => change({ countLanguages: checked })}
        />
        {rule.countLanguages && (
          <NativeSelect
            mt={12}
            maw={260}
            label={said.languages.least}
            value={rule.leastLevel}
            onChange={({ currentTarget: { value } }) => change({ leastLevel: Number(value) })}
            data={[1, 2, 3].map((level) => ({ value: String(level), label: said.levels[level] ?? "" }))}
          />
        )}
      </section>
      <Suspense fallback={<Skeleton height={120} aria-busy />}>
        <Skills skills={rule.skills} onChange={(skills) => change({ skills })} />
      </Suspense>
      <section className={styles.part}>
        <h2>{said.ladder.title}</h2>
        <p className={styles.help}>{said.ladder.help}</p>
        <div className={styles.numbers} style={{ alignItems: "end" }}>
          {(["level", "skill", "language"] as const).map((drops) => (
            <NumberInput
              key={drops}
              style={{ width: 210 }}
              label={said.ladder[drops]}
              suffix={` ${said.ladder.minutes}`}
              min={1}
              max={1440}
              allowDecimal={false}
              hideControls
              value={minutesOf(rule, drops) ?? ""}
              onChange={(value) => change({ ladder: withMinutes(rule, drops, value) })}
            />
          ))}
        </div>
      </section>
      <Capacity rule={rule} onChange={change} />
      <div className={styles.last}>
        {save.error && (
          <p role="alert" className={styles.failed}>
            {explain(save.error, words).happened}{" "}
            <Button variant="subtle" size="compact-sm" loading={theirs.areComing} onClick={() => void theirs.show()}>
              {said.reload}
            </Button>
          </p>
        )}
        {now.setBy && now.setAt && (
          <span>
            {said.setBy(isolated(now.setBy))}, <Moment at={now.setAt} />
          </span>
        )}
        <Button id="save-rule" type="submit" loading={save.isPending}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}

function Capacity({ rule, onChange }: { rule: RuleDraft; onChange: (more: Partial<RuleDraft>) => void }) {
  const words = useAllWords();
  const said = words.assignment.capacity;
  return (
    <section className={styles.part}>
      <h2>{said.title}</h2>
      <p className={styles.help}>{said.help}</p>
      <NumberInput
        maw={200}
        mb={12}
        label={said.each}
        placeholder={said.noLimit}
        min={1}
        max={1000}
        allowDecimal={false}
        hideControls
        value={rule.capacity ?? ""}
        onChange={(value) => onChange({ capacity: typeof value === "number" ? value : null })}
      />
      <fieldset className={styles.field} disabled={rule.capacity === null}>
        <legend>{said.units}</legend>
        <div className={styles.numbers}>
          {ChannelKind.options.map((channel) => (
            <NumberInput
              key={channel}
              label={channelInWords(channel, words)}
              min={1}
              max={100}
              allowDecimal={false}
              hideControls
              disabled={rule.capacity === null}
              value={rule.units[channel] ?? 1}
              onChange={(value) => onChange({ units: withUnits(rule, channel, value) })}
            />
          ))}
        </div>
      </fieldset>
    </section>
  );
}
