/** Who gets an answer to a letter beside the customer: seen before it goes, and changed at will. */
import { TagsInput } from "@mantine/core";
import { useState } from "react";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./copies.module.css";
import { isAddress, mostCopies } from "./copied.ts";

interface Shown {
  /** Whom the letter was addressed to besides. */
  offered: readonly string[];
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
}

export default function Copies({ offered, chosen, onChoose }: Shown) {
  const said = useAllWords().letter;
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = (typed: readonly string[]) => {
    const bad = typed.find((one) => !isAddress(one)) ?? null;
    setWrong(bad);
    if (bad === null) onChoose(typed);
  };
  const left = offered.filter((one) => !chosen.includes(one));
  return (
    <div className={styles.copies} id="reply-copies">
      <TagsInput
        size="xs"
        label={said.copies}
        description={left.length > 0 && chosen.length === 0 ? said.notCopied(left.join(", ")) : undefined}
        placeholder={chosen.length === 0 ? said.copiesNone : ""}
        value={[...chosen]}
        data={left}
        maxTags={mostCopies}
        splitChars={[",", ";", " "]}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ "aria-label": said.copiesClear }}
        error={wrong !== null && said.copiesWrong(wrong)}
        onChange={choose}
      />
    </div>
  );
}
