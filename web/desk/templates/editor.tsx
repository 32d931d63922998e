/** Writes one language of a template anew; all others go on as they are. What channels would refuse is said while writing. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type listTemplates, writeTemplate } from "../../../contract/templates.ts";
import { faultsOf, render, templateLimits } from "../../../contract/template-text.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { Bubble } from "./bubble.tsx";
import styles from "./templates.module.css";

type Template = Answer<typeof listTemplates>["items"][number];
type Text = Template["versions"][number]["texts"][number];

export function Editor({ of, text, onDone }: { of: Template; text: Text; onDone: () => void }) {
  const words = useAllWords();
  const said = words.templates;
  const queries = useQueryClient();
  const [newest] = of.versions;
  const [body, setBody] = useState(text.body);
  const [footer, setFooter] = useState(text.footer ?? "");
  const written = { ...text, body: body.trim(), footer: footer.trim() || null, isDraft: false };
  const variables = newest?.variables ?? [];
  const faults = new Set(
    Object.values(templateLimits).flatMap((limits) => faultsOf(written, { variables, limits }).map(({ code }) => code)),
  );
  const save = useMutation({
    mutationFn: () =>
      call(writeTemplate, {
        params: { templateId: of.id },
        body: {
          number: (newest?.number ?? 0) + 1,
          variables,
          texts: (newest?.texts ?? []).map((one) => (one.language === text.language ? written : one)),
        },
      }),
    onSuccess: () => {
      tell(said.saved);
      void queries.invalidateQueries({ queryKey: ["templates"] });
      onDone();
    },
    onError: (error) => tellTrouble(error, words),
  });
  const can = faults.size === 0 && written.body !== "" && !save.isPending;
  return (
    <>
      <div className={styles.edit}>
        <div className={styles.filling}>
          <Textarea
            label={said.body}
            autosize
            minRows={5}
            maxLength={1200}
            lang={text.language}
            value={body}
            onChange={({ currentTarget }) => setBody(currentTarget.value)}
          />
          <TextInput
            label={said.footer}
            maxLength={80}
            value={footer}
            onChange={({ currentTarget }) => setFooter(currentTarget.value)}
          />
          <p className={styles.help}>{said.variables(variables.map(({ name }) => `{{${name}}}`).join(" "))}</p>
          <ul className={styles.states} role="alert">
            {[...faults].map((code) => (
              <li key={code} data-tone="bad">
                {said.faults[code]}
              </li>
            ))}
          </ul>
        </div>
        <Bubble text={render(written, {})} language={text.language} label={said.pick.preview} />
      </div>
      <footer className={styles.foot}>
        <Button variant="default" size="xs" onClick={onDone}>
          {said.cancel}
        </Button>
        <Button size="xs" disabled={!can} onClick={() => save.mutate()}>
          {said.save}
        </Button>
      </footer>
    </>
  );
}
