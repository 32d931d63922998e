/** Saying what is approved in the customer's language, by key; and said loudly where nobody who is here speaks it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { listPhrases } from "../../../contract/phrases.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { isForeign } from "../../kit/words/tag-of.ts";
import { useCaseWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./phrases.module.css";

const PhrasePicker = lazy(() => import("./phrase-picker.tsx"));

export default function PhraseCommands({ of, onSay }: { of: CaseDetail; onSay: (text: string) => void }) {
  const said = useCaseWords().phrases;
  const say = useSay();
  const { tongue } = useTongue();
  const may = useMay("cases:reply") && of.state !== "closed";
  const [isOpen, setOpen] = useState(false);
  const isTheirs = isForeign(of.language, tongue);
  const { data } = useQuery({
    queryKey: ["case", of.id, "phrases", tongue],
    queryFn: ({ signal }) => call(listPhrases, { params: { caseId: of.id }, query: { tongue }, signal }),
    enabled: may && (isTheirs || isOpen),
    staleTime: 60_000,
  });
  useCommand("phrase", () => setOpen(true), may);
  return (
    <>
      {may && data?.isSpoken === false && (
        <output className={styles.nobody} data-unspoken={of.language}>
          {said.nobody(say.language(of.language))}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setOpen(true)}
            rightSection={<KeyHint command="phrase" />}
          >
            {said.open}
          </Button>
        </output>
      )}
      <Suspense>{isOpen && data && <PhrasePicker of={data} onPick={onSay} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
