/** Where an answer is written: it says where the text goes and who can read it, and never loses a word. */
import { ActionIcon, Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMe } from "../../kit/me.tsx";
import { now } from "../../kit/time/clock.ts";
import type { CaseDetail, NextWay, Visibility } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import { signed } from "../../../contract/signature.ts";
import { WhoElse } from "../presence/faces.tsx";
import type { Being } from "../presence/use-present.ts";
import { copiesIn } from "./copied.ts";
import { Destination } from "./destination.tsx";
import { LengthLeft } from "./length-left.tsx";
import styles from "./reply-box.module.css";
import { limitOf, refusalOf, switched, threadFor, visibilityOf, writingIn } from "./target.ts";
import { useChosenThread } from "./use-chosen-thread.ts";
import type { DraftUse } from "./use-draft.ts";
import { useGoingPrivate } from "./use-going-private.ts";
import { useGuard } from "./use-guard.ts";
import { splitText } from "../../../contract/writing.ts";
import { refusalOf as refusalOfMedia } from "./refusal-of-media.ts";
import { useCount } from "./use-length.ts";
import type { Uploads } from "./use-uploads.ts";
import { useOutbox } from "./use-outbox.tsx";
import { useReturned } from "./use-returned.ts";
import { useTaking } from "./use-taking.ts";
import { useWay } from "./use-ways.ts";
import { VisibilitySwitch } from "./visibility-switch.tsx";

const GuardNote = lazy(() => import("./guard-note.tsx"));
const Attachments = lazy(() => import("./attachments.tsx"));
const Copies = lazy(() => import("./copies.tsx"));
const WayLine = lazy(() => import("./way-line.tsx"));
const SplitPreview = lazy(() => import("./split-preview.tsx"));

interface Box {
  of: CaseDetail;
  draft: DraftUse;
  uploads: Uploads;
  /** Told of each key, and when the writing rests. */
  being: Being;
}

