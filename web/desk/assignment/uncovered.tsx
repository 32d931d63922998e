/** Said loudly: the languages in which customers wait for nobody. */
import { Alert } from "@mantine/core";
import { useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { useRule } from "./queries.ts";

export function Uncovered() {
  const said = useAllWords().assignment;
  const say = useSay();
  const { data } = useRule();
  if (!data || data.uncovered.length === 0) return null;
  return (
    <Alert id="uncovered" color="red" title={said.uncoveredTitle} mb={14} role="alert">
      {data.uncovered.map(({ language, waiting }) => (
        <div key={language}>{said.uncovered(say.language(language), say.number(waiting))}</div>
      ))}
    </Alert>
  );
}
