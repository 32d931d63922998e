/** How a channel counts a text. */
import { useEffect, useState } from "react";

type Count = (text: string) => number;

type Counting = "x-weighted" | "characters" | "bytes";

const characters: Count = (text) => Array.from(text).length;

const encoder = new TextEncoder();
const bytes: Count = (text) => encoder.encode(text).length;

/** X's own way of counting is big, so it is loaded once somebody writes for X; until then characters are counted. */
let weighted: Count | null = null;

/** The way to count; X's own comes once there is something to count. */
export function useCount(text: string, counts: Counting): Count {
  const [, setLoaded] = useState(weighted !== null);
  const wanted = counts === "x-weighted" && text !== "";
  useEffect(() => {
    if (!wanted || weighted) return;
    const load = async () => {
      ({ weightedLength: weighted } = await import("./weighted-length.ts"));
      setLoaded(true);
    };
    void load();
  }, [wanted]);
  if (counts === "bytes") return bytes;
  return counts === "x-weighted" && weighted ? weighted : characters;
}
