/** What is being written in one case: kept here at once, on the server soon after. */
import { useCallback, useEffect, useRef, useState } from "react";
import { saveDraft } from "../../../contract/case-work.ts";
import { call } from "../../kit/call.ts";
import { keep, kept } from "../../kit/kept.ts";
import { useConnection } from "../../kit/live/live.tsx";
import { useMay, useMe } from "../../kit/me.tsx";
import type { Draft, Visibility } from "../../kit/wire.ts";
import { type CameBack, type KeptWriting, mergeDraft, nothingWritten, putBack, type Writing } from "./draft.ts";

/** `here`: on this computer only, for the server could not be reached. */
export type Saving = "nothing" | "saving" | "saved" | "here";

export interface DraftUse extends Writing {
  saving: Saving;
  write: (changed: Partial<Writing>) => void;
  putBack: (returned: CameBack) => void;
  /** Forgets the text after it was sent, and to whom it went; who can read the next one is the safe way again. */
  clear: () => void;
  /** Saves now what would be saved soon. */
  flush: () => void;
}

const soon = 600;

export function useDraft(caseId: string, onServer: Draft | null, safe: Visibility): DraftUse {
  const name = `draft.${useMe().id}.${caseId}`;
  const may = useMay("cases:reply");
  const connection = useConnection();
  const [writing, setWriting] = useState<Writing>(() => mergeDraft(onServer, kept(name) as KeptWriting | null));
  const [saving, setSaving] = useState<Saving>("nothing");
  const latest = useRef(writing);
  const unsaved = useRef(kept(name) !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef(Promise.resolve());

  const save = useCallback(() => {
    clearTimeout(timer.current);
    if (!may || !unsaved.current) return;
    const { text, visibility, threadId, cc } = latest.current;
    unsaved.current = false;
    setSaving("saving");
    // One after the other, so that an older text never overtakes a newer one.
    const before = line.current;
    const saveAfter = async () => {
      await before;
      try {
        await call(saveDraft, {
          params: { caseId },
          body: { text, visibility: visibility ?? safe, threadId, cc: cc && [...cc] },
        });
        if (unsaved.current) return;
        keep(name, null);
        setSaving(text === "" ? "nothing" : "saved");
      } catch {
        unsaved.current = true;
        setSaving("here");
      }
    };
    line.current = saveAfter();
  }, [may, caseId, name, safe]);

  const change = useCallback(
    (next: Writing, now = false) => {
      latest.current = next;
      unsaved.current = true;
      setWriting(next);
      keep(name, { ...next, changedAt: new Date().toISOString() } satisfies KeptWriting);
      clearTimeout(timer.current);
      if (now) save();
      else timer.current = setTimeout(save, soon);
    },
    [name, save],
  );

  useEffect(() => {
    if (connection === "live") save();
  }, [connection, save]);
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") save();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      save();
    };
  }, [save]);

  return {
    ...writing,
    saving,
    write: (changed) => change({ ...latest.current, ...changed }),
    putBack: (returned) => change(putBack(latest.current, returned), true),
    clear: () => change(nothingWritten, true),
    flush: save,
  };
}
