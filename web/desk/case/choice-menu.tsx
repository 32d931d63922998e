/** A menu of which one is chosen. */
import { Menu } from "@mantine/core";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import type { Command } from "../../kit/keys/key-map.ts";
import type { Opening } from "../../kit/parts/late.tsx";
import styles from "./judgement.module.css";

interface ChoiceMenuOf extends Opening {
  command: Command;
  label: string;
  chosen: string | number;
  options: readonly { value: string | number; label: string }[];
  onChoose: (value: string | number) => void;
}

export default function ChoiceMenu(props: ChoiceMenuOf) {
  const { target, opened, onOpened, command, label, chosen, options, onChoose } = props;
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      trapFocus
      returnFocus
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown className={styles.options}>
        <Menu.Label>
          {label} <KeyHint command={command} />
        </Menu.Label>
        <Menu.RadioGroup value={String(chosen)}>
          {options.map(({ value, label: option }) => (
            <Menu.RadioItem
              key={value}
              value={String(value)}
              data-option={value}
              closeMenuOnClick
              onClick={() => onChoose(value)}
            >
              {option}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
