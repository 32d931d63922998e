/** Those who are here, to be ticked: one or several. */
import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { listWallAgents } from "../../contract/wall.ts";
import type { Answer } from "../kit/call.ts";
import { found } from "../kit/palette/found.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import styles from "./drawers.module.css";

type Agent = Answer<typeof listWallAgents>["items"][number];

interface Ticked {
  of: readonly Agent[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** As many are seen at a glance. */
const fewest = 8;
/** As many are taken at once. */
const most = 50;

export function Colleagues({ of, chosen, onChange }: Ticked) {
  const { wallMore } = useWallWords();
  const said = wallMore.lend;
  const say = useSay();
  const [typed, setTyped] = useState("");
  // Who is ticked stays in sight, whatever is looked for.
  const fitting = new Set(found(of, typed, ({ name }) => name).map(({ id }) => id));
  const shown = of.filter(({ id }) => fitting.has(id) || chosen.includes(id));
  return (
    <div>
      {of.length > fewest && (
        <TextInput
          data-autofocus
          mb="xs"
          aria-label={said.find}
          placeholder={said.find}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      )}
      <Checkbox.Group
        label={said.who}
        value={[...chosen]}
        onChange={(now) => onChange(now.slice(0, most))}
        description={of.length === 0 ? said.nobody : undefined}
      >
        <div className={styles.colleagues}>
          {shown.map(({ id, name, doing, languages }, place) => (
            <Checkbox
              key={id}
              value={id}
              data-autofocus={(place === 0 && of.length <= fewest) || undefined}
              label={<bdi>{name}</bdi>}
              description={[wallMore.doing[doing], languages.map((one) => say.language(one)).join(", ")]
                .filter(Boolean)
                .join(" · ")}
            />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}
