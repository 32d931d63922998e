/** The message that is asked about now; the next comes by itself. */
import { Button, Skeleton } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { askAboutFiltered, type FilteredVerdict, judgeFiltered } from "../../../contract/filtered.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Age } from "../../kit/parts/age.tsx";
import { LanguageAndPlace } from "../../kit/parts/place.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import type { Message } from "../../kit/wire.ts";
import { handleInWords } from "../../kit/words/handle.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { MessageText } from "../case/message-text.tsx";
import styles from "./filtered.module.css";

const key = ["filtered", "next"];
const verdicts = ["answer", "word", "nothing", "skip"] as const satisfies readonly FilteredVerdict[];

export function QuestionCard() {
  const words = useAllWords();
  const said = words.filtered;
  const queries = useQueryClient();
  /** The one before, where it needed nothing: they may say otherwise. */
  const [before, setBefore] = useState<Message | null>(null);
  const [isBack, setBack] = useState(false);
  const next = useQuery({
    queryKey: key,
    queryFn: () => call(askAboutFiltered, {}),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [judgedId, setJudgedId] = useState<string | null>(null);
  const coming = next.data?.message ?? null;
  // What was just judged is not shown again while the next is on its way.
  const isComing = !isBack && next.isFetching && coming?.id === judgedId;
  const message = isBack ? before : isComing ? null : coming;
  const judge = useMutation({
    mutationFn: (verdict: FilteredVerdict) =>
      call(judgeFiltered, { params: { messageId: message?.id ?? "" }, body: { verdict } }),
    onSuccess: async ({ case: opened }, verdict) => {
      setJudgedId(message?.id ?? null);
      if (opened) tell(said.opened(opened.number));
      setBefore(verdict === "nothing" ? message : null);
      setBack(false);
      await queries.invalidateQueries({ queryKey: key });
      void queries.invalidateQueries({ queryKey: ["missed"] });
    },
    onError: async (error) => {
      tellTrouble(error, words);
      setBack(false);
      setBefore(null);
      await queries.invalidateQueries({ queryKey: key });
    },
  });
  const isBusy = judge.isPending || (!isBack && next.isFetching);
  const can = message !== null && !isBusy;
  useCommand("filtered-answer", () => judge.mutate("answer"), can);
  useCommand("filtered-word", () => judge.mutate("word"), can);
  useCommand("filtered-nothing", () => judge.mutate("nothing"), can);
  useCommand("filtered-skip", () => judge.mutate("skip"), can && !isBack);
  useCommand("undo", () => setBack(true), before !== null && !isBack && !judge.isPending);

  if (next.error && !next.data) return <Trouble error={next.error} onRetry={() => void next.refetch()} />;
  if (!next.data || isComing) return <Skeleton height={234} mb={28} radius={10} aria-busy />;
  return (
    <section className={styles.question} aria-label={said.question} data-asked={message?.id ?? "none"}>
      {message === null ? (
        <Empty icon={IconChecks} title={next.data.left === 0 ? said.doneTitle : said.noneTitle}>
          {next.data.left === 0 ? said.done : said.none}
        </Empty>
      ) : (
        <>
          <header className={styles.head}>
            <h2>{said.question}</h2>
            <span className={styles.left}>{said.left(next.data.left)}</span>
          </header>
          <Asked of={message} />
          <div className={styles.answers}>
            {verdicts.map((verdict) => (
              <Button
                key={verdict}
                size="md"
                variant={verdict === "skip" ? "subtle" : "default"}
                disabled={isBusy || (verdict === "skip" && isBack)}
                onClick={() => judge.mutate(verdict)}
                rightSection={<KeyHint command={`filtered-${verdict}`} />}
              >
                {said[verdict]}
              </Button>
            ))}
          </div>
        </>
      )}
      {before && !isBack && (
        <p className={styles.before}>
          {said.lastWas}{" "}
          <Button size="compact-sm" variant="subtle" disabled={judge.isPending} onClick={() => setBack(true)}>
            {said.again}
          </Button>
        </p>
      )}
    </section>
  );
}

function Asked({ of }: { of: Message }) {
  const words = useAllWords();
  return (
    <div className={styles.asked}>
      <p className={styles.who}>
        <bdi>{of.author.name ?? of.author.handle ?? words.people.unknown}</bdi>
        {of.author.name !== null && of.author.handle !== null && (
          <bdi className={styles.handle}>{handleInWords(of.author.handle)}</bdi>
        )}
        <span className={styles.where}>
          <Age since={of.writtenAt} />
          <LanguageAndPlace language={of.language} channel={of.channel} visibility={of.visibility} />
        </span>
      </p>
      <MessageText of={of} />
    </div>
  );
}