export function ReplyBox({ of, draft, uploads, being }: Box) {
  const { desk } = useWords();
  const said = desk.reply;
  const me = useMe();
  const { send } = useOutbox();
  const field = useRef<HTMLTextAreaElement>(null);
  const anyway = useRef<HTMLButtonElement>(null);
  const visibility = visibilityOf(of, draft.visibility);
  const [chosenThread, chooseThread] = useChosenThread(visibility);
  const thread = threadFor(of, visibility, chosenThread);
  const { way, now: open, elsewhere, goElsewhere } = useWay(of, { thread, visibility });
  const writing = elsewhere ?? writingIn(of, thread);
  const limit = limitOf(writing, visibility);
  const signature = visibility === "internal" ? "" : writing.signature;
  const whole = draft.text === "" ? "" : signed(draft.text.trim(), signature);
  const count = useCount(whole, limit.counts);
  const length = count(whole);
  const parts = length > limit.maxLength ? splitText(whole, { ...limit, measure: count }) : null;
  const takesMedia = visibility !== "internal" && limit.media !== null;
  const copies = visibility === "private" ? copiesIn(of, thread?.id ?? null) : null;
  const [chosenCopies, chooseCopies] = useState<{ threadId: string; list: readonly string[] } | null>(null);
  const cc = chosenCopies && chosenCopies.threadId === thread?.id ? chosenCopies.list : (copies?.usual ?? []);
  const refusal = refusalOf(of, me, visibility);
  const returned = useReturned(of, draft.putBack);
  const guard = useGuard(of, {
    writing: draft.text.trim() !== "" && visibility !== "internal",
    unread: returned.unread,
  });
  const isHeldBack = visibility !== "internal" && (guard.news.length > 0 || returned.unread.length > 0);
  const takeCase = useTaking(of);
  const canSendMedia =
    !takesMedia ||
    (!uploads.isBusy &&
      uploads.list.every(({ there }) => there !== null) &&
      refusalOfMedia(uploads.list, limit) === null);
  const can =
    refusal === null &&
    open?.kind !== "shut" &&
    draft.text.trim() !== "" &&
    (length <= limit.maxLength || parts !== null) &&
    canSendMedia;

  const goWrite = () => {
    field.current?.focus();
    field.current?.setSelectionRange(draft.text.length, draft.text.length);
  };
  const sendNow = (readTo = guard.readTo) => {
    if (!can) return;
    send({
      id: returned.id ?? crypto.randomUUID(),
      caseId: of.id,
      threadId: thread?.id ?? null,
      ...(elsewhere && { accountId: elsewhere.channelAccountId }),
      visibility,
      text: draft.text.trim(),
      readTo: visibility === "internal" ? null : readTo,
      ...(copies && { cc }),
      attachments: takesMedia ? uploads.list.map(({ id, alt }) => ({ id, alt: alt.trim() || null })) : [],
      writtenAt: new Date(now()).toISOString(),
    });
    chooseCopies(null);
    returned.forget();
    draft.clear();
    if (takesMedia) uploads.clear();
    being.rest();
    goWrite();
  };
  /** What its writer has not read stands first; one more key sends all the same. */
  const trySend = () => {
    if (isHeldBack) anyway.current?.focus();
    else sendNow();
  };
  const read = (): string => {
    returned.read();
    return guard.accept();
  };
  const going = useGoingPrivate(of, refusal === null && of.threads.some((one) => one.visibility === "public"));
  const goPrivate = () => {
    if (isHeldBack) {
      anyway.current?.focus();
      return;
    }
    const text = draft.text.trim();
    // The note is for colleagues and goes nowhere.
    const written = visibility === "internal" ? "" : text;
    const ids: [string, string] = [crypto.randomUUID(), crypto.randomUUID()];
    going.go({ text: written, readTo: guard.readTo, ids }, { onSuccess: () => written !== "" && draft.clear() });
  };
  useCommand("go-private", goPrivate, going.can);
  const choose = (chosen: Visibility) => {
    goElsewhere(null);
    draft.write({ visibility: chosen });
    goWrite();
  };
  const goBy = (next: NextWay) => {
    choose(next.visibility);
    if (next.threadId) chooseThread(next.threadId);
    else goElsewhere(next);
  };
  const writer = refusal !== "read-only";
  useCommand("send", trySend, can);
  const chooser = useRef<HTMLInputElement>(null);
  const [dropping, setDropping] = useState(false);
  const attach = (files: FileList | null | undefined): boolean => {
    if (!takesMedia || !files || files.length === 0) return false;
    uploads.add(files);
    takeCase();
    return true;
  };
  useCommand("attach", () => chooser.current?.click(), writer && takesMedia);
  useCommand("reply", () => (visibility === "internal" ? choose(of.safeVisibility.visibility) : goWrite()), writer);
  useCommand("note", () => choose("internal"), writer);
  useCommand("visibility", () => choose(switched(of, visibility)), writer);

  if (!writer) return <p className={styles.readOnly}>{said.readOnly}</p>;
  return (
    // A file may be dropped anywhere on it; the button beside the text does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.box}
      data-mode={visibility}
      data-dropping={dropping}
      data-read={guard.isCaughtUp}
      onDragOver={(event) => {
        if (!takesMedia || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false);
        if (attach(event.dataTransfer.files)) event.preventDefault();
      }}
      aria-label={visibility === "internal" ? said.note : said.label}
    >
      <Suspense>
        {isHeldBack && (
          <GuardNote
            news={guard.news}
            cameBack={returned.unread.length > 0}
            canSend={can && guard.isSettled}
            anyway={anyway}
            onAnyway={() => sendNow(read())}
            onRewrite={() => {
              read();
              goWrite();
            }}
          />
        )}
      </Suspense>
      {returned.said !== null && (
        <p className={styles.returned} role="alert">
          <strong>{desk.delivery.failed}</strong> {returned.said}
        </p>
      )}
      <div className={styles.top}>
        <Destination
          of={of}
          visibility={visibility}
          thread={thread}
          copies={copies ? cc.length : 0}
          elsewhere={elsewhere}
          onBack={() => goElsewhere(null)}
          onThread={chooseThread}
        />
        <VisibilitySwitch chosen={visibility} onChoose={choose} />
      </div>
      <Suspense>
        {way && open && <WayLine of={of} way={way} now={open} onGo={refusal === null ? goBy : null} />}
        {copies && thread && refusal === null && (draft.text !== "" || cc.length > 0) && (
          <Copies
            offered={copies.offered}
            chosen={cc}
            onChoose={(list) => chooseCopies({ threadId: thread.id, list })}
          />
        )}
      </Suspense>
      <textarea
        id="reply"
        ref={field}
        className={styles.field}
        dir="auto"
        rows={3}
        lang={tagOf(of.language)}
        aria-label={visibility === "internal" ? said.note : said.label}
        aria-describedby="reply-destination reply-length"
        aria-invalid={length > limit.maxLength && parts === null}
        placeholder={visibility === "internal" ? said.notePlaceholder : said.placeholder}
        value={draft.text}
        onChange={(event) => {
          draft.write({ text: event.currentTarget.value, visibility });
          being.type(visibility === "private" && !elsewhere && thread ? thread.id : null);
          if (visibility !== "internal") takeCase();
        }}
        onPaste={(event) => {
          if (attach(event.clipboardData.files)) event.preventDefault();
        }}
        onBlur={() => {
          draft.flush();
          being.rest();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <Suspense>
        {takesMedia && uploads.list.length > 0 && <Attachments uploads={uploads} limit={limit} />}
        {parts && <SplitPreview parts={parts} />}
      </Suspense>
      <footer className={styles.foot}>
        {takesMedia && (
          <>
            <input
              ref={chooser}
              id="attach"
              type="file"
              hidden
              multiple
              accept={limit.media?.types.join(",") || undefined}
              onChange={(event) => {
                attach(event.currentTarget.files);
                event.currentTarget.value = "";
              }}
            />
            <ActionIcon
              variant="default"
              size={32}
              aria-label={desk.attach.add}
              title={desk.attach.add}
              onClick={() => chooser.current?.click()}
            >
              <IconPaperclip size={16} />
            </ActionIcon>
          </>
        )}
        {going.can && (
          <Button
            id="go-private"
            size="xs"
            variant="default"
            title={said.goPrivateHelp}
            onClick={goPrivate}
            rightSection={<KeyHint command="go-private" />}
          >
            {said.goPrivate}
          </Button>
        )}
        <Refusal refusal={refusal} of={of} />
        {signature !== "" && draft.text !== "" && (
          <bdi className={styles.signature} title={said.signedWith}>
            {signature}
          </bdi>
        )}
        <LengthLeft
          length={length}
          limit={limit.maxLength}
          shown={draft.text !== "" && refusal === null && parts === null}
        />
        {refusal === null && <DraftState draft={draft} />}
        <WhoElse caseId={of.id} />
        <Button id="send" size="sm" disabled={!can} onClick={trySend} rightSection={<KeyHint command="send" />}>
          {visibility === "internal" ? said.sendNote : said.send}
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
