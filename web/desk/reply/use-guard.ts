/** Keeps what was read apart from what arrived while an answer was written. */
import { useEffect, useState } from "react";
import { useMe } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { type News, newsOf, readAll } from "./guard.ts";

export interface Guard {
  /** How far its writer has read. */
  readTo: string;
  /** What they have not read yet; empty while nothing is written, for then what is shown is read. */
  news: readonly News[];
  /** Whether all that stands there counts as read. */
  isCaughtUp: boolean;
  /** Whether the news has stood there long enough to be read. */
  isSettled: boolean;
  /** Says that it was read; gives how far. */
  accept: () => string;
}

/** How long something must be in sight to count as read, in milliseconds. */
const glance = 800;

/** `unread` names messages that the server held an answer back for. */
export function useGuard(of: CaseDetail, { writing, unread }: { writing: boolean; unread: readonly string[] }): Guard {
  const meId = useMe().id;
  const [read, setRead] = useState(() => ({ to: of.readTo, so: readAll(of.messages) }));
  const news = newsOf(of.messages, read.so, { meId, named: unread });
  const isHeld = writing || unread.length > 0;
  const isCaughtUp = news.length === 0 && read.to === of.readTo;

  useEffect(() => {
    if (isCaughtUp || (isHeld && news.length > 0)) return undefined;
    const readAllNow = () => {
      if (document.visibilityState === "visible") setRead({ to: of.readTo, so: readAll(of.messages) });
    };
    // Nothing but one's own words is new: nobody has to look.
    const timer = setTimeout(readAllNow, news.length === 0 ? 0 : glance);
    document.addEventListener("visibilitychange", readAllNow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", readAllNow);
    };
  }, [isCaughtUp, isHeld, news.length, of.messages, of.readTo]);

  const shown = isHeld ? news : none;
  return {
    readTo: read.to,
    news: shown,
    isCaughtUp,
    isSettled: useSettled(shown.map(({ message }) => `${message.id}${message.text}`).join()),
    accept: () => {
      setRead({ to: of.readTo, so: readAll(of.messages) });
      return of.readTo;
    },
  };
}

const none: readonly News[] = [];

/** Whether a text has stayed the same for a glance. */
function useSettled(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), glance);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
