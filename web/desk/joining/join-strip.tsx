/** That the same person has another case open: joined with one key, or said to be another matter. */
import { Button } from "@mantine/core";
import { IconArrowsJoin2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { channelInWords } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./joining.module.css";
import { useJoiningMoves, useJoinings } from "./use-joinings.ts";

const JoinCaseDialog = lazy(() => import("./join-case-dialog.tsx"));
const SplitDialog = lazy(() => import("./split-dialog.tsx"));

export default function JoinStrip({ of }: { of: CaseDetail }) {
  const words = useCaseWords();
  const { joining: said, reading } = words;
  const mayReply = useMay("cases:reply");
  const { data } = useJoinings(of);
  const moves = useJoiningMoves(of);
  const [opened, setOpened] = useState<"join" | "split" | null>(null);
  const open = of.state !== "closed";
  const hasOthers = data !== undefined && (data.proposed.length > 0 || data.joinings.length > 0);
  useCommand("join", () => setOpened("join"), mayReply && hasOthers);
  useCommand("split", () => setOpened("split"), mayReply && open && of.threads.length > 1);
  const [first] = data?.proposed.filter(({ isParted }) => !isParted) ?? [];
  const into = of.outcome === "joined" ? data?.joinings.find((one) => one.caseId === of.id && !one.takenBackAt) : null;
  return (
    <>
      {into && (
        <div className={styles.strip}>
          <IconArrowsJoin2 size={15} aria-hidden />
          <span>
            {said.wentInto}{" "}
            <Link to="/desk/case/$caseId" params={{ caseId: into.otherId }}>
              {into.otherNumber}
            </Link>
          </span>
        </div>
      )}
      {first && open && (
        <div className={styles.strip}>
          <IconArrowsJoin2 size={15} aria-hidden />
          <span className={styles.said}>
            {said.alsoOpen}{" "}
            <Link to="/desk/case/$caseId" params={{ caseId: first.caseId }}>
              {first.number}
            </Link>{" "}
            · {reading.topics[first.topic]} · {channelInWords(first.channel, words)}
            {first.sameBooking && ` · ${said.sameBooking}`}
            {first.sameTopic && ` · ${said.sameTopic}`}
          </span>
          {mayReply && (
            <>
              <Button
                size="compact-xs"
                variant="default"
                disabled={moves.isPending}
                onClick={() => setOpened("join")}
                rightSection={<KeyHint command="join" />}
              >
                {said.join}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={moves.isPending}
                onClick={() => moves.apart.mutate({ otherId: first.caseId, why: said.apartWhy })}
              >
                {said.apart}
              </Button>
            </>
          )}
        </div>
      )}
      <Suspense>
        {opened === "join" && <JoinCaseDialog of={of} onClose={() => setOpened(null)} />}
        {opened === "split" && <SplitDialog of={of} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  );
}
