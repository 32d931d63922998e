/** The words of the pages in the reader's language. */
import { createContext, type ReactNode, use, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./en/index.ts";
import type { counted } from "./en/counted.ts";
import type { later } from "./en/later.ts";
import type { ofCase } from "./en/of-case.ts";
import type { setUp } from "./en/set-up.ts";
import type * as booking from "./en/booking.ts";
import type { ofChannels } from "./en/of-channels.ts";
import type { ofWall } from "./en/of-wall.ts";

/** What is loaded before the first paint: a language that misses a word does not compile. */
export type Words = typeof en;

/** With those of a case and what stands beside it. */
export type CaseWords = Words & typeof ofCase;

/** With those of what is shown when wanted. */
export type LaterWords = CaseWords & typeof later;

/** Those too of setting up and running. */
export type AllWords = LaterWords & typeof setUp;

/** With those of channels. */
export type ChannelWords = LaterWords & typeof ofChannels;

/** With those of figures. */
export type CountedWords = LaterWords & typeof counted;

/** With those of changing a booking. */
export type BookingWords = LaterWords & typeof booking;

/** With those of the wall. */
export type WallWords = Words & typeof ofWall;

/** The languages of the pages themselves. */
export const tongues = ["en", "nl"] as const;
export type Tongue = (typeof tongues)[number];

interface Spoken {
  words: Words;
  tongue: Tongue;
  speak: (tongue: Tongue) => void;
}

const Speech = createContext<Spoken>({ words: en, tongue: "en", speak: () => undefined });

/** The words in the reader's language. */
export const useWords = (): Words => useContext(Speech).words;

/** More words, for what is itself loaded when wanted: waits in the nearest Suspense until the page's share of them is here. */
function useMore<Those extends Words>(share: Share): Those {
  const { words, tongue } = useContext(Speech);
  const more = use(share.learn(tongue));
  return useMemo(() => ({ ...words, ...more }) as Those, [words, more]);
}

export const useCaseWords = (): CaseWords => useMore(shares.ofCase);
export const useLaterWords = (): LaterWords => useMore(shares.later);
export const useAllWords = (): AllWords => useMore(shares.all);
export const useChannelWords = (): ChannelWords => useMore(shares.ofChannels);
export const useCountedWords = (): CountedWords => useMore(shares.counted);
export const useBookingWords = (): BookingWords => useMore(shares.booking);
export const useWallWords = (): WallWords => useMore(shares.ofWall);

/** The language of the pages and the way to change it. */
export const useTongue = (): Spoken => useContext(Speech);

const key = "jetbridge.tongue";

/** The reader's choice, else the first of the browser's languages that we speak. */
export function tongueOf(chosen: string | null, browser: readonly string[]): Tongue {
  const wanted = [chosen ?? "", ...browser].map((tag) => tag.slice(0, 2).toLowerCase());
  for (const tag of wanted) {
    const spoken = tongues.find((tongue) => tongue === tag);
    if (spoken) return spoken;
  }
  return "en";
}

async function learn(tongue: Tongue): Promise<Words> {
  return tongue === "nl" ? (await import("./nl/index.ts")).nl : en;
}

interface Share {
  isWanted: () => boolean;
  learn: (tongue: Tongue) => Promise<object>;
}

/** Words that are loaded with the first that needs them, once for each language. */
function share(load: Record<Tongue, () => Promise<object>>): Share {
  const known = new Map<Tongue, Promise<object>>();
  return {
    isWanted: () => known.size > 0,
    learn(tongue) {
      const before = known.get(tongue);
      if (before) return before;
      const words = load[tongue]();
      known.set(tongue, words);
      words.catch(() => known.delete(tongue));
      return words;
    },
  };
}

/** With others before it: all are on their way at once. */
function after(before: Share, load: Record<Tongue, () => Promise<object>>): Share {
  const both = async (tongue: Tongue) =>
    Object.assign({}, ...(await Promise.all([before.learn(tongue), load[tongue]()])));
  return share({ en: () => both("en"), nl: () => both("nl") });
}

const theCase = share({
  en: async () => (await import("./en/of-case.ts")).ofCase,
  nl: async () => (await import("./nl/of-case.ts")).ofCase,
});
const whenWanted = after(theCase, {
  en: async () => (await import("./en/later.ts")).later,
  nl: async () => (await import("./nl/later.ts")).later,
});
const shares = {
  ofCase: theCase,
  later: whenWanted,
  all: after(whenWanted, {
    en: async () => (await import("./en/set-up.ts")).setUp,
    nl: async () => (await import("./nl/set-up.ts")).setUp,
  }),
  ofChannels: after(whenWanted, {
    en: async () => (await import("./en/of-channels.ts")).ofChannels,
    nl: async () => (await import("./nl/of-channels.ts")).ofChannels,
  }),
  counted: after(whenWanted, {
    en: async () => (await import("./en/counted.ts")).counted,
    nl: async () => (await import("./nl/counted.ts")).counted,
  }),
  booking: after(whenWanted, { en: () => import("./en/booking.ts"), nl: () => import("./nl/booking.ts") }),
  ofWall: share({
    en: async () => (await import("./en/of-wall.ts")).ofWall,
    nl: async () => (await import("./nl/of-wall.ts")).ofWall,
  }),
};

/** Loads the reader's words before the first paint. */
export async function firstWords(): Promise<{ tongue: Tongue; words: Words }> {
  const tongue = tongueOf(localStorage.getItem(key), navigator.languages);
  return { tongue, words: await learn(tongue) };
}

/** Gives its children words, and the way to change their language. */
export function Speaking({ first, children }: { first: { tongue: Tongue; words: Words }; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.tongue;
  }, [spoken.tongue]);
  const speak = useCallback((tongue: Tongue) => {
    localStorage.setItem(key, tongue);
    const wanted = Object.values(shares)
      .filter((one) => one.isWanted())
      .map((one): Promise<unknown> => one.learn(tongue));
    void Promise.all([learn(tongue), ...wanted]).then(([words]) => setSpoken({ tongue, words }));
  }, []);
  const value = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return <Speech value={value}>{children}</Speech>;
}
