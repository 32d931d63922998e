/** The bags of a report: one line for each. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./bag-report.module.css";

export interface TypedBag {
  /** Stays while others come and go. */
  key: number;
  tag: string;
  type: string;
  colour: string;
}

interface Rows {
  bags: readonly TypedBag[];
  isTag: (tag: string) => boolean;
  onChange: (bags: readonly TypedBag[]) => void;
}

const most = 10;

export function BagRows({ bags, isTag, onChange }: Rows) {
  const { bagReport: said } = useLaterWords();
  const put = (key: number, more: Partial<TypedBag>) =>
    onChange(bags.map((bag) => (bag.key === key ? { ...bag, ...more } : bag)));
  return (
    <fieldset className={styles.bags}>
      <legend>{said.bags}</legend>
      {bags.map(({ key, tag, type, colour }, at) => (
        <div key={key} className={styles.bag}>
          <TextInput
            aria-label={said.ofBag(said.tag, at + 1)}
            placeholder={said.tag}
            inputMode="numeric"
            maxLength={14}
            value={tag}
            error={!isTag(tag) && said.wrongTag}
            onChange={({ currentTarget }) => put(key, { tag: currentTarget.value.replaceAll(/\D/g, "") })}
          />
          <TextInput
            aria-label={said.ofBag(said.type, at + 1)}
            placeholder={said.type}
            maxLength={60}
            value={type}
            onChange={({ currentTarget }) => put(key, { type: currentTarget.value })}
          />
          <TextInput
            aria-label={said.ofBag(said.colour, at + 1)}
            placeholder={said.colour}
            maxLength={40}
            value={colour}
            onChange={({ currentTarget }) => put(key, { colour: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={said.removeBag(at + 1)}
            disabled={bags.length === 1}
            onClick={() => onChange(bags.filter((bag) => bag.key !== key))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {bags.length < most && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            onChange([...bags, { key: Math.max(...bags.map(({ key }) => key)) + 1, tag: "", type: "", colour: "" }])
          }
        >
          {said.addBag}
        </Button>
      )}
    </fieldset>
  );
}
