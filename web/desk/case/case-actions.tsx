/** What can be done with a case, by button, key and menu. */
import { ActionIcon, Button } from "@mantine/core";
import { IconAlarm, IconArrowBackUp, IconCheck, IconDots, IconRotate2 } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay, useMe } from "../../kit/me.tsx";
import { Late, useOpened } from "../../kit/parts/late.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useInvitation } from "../reply/use-going-private.ts";
import { useMoves } from "./case-moves.ts";

const MoreActions = lazy(() => import("./more-actions.tsx"));
const CloseDialog = lazy(() => import("../promise/close-dialog.tsx"));
const PromiseDialog = lazy(() => import("../promise/promise-dialog.tsx"));
const HandBackDialog = lazy(() => import("./hand-back-dialog.tsx"));
const AssignDialog = lazy(() => import("./assign-dialog.tsx"));

type Outcome = "solved" | "needed-no-answer";

export function CaseActions({ of }: { of: CaseDetail }) {
  const { care, desk } = useWords();
  const said = desk.case;
  const me = useMe();
  const mayReply = useMay("cases:reply");
  const mayAssign = useMay("cases:assign");
  const moves = useMoves(of.id);
  const [moreOpened, openMore] = useOpened();
  const [assigning, setAssigning] = useState<"assign" | "hand-on" | null>(null);
  const [handingBack, setHandingBack] = useState(false);
  const [promising, setPromising] = useState<"promise" | "snooze" | null>(null);
  const [closing, setClosing] = useState<Outcome | null>(null);

  const { data: invitation } = useInvitation(of, mayReply);

  const open = of.state !== "closed";
  const canReopen = mayReply && !open && of.erasedAt === null;
  const mine = of.assigneeId === me.id;
  const canClose = mayReply && open;
  const canHandBack = mayReply && open && of.assigneeId !== null && (mine || mayAssign);
  const canHandOn = mayReply && open && mine;
  const canPromise = canClose && (mine || of.assigneeId === null || of.state === "waiting");
  const owed = of.promise?.kind === "promise" ? of.promise : null;
  const close = (outcome: Outcome, promise?: "kept" | "withdrawn") => {
    if (moves.isPending) return;
    if (owed && !promise) setClosing(outcome);
    else {
      // What went on in private and is solved is closed with a word in public.
      const word = outcome === "solved" && invitation?.closingWord ? crypto.randomUUID() : null;
      moves.mutate({ type: "close", outcome, ...(promise && { promise }), ...(word && { word }) });
    }
  };
  const turn = () => {
    if (!moves.isPending) moves.mutate({ type: "turn", kind: of.kind === "word" ? "question" : "word" });
  };
  const handBack = () => setHandingBack(true);
  const handOn = () => setAssigning("hand-on");
  const reopen = () => {
    if (!moves.isPending) moves.mutate({ type: "reopen" });
  };
  useCommand("close", () => close("solved"), canClose);
  useCommand("no-answer", () => close("needed-no-answer"), canClose);
  useCommand("hand-on", handOn, canHandOn);
  useCommand("hand-back", handBack, canHandBack);
  useCommand("reopen", reopen, canReopen);
  useCommand("come-back", () => setPromising("promise"), canPromise);
  useCommand("snooze", () => setPromising("snooze"), canPromise);
  useCommand("turn", turn, canClose);
  if (!mayReply) return null;
  const more = (
    <ActionIcon variant="default" size={30} aria-label={said.moreActions}>
      <IconDots size={16} />
    </ActionIcon>
  );

  return (
    <>
      {canHandBack && (
        <Button
          variant="default"
          size="xs"
          onClick={handBack}
          leftSection={<IconArrowBackUp size={15} />}
          rightSection={<KeyHint command="hand-back" />}
        >
          {said.handBack}
        </Button>
      )}
      {canPromise && (
        <ActionIcon
          id="come-back"
          variant="default"
          size={30}
          aria-label={care.promise.make}
          title={`${care.promise.make} (B)`}
          onClick={() => setPromising("promise")}
        >
          <IconAlarm size={16} />
        </ActionIcon>
      )}
      {open ? (
        <Button
          id="close-case"
          variant="default"
          size="xs"
          onClick={() => close("solved")}
          leftSection={<IconCheck size={15} />}
          rightSection={<KeyHint command="close" />}
        >
          {said.close}
        </Button>
      ) : (
        canReopen && (
          <Button variant="default" size="xs" onClick={reopen} leftSection={<IconRotate2 size={15} />}>
            {said.reopen}
          </Button>
        )
      )}
      {open && (
        <Late kind="menu" target={more} opened={moreOpened} onOpened={openMore}>
          {(opening) => (
            <MoreActions
              {...opening}
              kind={of.kind}
              onClose={close}
              onSnooze={canPromise ? () => setPromising("snooze") : null}
              onTurn={turn}
              onReopen={of.state === "waiting" ? reopen : null}
              onAssign={mayAssign ? () => setAssigning("assign") : null}
              onHandOn={canHandOn ? handOn : null}
            />
          )}
        </Late>
      )}
      <Suspense>
        {handingBack && (
          <HandBackDialog
            onClose={() => setHandingBack(false)}
            onChoose={(reason) => {
              setHandingBack(false);
              if (!moves.isPending) moves.mutate({ type: "hand-back", reason: mine ? reason : null });
            }}
          />
        )}
        {assigning && <AssignDialog of={of} handOn={assigning === "hand-on"} onClose={() => setAssigning(null)} />}
        {promising && <PromiseDialog of={of} kind={promising} onClose={() => setPromising(null)} />}
        {closing && owed && (
          <CloseDialog
            promise={owed}
            onClose={() => setClosing(null)}
            onChoose={(what) => {
              setClosing(null);
              close(closing, what);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
