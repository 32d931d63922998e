import type { Place } from "./store.ts";

/** A sign of life of the airline: it saw, or it types. Kept in memory alone, as Meta's are nowhere to be read again. */
export interface MetaSign {
  place: Place;
  to: string;
  sign: "seen" | "typing";
  at: string;
}

export interface MetaSigns {
  note: (sign: Omit<MetaSign, "at"> & { seconds?: number }) => void;
  /** Until when it shows there that the airline types; since when. */
  typing: (place: Place, handle: string) => { since: number; until: number } | null;
  all: () => readonly MetaSign[];
}

const most = 1000;

/** `onChange` is told whose phone shows something else now. */
export function makeMetaSigns(now: () => number, onChange: (handle: string) => void): MetaSigns {
  const all: MetaSign[] = [];
  const typing = new Map<string, { since: number; until: number }>();
  return {
    note({ place, to, sign, seconds = 0 }) {
      all.push({ place, to, sign, at: new Date(now()).toISOString() });
      if (all.length > most) all.shift();
      if (sign !== "typing") return;
      if (seconds === 0) typing.delete(`${place} ${to}`);
      else typing.set(`${place} ${to}`, { since: now(), until: now() + seconds * 1000 });
      onChange(to);
      setTimeout(() => onChange(to), seconds * 1000).unref();
    },
    typing: (place, handle) => typing.get(`${place} ${handle}`) ?? null,
    all: () => all,
  };
}
