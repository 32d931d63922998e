/** Public, private or a note. */
import { IconLock, IconNote, IconWorld } from "@tabler/icons-react";
import type { Visibility } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./visibility-switch.module.css";

const marks = { public: IconWorld, private: IconLock, internal: IconNote };

export function VisibilitySwitch({
  chosen,
  onChoose,
}: {
  chosen: Visibility;
  onChoose: (visibility: Visibility) => void;
}) {
  const said = useWords().desk.reply;
  return (
    <fieldset className={styles.switch} aria-label={said.switch}>
      {(["public", "private", "internal"] as const).map((visibility) => {
        const Mark = marks[visibility];
        return (
          <button
            type="button"
            key={visibility}
            data-visibility={visibility}
            aria-pressed={visibility === chosen}
            title={visibility === "internal" ? "N" : "⌥P"}
            onClick={() => onChoose(visibility)}
          >
            <Mark size={14} stroke={1.9} aria-hidden />
            {said[visibility]}
          </button>
        );
      })}
    </fieldset>
  );
}
