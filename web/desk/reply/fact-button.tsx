/** Finds a fact to put into the answer; the key does the same. */
import { ActionIcon } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { useOffers } from "../../kit/keys/commands.tsx";
import { useWords } from "../../kit/words/words.tsx";

export function FactButton() {
  const said = useWords().desk.reply;
  const { run } = useOffers();
  return (
    <ActionIcon
      id="fact"
      variant="default"
      size={32}
      aria-label={said.fact}
      title={said.fact}
      onClick={() => run("fact")}
    >
      <IconBook2 size={16} />
    </ActionIcon>
  );
}
