/** Sends what is written, once its writer has read what arrived meanwhile. */
import { type RefObject, useRef } from "react";
import { signed } from "../../../contract/signature.ts";
import { splitText } from "../../../contract/writing.ts";
import { now } from "../../kit/time/clock.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { refusalOf as refusalOfMedia } from "./refusal-of-media.ts";
import type { DraftUse } from "./use-draft.ts";
import { useGoingPrivate } from "./use-going-private.ts";
import { type Guard, useGuard } from "./use-guard.ts";
import { useCount } from "./use-length.ts";
import { useOutbox } from "./use-outbox.tsx";
import type { Place } from "./use-place.ts";
import { type Returned, useReturned } from "./use-returned.ts";
import type { Uploads } from "./use-uploads.ts";

interface Written {
  draft: DraftUse;
  uploads: Uploads;
  place: Place;
  /** Called when it is on its way. */
  onSent: () => void;
}

export interface Sending {
  /** Of the whole text with what stands under it, as the channel counts. */
  length: number;
  /** What it is sent as where it is too long for one; null where it is one, or no number of them holds it. */
  parts: readonly string[] | null;
  takesMedia: boolean;
  can: boolean;
  guard: Guard;
  returned: Returned;
  isHeldBack: boolean;
  /** The button that sends all the same. */
  anyway: RefObject<HTMLButtonElement | null>;
  trySend: () => void;
  sendAnyway: () => void;
  /** Says that what held it back was read; gives how far. */
  read: () => string;
  goPrivate: (() => void) | null;
}

export function useSending(of: CaseDetail, { draft, uploads, place, onSent }: Written): Sending {
  const { visibility, thread, elsewhere, limit, refusal } = place;
  const { send } = useOutbox();
  const anyway = useRef<HTMLButtonElement>(null);
  const text = draft.text.trim();
  const isNote = visibility === "internal";
  const whole = draft.text === "" ? "" : signed(text, place.signature);
  const count = useCount(whole, limit.counts);
  const length = count(whole);
  const parts = length > limit.maxLength ? splitText(whole, { ...limit, measure: count }) : null;
  const takesMedia = !isNote && limit.media !== null;
  const areFilesReady =
    !takesMedia ||
    (!uploads.isBusy &&
      uploads.list.every(({ there }) => there !== null) &&
      refusalOfMedia(uploads.list, limit) === null);
  const can =
    refusal === null &&
    place.now?.kind !== "shut" &&
    text !== "" &&
    (length <= limit.maxLength || parts !== null) &&
    areFilesReady;
  const returned = useReturned(of, draft.putBack);
  const guard = useGuard(of, { writing: text !== "" && !isNote, unread: returned.unread });
  const isHeldBack = !isNote && (guard.news.length > 0 || returned.unread.length > 0);

  const sendNow = (readTo: string) => {
    if (!can) return;
    send({
      id: returned.id ?? crypto.randomUUID(),
      caseId: of.id,
      threadId: thread?.id ?? null,
      ...(elsewhere && { accountId: elsewhere.channelAccountId }),
      visibility,
      text,
      readTo: isNote ? null : readTo,
      ...(place.copies && { cc: place.cc }),
      attachments: takesMedia ? uploads.list.map(({ id, alt }) => ({ id, alt: alt.trim() || null })) : [],
      writtenAt: new Date(now()).toISOString(),
    });
    returned.forget();
    draft.clear();
    if (takesMedia) uploads.clear();
    onSent();
  };
  /** What its writer has not read stands first; one more key sends all the same. */
  const unlessHeldBack = (go: () => void) => () => {
    if (isHeldBack) anyway.current?.focus();
    else go();
  };
  const read = (): string => {
    returned.read();
    return guard.accept();
  };
  const going = useGoingPrivate(of, refusal === null && of.threads.some((one) => one.visibility === "public"));
  const goPrivate = () => {
    // The note is for colleagues and goes nowhere.
    const written = isNote ? "" : text;
    const ids: [string, string] = [crypto.randomUUID(), crypto.randomUUID()];
    going.go({ text: written, readTo: guard.readTo, ids }, { onSuccess: () => written !== "" && draft.clear() });
  };
  return {
    length,
    parts,
    takesMedia,
    can,
    guard,
    returned,
    isHeldBack,
    anyway,
    trySend: unlessHeldBack(() => sendNow(guard.readTo)),
    sendAnyway: () => sendNow(read()),
    read,
    goPrivate: going.can ? unlessHeldBack(goPrivate) : null,
  };
}
