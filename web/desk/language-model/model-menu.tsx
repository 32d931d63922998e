/** What the language model may be asked here; the keys do the same. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useOffers } from "../../kit/keys/commands.tsx";
import type { Command } from "../../kit/keys/key-map.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { answeredIn } from "./model-commands.tsx";
import type { Task } from "./use-model.ts";

export default function ModelMenu({ of, tasks }: { of: CaseDetail; tasks: readonly Task[] }) {
  const said = useLaterWords().languageModel;
  const say = useSay();
  const { run } = useOffers();
  const language = say.language(answeredIn(of.language));
  const items: readonly [Command, string][] = [
    ...(tasks.includes("draft") ? [["propose", said.actions.draft(language)] as const] : []),
    ...(tasks.includes("translation") ? [["translate-mine", said.actions.translation(language)] as const] : []),
    ...(tasks.includes("summary") ? [["summarise", said.actions.summary] as const] : []),
  ].map(([command, label]) => [command, label]);
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={said.menu} title={said.menu}>
          <IconSparkles size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(([command, label]) => (
          <Menu.Item key={command} rightSection={<KeyHint command={command} />} onClick={() => run(command)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
