/** Writes a template anew or for the first time: two languages side by side, its variables, and how it will look while it is written. */
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  faultsOf,
  TemplateCategory,
  type TemplateFault,
  type TemplateLimits,
  templateLimits,
} from "../../../contract/template-text.ts";
import { addTemplate, writeTemplate } from "../../../contract/templates.ts";
import { languages } from "../../../contract/words.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import { libraryKey, type Template, type Text, type Version } from "./library-query.ts";
import styles from "./library.module.css";
import { Preview } from "./preview.tsx";
import { samplesOf } from "./side-by-side.tsx";
import { TextFields } from "./text-fields.tsx";
import { VariableFields } from "./variable-fields.tsx";

const channels = Object.entries(templateLimits) as [keyof typeof templateLimits, TemplateLimits][];

const empty = (language: Text["language"]): Text => ({
  language,
  header: null,
  body: "",
  footer: null,
  buttons: [],
  isDraft: false,
});

/** `of`: null for a new one. */
export function Writing({ of, onDone }: { of: Template | null; onDone: (() => void) | null }) {
  const words = useChannelWords();
  const said = words.templates;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [newest] = of?.versions ?? [];
  const [id] = useState(() => of?.id ?? crypto.randomUUID());
  const [name, setName] = useState("");
  const [category, setCategory] = useState<Template["category"]>("utility");
  const [variables, setVariables] = useState<Version["variables"]>(newest?.variables ?? []);
  const [texts, setTexts] = useState<readonly Text[]>(newest?.texts ?? [empty("en")]);
  const [sides, setSides] = useState<readonly [string, string]>(() => beginOf(texts));
  const change = (to: Text) =>
    setTexts((now) =>
      now.some(({ language }) => language === to.language)
        ? now.map((one) => (one.language === to.language ? to : one))
        : [...now, to],
    );
  const written = texts.filter(({ body }) => body.trim() !== "").map(trimmed);
  const faults = written.flatMap((text) =>
    faultsIn(text, variables).map((fault) => ({ ...fault, language: text.language })),
  );
  const save = useMutation({
    mutationFn: () =>
      of
        ? call(writeTemplate, {
            params: { templateId: id },
            body: { number: (newest?.number ?? 0) + 1, variables, texts: written },
          })
        : call(addTemplate, { body: { id, name, category, variables, texts: written } }),
    onSuccess: async () => {
      tell(said.saved);
      await queries.invalidateQueries({ queryKey: libraryKey });
      if (onDone) onDone();
      else await navigate({ to: "/desk/templates/$templateId", params: { templateId: id } });
    },
    onError: (error) => tellTrouble(error, words),
  });
  const isNamed = of !== null || /^[a-z][a-z0-9_]{1,49}$/.test(name);
  const hasWords = written.length > 0;
  const can = isNamed && hasWords && faults.length === 0 && !save.isPending;
  return (
    <form
      className={styles.writing}
      onSubmit={(event) => {
        event.preventDefault();
        if (can) save.mutate();
      }}
    >
      {!of && (
        <div className={styles.filter}>
          <TextInput
            label={said.name}
            description={said.aboutName}
            value={name}
            maxLength={50}
            error={name !== "" && !isNamed ? said.badName : undefined}
            onChange={({ currentTarget }) => setName(currentTarget.value.toLowerCase().replaceAll(/[\s-]+/g, "_"))}
          />
          <Select
            label={said.category}
            description={said.aboutCategory}
            allowDeselect={false}
            data={TemplateCategory.options.map((one) => ({ value: one, label: said.categories[one] }))}
            value={category}
            onChange={(one) => setCategory(one ?? "utility")}
          />
        </div>
      )}
      <Part title={said.texts}>
        <div className={styles.pair}>
          {sides.map((language, side) => (
            <Side
              // oxlint-disable-next-line react/no-array-index-key -- left and right are all they are
              key={side}
              text={texts.find((one) => one.language === language) ?? empty(language as Text["language"])}
              variables={variables}
              onChange={change}
              onLanguage={(to) => setSides(side === 0 ? [to, sides[1]] : [sides[0], to])}
              faults={faults.filter((one) => one.language === language)}
            />
          ))}
        </div>
      </Part>
      <Part title={said.variablesTitle}>
        <VariableFields variables={variables} onChange={setVariables} />
      </Part>
      <OtherFaults faults={faults.filter(({ language }) => !sides.includes(language))} />
      <footer className={styles.actions}>
        {onDone && (
          <Button variant="default" onClick={onDone}>
            {said.cancel}
          </Button>
        )}
        <Button id="keep-template" type="submit" disabled={!can} loading={save.isPending}>
          {of ? said.save : said.keep}
        </Button>
      </footer>
    </form>
  );
}

const beginOf = (texts: readonly Text[]): readonly [string, string] => {
  const codes = texts.map(({ language }) => language as string);
  const first = codes.includes("en") ? "en" : (codes[0] ?? "en");
  return [first, codes.includes("nl") && first !== "nl" ? "nl" : (codes.find((one) => one !== first) ?? "nl")];
};

const trimmed = (text: Text): Text => ({
  ...text,
  header: text.header?.trim() || null,
  body: text.body.trim(),
  footer: text.footer?.trim() || null,
});

type Fault = TemplateFault & { on: readonly string[] };

/** Each once, with the channels that would refuse it. */
function faultsIn(text: Text, variables: Version["variables"]): Fault[] {
  const all = channels.flatMap(([channel, limits]) =>
    faultsOf(text, { variables, limits }).map((fault) => ({ channel, fault })),
  );
  const grouped = Map.groupBy(
    all,
    ({ fault }) => `${fault.code} ${"part" in fault ? fault.part : ""} ${"name" in fault ? fault.name : ""}`,
  );
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first.fault, on: group.map(({ channel }) => channel) }] : [];
  });
}

interface OneSide {
  text: Text;
  variables: Version["variables"];
  onChange: (to: Text) => void;
  onLanguage: (to: string) => void;
  faults: readonly Fault[];
}

function Side({ text, variables, onChange, onLanguage, faults }: OneSide) {
  const { templates: said } = useChannelWords();
  const say = useSay();
  const values = samplesOf(variables);
  return (
    <div className={styles.side}>
      <Select
        label={said.language}
        allowDeselect={false}
        data={languages.map((one) => ({ value: one, label: say.language(one as Language) }))}
        value={text.language}
        onChange={(one) => onLanguage(one ?? text.language)}
      />
      <TextFields key={text.language} text={text} variables={variables} onChange={onChange} />
      <Faults faults={faults} />
      <Preview words={text} values={values} language={text.language} on="whatsapp" />
      <Preview words={text} values={values} language={text.language} on="messenger" />
    </div>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const { templates: said, reading } = useChannelWords();
  return (
    <ul className={styles.reasons} role="alert">
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)} data-fault={fault.code}>
          {said.faults[fault.code]}
          {fault.code === "too-long" && ` ${said.lengthOf(fault.length, fault.most)}`}
          {"name" in fault && ` (${fault.name})`}
          {fault.on.length < channels.length && ` (${fault.on.map((one) => reading.channels[one] ?? one).join(", ")})`}
        </li>
      ))}
    </ul>
  );
}

/** What is wrong in a language that is not shown now. */
function OtherFaults({ faults }: { faults: readonly (Fault & { language: string })[] }) {
  const { templates: said } = useChannelWords();
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.reasons} role="alert">
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)}>
          {say.language(fault.language as Language)}: {said.faults[fault.code]}
        </li>
      ))}
    </ul>
  );
}
