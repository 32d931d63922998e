/** Hiding a public message, showing it again, or deleting it for good; and what became of that. */
import { Button } from "@mantine/core";
import { IconEye, IconEyeOff, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { deleteMessage, hideMessage } from "../../../contract/messages.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { Message } from "../../kit/wire.ts";
import { type LaterWords, useLaterWords } from "../../kit/words/words.tsx";
import { showMessage } from "./case-query.ts";
import styles from "./message-around.module.css";
import { WhyRefused } from "./refusal.tsx";

const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

/** Which of the keys are meant for this one. */
export interface KeysFor {
  hide: boolean;
  delete: boolean;
}

export function TakingAway({ of, keysFor }: { of: Message; keysFor: KeysFor }) {
  const words = useLaterWords();
  const said = words.hiding;
  const mayHide = useMay("cases:reply") && of.hideable;
  const mayDelete = useMay("messages:delete") && of.deletable;
  const [asks, setAsks] = useState<"hide" | "delete" | null>(null);
  const { hiding, deletion, hidesForGood } = of;
  const isHidden = hiding?.hidden === true && hiding.state !== "refused";
  const change = useChange(of, words);
  const hide = () => change.mutate(isHidden ? "show" : "hide");
  const askOrHide = () => (hidesForGood ? setAsks("hide") : hide());
  const canHide = mayHide && !(hidesForGood && isHidden);
  useCommand("hide", askOrHide, canHide && keysFor.hide && !change.isPending);
  useCommand("delete", () => setAsks("delete"), mayDelete && keysFor.delete);
  if (!canHide && !mayDelete && !hiding && !deletion) return null;
  return (
    <p className={styles.hiding} data-hiding={hiding?.state} data-hidden={isHidden} data-deletion={deletion?.state}>
      {hiding && <State isRefused={hiding.state === "refused"} code={hiding.code} text={stateOf(of, words)} />}
      {hiding?.reason && <bdi>{hiding.reason}</bdi>}
      {deletion && (
        <State
          isRefused={deletion.state === "refused"}
          code={deletion.code}
          text={deletion.state === "refused" ? words.deleting.refused : words.deleting.deletes}
        />
      )}
      {canHide && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={change.isPending && change.variables !== "delete"}
          onClick={askOrHide}
          leftSection={isHidden ? <IconEye size={14} /> : <IconEyeOff size={14} />}
        >
          {isHidden ? said.show : hidesForGood ? words.deleting.removeAsk : said.hide}
        </Button>
      )}
      {mayDelete && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={change.isPending && change.variables === "delete"}
          onClick={() => setAsks("delete")}
          leftSection={<IconTrash size={14} />}
        >
          {words.deleting.ask}
        </Button>
      )}
      <Suspense>
        {asks && (
          <DeleteDialog
            of={of}
            what={asks}
            onHide={asks === "delete" && canHide && !isHidden && !hidesForGood ? () => (setAsks(null), hide()) : null}
            onDo={() => {
              change.mutate(asks);
              setAsks(null);
            }}
            onClose={() => setAsks(null)}
          />
        )}
      </Suspense>
    </p>
  );
}

function useChange({ id: messageId }: Message, words: LaterWords) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: "hide" | "show" | "delete") =>
      what === "delete"
        ? call(deleteMessage, { params: { messageId } })
        : call(hideMessage, { params: { messageId }, body: { hidden: what === "hide" } }),
    onSuccess: (message) => showMessage(queries, message),
    onError: (error) => tellTrouble(error, words),
  });
}

interface Told {
  isRefused: boolean;
  code: NonNullable<Message["hiding"]>["code"];
  text: string;
}

function State({ isRefused, code, text }: Told) {
  return (
    <span role={isRefused ? "alert" : undefined}>
      {text}
      {isRefused && (
        <>
          {" "}
          <WhyRefused code={code} why={null} />
        </>
      )}
    </span>
  );
}

function stateOf({ hiding, hidesForGood }: Message, { hiding: said, deleting }: LaterWords): string {
  if (!hiding) return "";
  if (hiding.state === "refused") return hidesForGood ? deleting.notRemoved : said.refused;
  if (hiding.state === "pending") return hidesForGood ? deleting.removes : hiding.hidden ? said.hides : said.shows;
  return hiding.hidden ? (hidesForGood ? deleting.removed : said.hidden) : "";
}
