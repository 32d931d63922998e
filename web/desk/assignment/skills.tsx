/** Which cases need which skill. */
import { Button, CloseButton, MultiSelect, TextInput } from "@mantine/core";
import { Topic } from "../../../contract/triage.ts";
import { ChannelKind } from "../../../contract/words.ts";
import type { RuleDraft } from "../../kit/wire.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./assignment.module.css";

type Skill = RuleDraft["skills"][number];

export function Skills({ skills, onChange }: { skills: Skill[]; onChange: (skills: Skill[]) => void }) {
  const said = useAllWords().assignment.skills;
  const put = (place: number, more: Partial<Skill>) =>
    onChange(skills.map((one, n) => (n === place ? { ...one, ...more } : one)));
  return (
    <section className={styles.part}>
      <h2>{said.title}</h2>
      <p className={styles.help}>{skills.length === 0 ? said.none : said.help}</p>
      {skills.map((skill, place) => (
        <OneSkill
          // oxlint-disable-next-line react/no-array-index-key -- what is typed has no other name yet
          key={place}
          skill={skill}
          onChange={(more) => put(place, more)}
          onRemove={() => onChange(skills.filter((_, n) => n !== place))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={skills.length >= 30}
        onClick={() => onChange([...skills, { name: "", topics: [], channels: [] }])}
      >
        {said.add}
      </Button>
    </section>
  );
}

interface One {
  skill: Skill;
  onChange: (more: Partial<Skill>) => void;
  onRemove: () => void;
}

function OneSkill({ skill, onChange, onRemove }: One) {
  const words = useAllWords();
  const said = words.assignment.skills;
  return (
    <div className={styles.skill}>
      <TextInput
        label={said.name}
        withAsterisk={false}
        value={skill.name}
        required
        maxLength={40}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      <MultiSelect
        label={said.topics}
        placeholder={skill.topics.length === 0 ? said.any : ""}
        value={skill.topics}
        data={Topic.options.map((value) => ({ value, label: words.reading.topics[value] }))}
        onChange={(topics) => onChange({ topics })}
      />
      <MultiSelect
        label={said.channels}
        placeholder={skill.channels.length === 0 ? said.any : ""}
        value={skill.channels}
        data={ChannelKind.options.map((value) => ({ value, label: channelInWords(value, words) }))}
        onChange={(channels) => onChange({ channels })}
      />
      <CloseButton aria-label={words.assignment.remove} onClick={onRemove} />
    </div>
  );
}
