/** How soon: a line for each promise, the most telling that fits a case counts. */
import { Button } from "@mantine/core";
import { Clock } from "../../../contract/service-rules.ts";
import { Topic } from "../../../contract/triage.ts";
import { ChannelKind, Language } from "../../../contract/words.ts";
import { Part } from "../../kit/parts/page.tsx";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./service-levels.module.css";
import { faultOfTarget, type TypedTarget } from "./target-text.ts";

interface Shown {
  of: readonly TypedTarget[];
  calendars: readonly string[];
  onChange: (targets: readonly TypedTarget[]) => void;
}

export function Targets({ of, calendars, onChange }: Shown) {
  const said = useAllWords().serviceLevels;
  const add = () =>
    onChange([
      ...of,
      {
        key: crypto.randomUUID(),
        clock: "first-response",
        channel: null,
        language: null,
        topic: null,
        tier: "",
        time: "",
        warn: said.usualWarning,
        calendar: calendars[0] ?? "",
      },
    ]);
  return (
    <Part
      title={said.targets}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={add} disabled={of.length >= 500}>
          {said.addTarget}
        </Button>
      }
    >
      <p className={styles.help}>{said.targetsHelp}</p>
      {of.length === 0 && <p className={styles.soft}>{said.noTargets}</p>}
      {of.length > 0 && (
        <ul className={styles.targets}>
          {of.map((line) => (
            <OneTarget
              key={line.key}
              of={line}
              all={of}
              calendars={calendars}
              onChange={(more) => onChange(of.map((one) => (one === line ? { ...one, ...more } : one)))}
              onRemove={() => onChange(of.filter((one) => one !== line))}
            />
          ))}
        </ul>
      )}
    </Part>
  );
}

interface OneShown {
  of: TypedTarget;
  all: readonly TypedTarget[];
  calendars: readonly string[];
  onChange: (more: Partial<TypedTarget>) => void;
  onRemove: () => void;
}

function OneTarget({ of, all, calendars, onChange, onRemove }: OneShown) {
  const words = useAllWords();
  const said = words.serviceLevels;
  const say = useSay();
  const fault = of.time === "" ? null : faultOfTarget(of, all, calendars);
  return (
    <li className={styles.target} data-target={of.clock}>
      <Choice
        label={said.clock}
        value={of.clock}
        options={Clock.options.map((one) => [one, said.clocks[one]])}
        onChange={(clock) => onChange({ clock: clock as Clock })}
      />
      <Choice
        label={said.channel}
        any={said.any}
        value={of.channel}
        options={ChannelKind.options.map((one) => [one, channelInWords(one, words)])}
        onChange={(channel) => onChange({ channel: channel as ChannelKind | null })}
      />
      <Choice
        label={said.language}
        any={said.any}
        value={of.language}
        options={Language.options.map((one) => [one, say.language(one)])}
        onChange={(language) => onChange({ language: language as Language | null })}
      />
      <Choice
        label={said.topic}
        any={said.any}
        value={of.topic}
        options={Topic.options.map((one) => [one, words.reading.topics[one]])}
        onChange={(topic) => onChange({ topic: topic as Topic | null })}
      />
      <Field label={said.tier} value={of.tier} placeholder={said.any} onChange={(tier) => onChange({ tier })} />
      <Field
        label={said.time}
        value={of.time}
        placeholder={said.timeExample}
        isWrong={fault === "time" || fault === "zero" || fault === "long"}
        onChange={(time) => onChange({ time })}
      />
      <Field label={said.warn} value={of.warn} isWrong={fault === "warn"} onChange={(warn) => onChange({ warn })} />
      <Choice
        label={said.calendar}
        value={of.calendar}
        options={calendars.map((name) => [name, name])}
        onChange={(calendar) => onChange({ calendar: calendar ?? "" })}
      />
      <button
        type="button"
        className={styles.remove}
        aria-label={said.removeTarget}
        title={said.removeTarget}
        onClick={onRemove}
      >
        ×
      </button>
      {fault && (
        <p role="alert" className={styles.fault}>
          {said.targetFaults[fault]}
        </p>
      )}
    </li>
  );
}

interface Chosen {
  label: string;
  /** What stands for any; without it one has to be chosen. */
  any?: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
  onChange: (value: string | null) => void;
}

function Choice({ label, any, value, options, onChange }: Chosen) {
  return (
    <label>
      {label}
      <select value={value ?? ""} onChange={({ currentTarget }) => onChange(currentTarget.value || null)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Typing {
  label: string;
  value: string;
  placeholder?: string;
  isWrong?: boolean;
  onChange: (value: string) => void;
}

function Field({ label, value, placeholder, isWrong = false, onChange }: Typing) {
  return (
    <label>
      {label}
      <input
        value={value}
        maxLength={40}
        placeholder={placeholder}
        aria-invalid={isWrong}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
