/** Finds cases, people, messages, views, pages and actions by typing. */
import { useState } from "react";
import { Palette } from "../../kit/palette/palette.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { useEntries } from "./use-entries.ts";

export default function DeskPalette({ onClose }: { onClose: () => void }) {
  const { label, nothing } = useLaterWords().palette;
  const [typed, setTyped] = useState("");
  return (
    <Palette label={label} nothing={nothing} typed={typed} onType={setTyped} {...useEntries(typed)} onClose={onClose} />
  );
}
