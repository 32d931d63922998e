/** Words and promises: apart from the figures of questions, and each with what it means. */
import { Button, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { getFigures } from "../../../contract/service-levels.ts";
import { getWordRule, setWordRule } from "../../../contract/settings.ts";
import { type Answer, call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { spanInWords } from "../../kit/time/ages.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import styles from "./care-figures.module.css";

type Row = Answer<typeof getFigures>["items"][number];

export function CareFigures({ of: { words, promises } }: { of: Row }) {
  const { ages, careFigures: said } = useCountedWords();

  const say = useSay();
  const span = (seconds: number | null) => (seconds === null ? "–" : spanInWords(seconds, ages));
  return (
    <>
      <Part title={said.wordsTitle} actions={<WordRule />}>
        <p className={styles.about}>{said.wordsAbout}</p>
        <Tiles
          tiles={[
            [said.received, say.number(words.received)],
            [said.worded, say.number(words.worded)],
            [said.neededNone, say.number(words.neededNone)],
            [said.passedBy, say.number(words.passedBy)],
            [said.time, span(words.time.medianSeconds)],
          ]}
        />
      </Part>
      <Part title={said.promisesTitle}>
        <p className={styles.about}>{said.promisesAbout}</p>
        <Tiles
          tiles={[
            [said.made, say.number(promises.made)],
            [said.kept, say.number(promises.kept), "kept"],
            [said.broken, say.number(promises.broken), promises.broken > 0 ? "broken" : undefined],
            [said.withdrawn, say.number(promises.withdrawn)],
          ]}
        />
      </Part>
    </>
  );
}

function Tiles({ tiles }: { tiles: readonly (readonly [label: string, shown: string, tone?: string])[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(([label, shown, tone]) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}

/** After how many hours a word comes too late; those who may, set it here. */
function WordRule() {
  const words = useCountedWords();
  const said = words.careFigures;
  const may = useMay("settings:manage");
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ["word-rule"], queryFn: ({ signal }) => call(getWordRule, { signal }) });
  const [typed, setTyped] = useState<number | null>(null);
  const save = useMutation({
    mutationFn: (hours: number) => call(setWordRule, { body: { hours } }),
    onSuccess: (rule) => {
      queries.setQueryData(["word-rule"], rule);
      setTyped(null);
      tell(said.saved);
    },
    onError: (error) => tellTrouble(error, words),
  });
  if (!may || !data) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== null) save.mutate(typed);
  };
  return (
    <form className={styles.rule} onSubmit={submit}>
      <label htmlFor="word-hours">{said.hours}</label>
      <NumberInput
        id="word-hours"
        size="xs"
        min={1}
        max={720}
        allowDecimal={false}
        value={typed ?? data.hours}
        onChange={(hours) => setTyped(typeof hours === "number" ? hours : null)}
      />
      <Button type="submit" size="xs" variant="default" disabled={typed === null || typed === data.hours}>
        {said.save}
      </Button>
    </form>
  );
}
