/** The language of the pages. */
import { SegmentedControl } from "@mantine/core";
import { type Tongue, useTongue } from "../../kit/words/words.tsx";

const names: Record<Tongue, string> = { en: "English", nl: "Nederlands" };

export function TongueSwitch({ fullWidth = false }: { fullWidth?: boolean }) {
  const { tongue, words, speak } = useTongue();
  return (
    <SegmentedControl
      size="xs"
      fullWidth={fullWidth}
      aria-label={words.account.language}
      value={tongue}
      onChange={(chosen) => speak(chosen as Tongue)}
      data={Object.entries(names).map(([value, label]) => ({ value, label }))}
    />
  );
}
