/** Where an answer is written: it says where the text goes and who can read it, and never loses a word. */
import { Button } from "@mantine/core";
import { useRef } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMe } from "../../kit/me.tsx";
import { now } from "../../kit/time/clock.ts";
import type { CaseDetail, Visibility } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Seen } from "../case/use-seen.ts";
import { Destination } from "./destination.tsx";
import { LengthLeft } from "./length-left.tsx";
import styles from "./reply-box.module.css";
import { ReturnedNote } from "./returned-note.tsx";
import { limitOf, refusalOf, switched, threadFor, visibilityOf } from "./target.ts";
import { useChosenThread } from "./use-chosen-thread.ts";
import type { DraftUse } from "./use-draft.ts";
import { useLength } from "./use-length.ts";
import { useOutbox } from "./use-outbox.tsx";
import { useReturned } from "./use-returned.ts";
import { useTaking } from "./use-taking.ts";
import { VisibilitySwitch } from "./visibility-switch.tsx";

export function ReplyBox({ of, draft, seen }: { of: CaseDetail; draft: DraftUse; seen: Seen }) {
  const { desk, people } = useWords();
  const said = desk.reply;
  const me = useMe();
  const { send } = useOutbox();
  const field = useRef<HTMLTextAreaElement>(null);
  const visibility = visibilityOf(of, draft.visibility);
  const [chosenThread, chooseThread] = useChosenThread(visibility);
  const thread = threadFor(of, visibility, chosenThread);
  const limit = limitOf(of, visibility);
  const length = useLength(draft.text, limit.counts);
  const refusal = refusalOf(of, me, visibility);
  const returned = useReturned(of, draft.putBack);
  const takeCase = useTaking(of);
  const can = refusal === null && draft.text.trim() !== "" && length <= limit.maxLength;

  const goWrite = () => {
    field.current?.focus();
    field.current?.setSelectionRange(draft.text.length, draft.text.length);
  };
  const sendNow = () => {
    if (!can) return;
    send({
      id: returned.id ?? crypto.randomUUID(),
      caseId: of.id,
      threadId: thread?.id ?? null,
      visibility,
      text: draft.text.trim(),
      // What the note above the box shows has been read too.
      seenMessageId: visibility === "internal" ? null : (returned.missed.at(-1)?.id ?? seen.messageId),
      writtenAt: new Date(now()).toISOString(),
    });
    returned.forget();
    draft.clear();
    goWrite();
  };
  const choose = (chosen: Visibility) => {
    draft.write({ visibility: chosen });
    goWrite();
  };
  const writer = refusal !== "read-only";
  useCommand("send", sendNow, can);
  useCommand("reply", () => (visibility === "internal" ? choose(of.safeVisibility.visibility) : goWrite()), writer);
  useCommand("note", () => choose("internal"), writer);
  useCommand("visibility", () => choose(switched(of, visibility)), writer);

  if (!writer) return <p className={styles.readOnly}>{said.readOnly}</p>;
  const name = of.customer.name ?? of.customer.handle ?? people.unknown;
  return (
    <section
      className={styles.box}
      data-mode={visibility}
      aria-label={visibility === "internal" ? said.note : said.label}
    >
      <ReturnedNote why={returned.why} name={name} missed={returned.missed} />
      <div className={styles.top}>
        <Destination of={of} visibility={visibility} thread={thread} onThread={chooseThread} />
        <VisibilitySwitch chosen={visibility} onChoose={choose} />
      </div>
      <textarea
        id="reply"
        ref={field}
        className={styles.field}
        dir="auto"
        rows={3}
        lang={of.language}
        aria-label={visibility === "internal" ? said.note : said.label}
        aria-describedby="reply-destination reply-length"
        aria-invalid={length > limit.maxLength}
        placeholder={visibility === "internal" ? said.notePlaceholder : said.placeholder}
        value={draft.text}
        onChange={(event) => {
          draft.write({ text: event.currentTarget.value, visibility });
          if (visibility !== "internal") takeCase();
        }}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <footer className={styles.foot}>
        <Refusal refusal={refusal} of={of} />
        <LengthLeft length={length} limit={limit.maxLength} shown={draft.text !== ""} />
        <DraftState draft={draft} />
        <Button id="send" size="sm" disabled={!can} onClick={sendNow} rightSection={<KeyHint command="send" />}>
          {returned.why?.stale ? said.sendAgain : visibility === "internal" ? said.sendNote : said.send}
        </Button>
      </footer>
    </section>
  );
}

function Refusal({ refusal, of }: { refusal: ReturnType<typeof refusalOf>; of: CaseDetail }) {
  const { desk, people } = useWords();
  if (refusal === "closed") return <span className={styles.refusal}>{desk.reply.closed}</span>;
  if (refusal !== "held") return null;
  return <span className={styles.refusal}>{desk.reply.heldByOther(isolated(of.assigneeName ?? people.unknown))}</span>;
}

function DraftState({ draft }: { draft: DraftUse }) {
  const said = useWords().desk.reply;
  const words = { nothing: "", saving: said.draftSaving, saved: said.draftSaved, here: said.draftHere };
  return (
    <span className={styles.saving} data-draft={draft.saving}>
      {(draft.text !== "" || draft.saving === "saving") && words[draft.saving]}
    </span>
  );
}
