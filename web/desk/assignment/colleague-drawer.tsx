/** What one colleague can do. */
import { Button, Drawer, Group, MultiSelect, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setAbilities } from "../../../contract/assignment.ts";
import { languages } from "../../../contract/words.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import type { Colleague } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./assignment.module.css";
import { useRule, useTeams } from "./queries.ts";

type Spoken = Colleague["languages"];

export default function ColleagueDrawer({ of, onClose }: { of: Colleague; onClose: () => void }) {
  const words = useAllWords();
  const said = words.assignment;
  const queries = useQueryClient();
  const teams = useTeams().data?.items ?? [];
  const known = useRule().data?.rule.skills.map(({ name }) => name) ?? [];
  const [able, setAble] = useState(of);
  const change = (more: Partial<Colleague>) => setAble({ ...able, ...more });
  const save = useMutation({
    mutationFn: () => {
      const { teamId, skills, languages, capacity } = able;
      return call(setAbilities, { params: { memberId: of.id }, body: { teamId, skills, languages, capacity } });
    },
    onSuccess: async () => {
      tell(said.saved);
      await queries.invalidateQueries({ queryKey: ["staff"] });
      await queries.invalidateQueries({ queryKey: ["assignment"] });
      onClose();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={<bdi>{of.name}</bdi>}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <NativeSelect
            label={said.colleague.team}
            value={able.teamId ?? ""}
            onChange={({ currentTarget: { value } }) => change({ teamId: value || null })}
            data={[
              { value: "", label: said.colleague.noTeam },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Languages spoken={able.languages} onChange={(spoken) => change({ languages: spoken })} />
          <MultiSelect
            label={said.colleague.skills}
            description={known.length === 0 ? said.colleague.noSkills : undefined}
            value={able.skills}
            data={[...new Set([...known, ...able.skills])]}
            onChange={(skills) => change({ skills })}
          />
          <NumberInput
            label={said.colleague.capacity}
            placeholder={said.colleague.asRule}
            min={1}
            max={1000}
            allowDecimal={false}
            hideControls
            value={able.capacity ?? ""}
            onChange={(value) => change({ capacity: typeof value === "number" ? value : null })}
          />
          {save.error && (
            <p role="alert" className={styles.failed}>
              {explain(save.error, words).happened}
            </p>
          )}
          <Group justify="flex-end">
            <Button id="save-abilities" type="submit" loading={save.isPending}>
              {said.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

/** Each press speaks it a step less well; the last takes it away. */
function Languages({ spoken, onChange }: { spoken: Spoken; onChange: (spoken: Spoken) => void }) {
  const { assignment } = useAllWords();
  const said = assignment.colleague;
  const say = useSay();
  const press = (language: Spoken[number]["language"]) => {
    const level = spoken.find((one) => one.language === language)?.level ?? 4;
    const others = spoken.filter((one) => one.language !== language);
    onChange(level > 1 ? [...others, { language, level: level - 1 }] : others);
  };
  return (
    <fieldset className={styles.field}>
      <legend>{said.languages}</legend>
      <p className={styles.help}>{said.languagesHelp}</p>
      <div className={styles.languages}>
        {languages.map((language) => {
          const level = spoken.find((one) => one.language === language)?.level;
          const name = say.language(language);
          return (
            <button type="button" key={language} aria-pressed={level !== undefined} onClick={() => press(language)}>
              {level === undefined ? name : said.spoken(name, assignment.levels[level] ?? "")}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
