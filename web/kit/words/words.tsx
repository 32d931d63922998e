/** The words of the pages in the reader's language. */
import { createContext, type ReactNode, use, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./en/index.ts";
import type { later } from "./en/later.ts";
import type { profile } from "./en/profile.ts";
import type { setUp } from "./en/set-up.ts";
import type { booking } from "./en/booking.ts";
import type { ofWall } from "./en/of-wall.ts";

/** What is loaded before the first paint: a language that misses a word does not compile. */
export type Words = typeof en;

/** With those of what is shown when wanted. */
export type LaterWords = Words & typeof later;

/** Those too of setting up and running. */
export type AllWords = LaterWords & typeof setUp;

/** With those of changing a booking. */
export type BookingWords = LaterWords & { booking: typeof booking };

/** With those of the wall. */
export type WallWords = Words & typeof ofWall;

/** With those of the customer beside a case. */
export type PersonWords = Words & typeof profile;

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
export function useLaterWords(): LaterWords {
  const { words, tongue } = useContext(Speech);
  const more = use(laters.learn(tongue));
  return useMemo(() => ({ ...words, ...more }), [words, more]);
}

/** The same for pages of setting up and running. */
export function useAllWords(): AllWords {
  const { words, tongue } = useContext(Speech);
  // Both are on their way before the first is waited for.
  const parts = [laters.learn(tongue), setUps.learn(tongue)] as const;
  const more = use(parts[0]);
  const rest = use(parts[1]);
  return useMemo(() => ({ ...words, ...more, ...rest }), [words, more, rest]);
}

/** The same for what stands beside a case. */
export function usePersonWords(): PersonWords {
  const { words, tongue } = useContext(Speech);
  const more = use(ofPersons.learn(tongue));
  return useMemo(() => ({ ...words, ...more }), [words, more]);
}

/** The same for changing a booking. */
export function useBookingWords(): BookingWords {
  const { words, tongue } = useContext(Speech);
  const parts = [laters.learn(tongue), bookings.learn(tongue)] as const;
  const more = use(parts[0]);
  const ofBooking = use(parts[1]);
  return useMemo(() => ({ ...words, ...more, booking: ofBooking }), [words, more, ofBooking]);
}

/** The same for the wall. */
export function useWallWords(): WallWords {
  const { words, tongue } = useContext(Speech);
  const more = use(ofWalls.learn(tongue));
  return useMemo(() => ({ ...words, ...more }), [words, more]);
}

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

/** Words that are loaded with the first that needs them, once for each language. */
function part<Those>(load: (tongue: Tongue) => Promise<Those>) {
  const known = new Map<Tongue, Promise<Those>>();
  return {
    isWanted: (): boolean => known.size > 0,
    learn(tongue: Tongue): Promise<Those> {
      const before = known.get(tongue);
      if (before) return before;
      const words = load(tongue);
      known.set(tongue, words);
      words.catch(() => known.delete(tongue));
      return words;
    },
  };
}

const laters = part<typeof later>((tongue) =>
  (tongue === "nl" ? import("./nl/later.ts") : import("./en/later.ts")).then((loaded) => loaded.later),
);
const setUps = part<typeof setUp>((tongue) =>
  (tongue === "nl" ? import("./nl/set-up.ts") : import("./en/set-up.ts")).then((loaded) => loaded.setUp),
);
const ofPersons = part<typeof profile>((tongue) =>
  (tongue === "nl" ? import("./nl/profile.ts") : import("./en/profile.ts")).then((loaded) => loaded.profile),
);
const bookings = part<typeof booking>((tongue) =>
  (tongue === "nl" ? import("./nl/booking.ts") : import("./en/booking.ts")).then((loaded) => loaded.booking),
);
const ofWalls = part<typeof ofWall>((tongue) =>
  (tongue === "nl" ? import("./nl/of-wall.ts") : import("./en/of-wall.ts")).then((loaded) => loaded.ofWall),
);

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
    const wanted = [laters, setUps, ofPersons, bookings, ofWalls]
      .filter((one) => one.isWanted())
      .map((one): Promise<unknown> => one.learn(tongue));
    void Promise.all([learn(tongue), ...wanted]).then(([words]) => setSpoken({ tongue, words }));
  }, []);
  const value = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return <Speech value={value}>{children}</Speech>;
}
