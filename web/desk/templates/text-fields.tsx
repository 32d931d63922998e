/** The parts of a template in one language, with the variables at hand. */
import { ActionIcon, Button, Menu, Select, Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { type TemplateButton, templateLimits } from "../../../contract/template-text.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useChannelWords } from "../../kit/words/words.tsx";
import type { Text, Version } from "./library-query.ts";
import styles from "./library.module.css";

interface Fields {
  text: Text;
  variables: Version["variables"];
  onChange: (to: Text) => void;
}

/** The most that any channel takes; the narrower one is said as a fault. */
const most = (part: keyof (typeof templateLimits)["whatsapp"]): number =>
  Math.max(...Object.values(templateLimits).map((limits) => limits[part]));

export function TextFields({ text, variables, onChange }: Fields) {
  const said = useChannelWords().templates;
  const field = useRef<HTMLTextAreaElement>(null);
  const lang = tagOf(text.language);
  const set = (to: Partial<Text>) => onChange({ ...text, isDraft: false, ...to });
  const insert = (name: string) => {
    const { selectionStart: from = text.body.length, selectionEnd: to = from } = field.current ?? {};
    set({ body: `${text.body.slice(0, from)}{{${name}}}${text.body.slice(to)}` });
    field.current?.focus();
  };
  return (
    <div className={styles.fields}>
      <TextInput
        label={said.header}
        lang={lang}
        dir="auto"
        maxLength={200}
        value={text.header ?? ""}
        onChange={({ currentTarget: { value } }) => set({ header: value || null })}
      />
      <Textarea
        ref={field}
        label={said.body}
        description={said.lengthOf(text.body.length, most("body"))}
        autosize
        minRows={4}
        maxLength={2000}
        lang={lang}
        dir="auto"
        data-body={text.language}
        value={text.body}
        onChange={({ currentTarget: { value } }) => set({ body: value })}
      />
      {variables.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="default" className={styles.insert}>
              {said.insert}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {variables.map(({ name, example }) => (
              <Menu.Item key={name} onClick={() => insert(name)}>
                {name.replaceAll("_", " ")} <span className={styles.soft}>{example}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <TextInput
        label={said.footer}
        lang={lang}
        dir="auto"
        maxLength={200}
        value={text.footer ?? ""}
        onChange={({ currentTarget: { value } }) => set({ footer: value || null })}
      />
      <Buttons buttons={text.buttons} lang={lang} onChange={(buttons) => set({ buttons })} />
    </div>
  );
}

interface ButtonFields {
  buttons: readonly TemplateButton[];
  lang: string;
  onChange: (to: TemplateButton[]) => void;
}

const kinds = ["reply", "link", "call"] as const;

function Buttons({ buttons, lang, onChange }: ButtonFields) {
  const { templates: said } = useChannelWords();
  const set = (place: number, to: TemplateButton) => onChange(buttons.map((one, at) => (at === place ? to : one)));
  return (
    <fieldset className={styles.buttonFields}>
      <legend>{said.buttons}</legend>
      {buttons.map((one, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- buttons have nothing else
        <div key={place} className={styles.buttonLine}>
          <Select
            aria-label={said.buttonKind}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: said.buttonKinds[kind] }))}
            value={one.kind}
            onChange={(kind) => set(place, ofKind(kind ?? "reply", one.text))}
          />
          <TextInput
            aria-label={said.buttonText}
            placeholder={said.buttonText}
            lang={lang}
            dir="auto"
            maxLength={100}
            value={one.text}
            onChange={({ currentTarget: { value } }) => set(place, { ...one, text: value })}
          />
          {one.kind === "link" && (
            <TextInput
              aria-label={said.buttonUrl}
              placeholder="https://"
              value={one.url}
              onChange={({ currentTarget: { value } }) => set(place, { ...one, url: value })}
            />
          )}
          {one.kind === "call" && (
            <TextInput
              aria-label={said.buttonPhone}
              placeholder="+31"
              value={one.phone}
              onChange={({ currentTarget: { value } }) => set(place, { ...one, phone: value })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={said.removeButton(one.text)}
            onClick={() => onChange(buttons.filter((_, at) => at !== place))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {buttons.length < most("buttons") && (
        <Button size="compact-sm" variant="default" onClick={() => onChange([...buttons, ofKind("reply", "")])}>
          {said.addButton}
        </Button>
      )}
    </fieldset>
  );
}

const ofKind = (kind: TemplateButton["kind"], text: string): TemplateButton =>
  kind === "link" ? { kind, text, url: "" } : kind === "call" ? { kind, text, phone: "" } : { kind, text };
