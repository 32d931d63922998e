/** The words of the pages in the reader's language. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./en/index.ts";

/** Every word there is: a language that misses one does not compile. */
export type Words = typeof en;

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
    void learn(tongue).then((words) => setSpoken({ tongue, words }));
  }, []);
  const value = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return <Speech value={value}>{children}</Speech>;
}
