/** Where an answer is written: it says where the text goes and who can read it, and never loses a word. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useRef, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import type { CaseDetail, Visibility } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import { WhoElse } from "../presence/faces.tsx";
import type { Being } from "../presence/use-present.ts";
import { AttachButton } from "./attach-button.tsx";
import { Destination } from "./destination.tsx";
import { FactButton } from "./fact-button.tsx";
import { DraftState } from "./draft-state.tsx";
import { LengthLeft } from "./length-left.tsx";
import styles from "./reply-box.module.css";
import { type refusalOf, switched } from "./target.ts";
import type { DraftUse } from "./use-draft.ts";
import { usePlace } from "./use-place.ts";
import { useSending } from "./use-sending.ts";
import { useTaking } from "./use-taking.ts";
import type { Uploads } from "./use-uploads.ts";
import { VisibilitySwitch } from "./visibility-switch.tsx";

const GuardNote = lazy(() => import("./guard-note.tsx"));
const Attachments = lazy(() => import("./attachments.tsx"));
const Copies = lazy(() => import("./copies.tsx"));
const WayLine = lazy(() => import("./way-line.tsx"));
const ModelButton = lazy(() => import("../language-model/model-button.tsx"));
const SplitPreview = lazy(() => import("./split-preview.tsx"));

interface Box {
  of: CaseDetail;
  draft: DraftUse;
  uploads: Uploads;
  /** Told of each key, and when the writing rests. */
  being: Being;
}

export function ReplyBox({ of, draft, uploads, being }: Box) {
  const said = useWords().desk.reply;
  const field = useRef<HTMLTextAreaElement>(null);
  const place = usePlace(of, draft);
  const { visibility, thread, elsewhere, limit, refusal } = place;
  const goWrite = () => {
    field.current?.focus();
    field.current?.setSelectionRange(draft.text.length, draft.text.length);
  };
  const onSent = () => {
    being.rest();
    goWrite();
  };
  const sending = useSending(of, { draft, uploads, place, onSent });
  const { can, parts, length, takesMedia, guard, returned, goPrivate } = sending;
  const takeCase = useTaking(of);
  const choose = (chosen: Visibility) => {
    place.choose(chosen);
    goWrite();
  };
  const isNote = visibility === "internal";
  const label = isNote ? said.note : said.label;
  const writer = refusal !== "read-only";
  useCommand("send", sending.trySend, can);
  useCommand("go-private", () => goPrivate?.(), goPrivate !== null);
  useCommand("reply", () => (isNote ? choose(of.safeVisibility.visibility) : goWrite()), writer);
  useCommand("note", () => choose("internal"), writer);
  useCommand("visibility", () => choose(switched(of, visibility)), writer);
  const [dropping, setDropping] = useState(false);
  const attach = (files: FileList): boolean => {
    if (!takesMedia || files.length === 0) return false;
    uploads.add(files);
    takeCase();
    return true;
  };

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
      aria-label={label}
    >
      <Suspense>
        {sending.isHeldBack && (
          <GuardNote
            news={guard.news}
            cameBack={returned.unread.length > 0}
            canSend={can && guard.isSettled}
            anyway={sending.anyway}
            onAnyway={sending.sendAnyway}
            onRewrite={() => {
              sending.read();
              goWrite();
            }}
          />
        )}
      </Suspense>
      {returned.said !== null && <CameBack said={returned.said} />}
      <div className={styles.top}>
        <Destination
          of={of}
          visibility={visibility}
          thread={thread}
          copies={place.cc.length}
          elsewhere={elsewhere}
          onBack={() => place.goElsewhere(null)}
          onThread={place.chooseThread}
        />
        <VisibilitySwitch chosen={visibility} onChoose={choose} />
      </div>
      <Suspense>
        {place.way && place.now && (
          <WayLine
            of={of}
            way={place.way}
            now={place.now}
            onGo={
              refusal === null
                ? (next) => {
                    place.goBy(next);
                    goWrite();
                  }
                : null
            }
          />
        )}
        {place.copies && refusal === null && (draft.text !== "" || draft.cc !== null || place.cc.length > 0) && (
          <Copies offered={place.copies.offered} chosen={place.cc} onChoose={place.chooseCopies} />
        )}
      </Suspense>
      <textarea
        id="reply"
        ref={field}
        className={styles.field}
        dir="auto"
        rows={3}
        lang={tagOf(of.language)}
        aria-label={label}
        aria-describedby="reply-destination reply-length"
        aria-invalid={length > limit.maxLength && parts === null}
        placeholder={isNote ? said.notePlaceholder : said.placeholder}
        value={draft.text}
        onChange={(event) => {
          draft.write({ text: event.currentTarget.value, visibility });
          being.type(visibility === "private" && !elsewhere && thread ? thread.id : null);
          if (!isNote) takeCase();
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
        {takesMedia && <AttachButton types={limit.media?.types ?? []} onFiles={attach} />}
        <FactButton />
        <Suspense>
          <ModelButton of={of} />
        </Suspense>
        {goPrivate && <GoPrivate onGo={goPrivate} />}
        <Refusal refusal={refusal} of={of} />
        {place.signature !== "" && draft.text !== "" && (
          <bdi className={styles.signature} title={said.signedWith}>
            {place.signature}
          </bdi>
        )}
        <LengthLeft
          length={length}
          limit={limit.maxLength}
          shown={draft.text !== "" && refusal === null && parts === null}
        />
        {refusal === null && <DraftState draft={draft} />}
        <WhoElse caseId={of.id} />
        <Button id="send" size="sm" disabled={!can} onClick={sending.trySend} rightSection={<KeyHint command="send" />}>
          {isNote ? said.sendNote : said.send}
        </Button>
      </footer>
    </section>
  );
}

function CameBack({ said }: { said: string }) {
  const { desk } = useWords();
  return (
    <p className={styles.returned} role="alert">
      <strong>{desk.delivery.failed}</strong> {said}
    </p>
  );
}

function GoPrivate({ onGo }: { onGo: () => void }) {
  const said = useWords().desk.reply;
  return (
    <Button id="go-private" size="xs" variant="default" title={said.goPrivateHelp} onClick={onGo}>
      {said.goPrivate}
    </Button>
  );
}

function Refusal({ refusal, of }: { refusal: ReturnType<typeof refusalOf>; of: CaseDetail }) {
  const { desk, people } = useWords();
  if (refusal === "closed") return <span className={styles.refusal}>{desk.reply.closed}</span>;
  if (refusal !== "held") return null;
  return <span className={styles.refusal}>{desk.reply.heldByOther(isolated(of.assigneeName ?? people.unknown))}</span>;
}
