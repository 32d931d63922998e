/** What a version says in two languages side by side, each as it will look on both channels. */
import { Select } from "@mantine/core";
import { useState } from "react";
import { namesOf } from "../../../contract/template-text.ts";
import { Part } from "../../kit/parts/page.tsx";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Version } from "./library-query.ts";
import styles from "./library.module.css";
import { Preview } from "./preview.tsx";

/** The values that the channel's reviewer sees. */
export const samplesOf = (variables: Version["variables"]): Record<string, string> =>
  Object.fromEntries(variables.map(({ name, example }) => [name, example]));

export function SideBySide({ version }: { version: Version }) {
  const said = useChannelWords().templates;
  const codes = version.texts.map(({ language }) => language);
  const first = codes.includes("en") ? "en" : (codes[0] ?? "en");
  const second = codes.find((one) => one !== first);
  return (
    <Part title={said.texts}>
      <div className={styles.pair}>
        <Side version={version} begin={first} />
        {second && <Side version={version} begin={codes.includes("nl") && first !== "nl" ? "nl" : second} />}
      </div>
      <Variables version={version} />
    </Part>
  );
}

function Side({ version, begin }: { version: Version; begin: string }) {
  const said = useChannelWords().templates;
  const say = useSay();
  const [language, choose] = useState(begin);
  const text = version.texts.find((one) => one.language === language) ?? version.texts[0];
  if (!text) return null;
  const values = samplesOf(version.variables);
  return (
    <div className={styles.side}>
      <Select
        label={said.language}
        allowDeselect={false}
        data={version.texts.map((one) => ({ value: one.language, label: say.language(one.language as Language) }))}
        value={text.language}
        onChange={(one) => choose(one ?? begin)}
      />
      {text.isDraft && <p className={styles.warn}>{said.draft}</p>}
      <Preview words={text} values={values} language={text.language} on="whatsapp" />
      <Preview words={text} values={values} language={text.language} on="messenger" />
    </div>
  );
}

function Variables({ version: { variables, texts } }: { version: Version }) {
  const said = useChannelWords().templates;
  const used = new Set(texts.flatMap((one) => namesOf(one)));
  const shown = variables.filter(({ name }) => used.has(name));
  if (shown.length === 0) return null;
  return (
    <dl className={styles.variables} aria-label={said.variablesTitle}>
      {shown.map(({ name, source, example }) => (
        <div key={name}>
          <dt>{name.replaceAll("_", " ")}</dt>
          <dd>
            {said.sources[source]} <span className={styles.soft}>{said.sample(example)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
