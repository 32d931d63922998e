/** The variables of a template: what each is called, where its value comes from, and the sample that the channel's reviewer sees. */
import { ActionIcon, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ValueSource, valueSources } from "../../../contract/template-text.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Version } from "./library-query.ts";
import styles from "./library.module.css";

type Variables = Version["variables"];

/** A name that is not taken. */
function freeName(variables: Variables, source: ValueSource): string {
  const plain =
    source === "typed" ? "words" : source.replaceAll(/[A-Z]/g, (one) => `_${one.toLowerCase()}`).replaceAll(".", "_");
  const taken = new Set(variables.map(({ name }) => name));
  if (!taken.has(plain)) return plain;
  for (let n = 2; ; n++) if (!taken.has(`${plain}_${n}`)) return `${plain}_${n}`;
}

export function VariableFields({ variables, onChange }: { variables: Variables; onChange: (to: Variables) => void }) {
  const said = useChannelWords().templates;
  const set = (place: number, to: Partial<Variables[number]>) =>
    onChange(variables.map((one, at) => (at === place ? { ...one, ...to } : one)));
  const data = valueSources.map((one) => ({ value: one, label: said.sources[one] }));
  return (
    <div className={styles.fields}>
      <p className={styles.soft}>{said.aboutVariables}</p>
      {variables.map(({ name, source, example }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- its name is what is written here
        <div key={place} className={styles.variableLine}>
          <TextInput
            aria-label={said.variableName}
            value={name}
            maxLength={40}
            onChange={({ currentTarget: { value } }) =>
              set(place, { name: value.toLowerCase().replaceAll(/[^a-z0-9_]+/g, "_") })
            }
          />
          <Select
            aria-label={said.variableSource}
            allowDeselect={false}
            data={data}
            value={source}
            onChange={(one) => set(place, { source: one ?? "typed" })}
          />
          <TextInput
            aria-label={said.variableSample}
            placeholder={said.variableSample}
            value={example}
            maxLength={100}
            dir="auto"
            onChange={({ currentTarget: { value } }) => set(place, { example: value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={said.removeVariable(name)}
            onClick={() => onChange(variables.filter((_, at) => at !== place))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {variables.length < 20 && (
        <Select
          className={styles.insert}
          aria-label={said.addVariable}
          placeholder={said.addVariable}
          data={data}
          value={null}
          onChange={(source) => {
            if (!source) return;
            const from = source;
            onChange([...variables, { name: freeName(variables, from), source: from, example: said.examples[from] }]);
          }}
        />
      )}
    </div>
  );
}
