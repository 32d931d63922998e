/** How long since a moment: ticks in place, exact on hover. */
import { inWords } from "../time/ages.ts";
import { useNow } from "../time/clock.ts";
import { useSay } from "../words/say.ts";
import { useWords } from "../words/words.tsx";

/** The age as text, for use in a sentence. */
export function useAge(since: string | null): string {
  const now = useNow();
  const { ages } = useWords();
  return since ? inWords(now - Date.parse(since), ages) : "";
}

export function Age({ since, className }: { since: string; className?: string | undefined }) {
  const say = useSay();
  return (
    <time
      dateTime={since}
      title={say.exactly(since)}
      className={className}
      style={{ fontVariantNumeric: "tabular-nums" }}
    >
      {useAge(since)}
    </time>
  );
}

/** A moment as `12:04`, exact on hover. */
export function Moment({ at, className }: { at: string; className?: string | undefined }) {
  const say = useSay();
  return (
    <time dateTime={at} title={say.exactly(at)} className={className} style={{ fontVariantNumeric: "tabular-nums" }}>
      {say.moment(at)}
    </time>
  );
}
