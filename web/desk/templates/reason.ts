/** Why a channel refused a template, in the reader's words where we know the channel's. */
import { useChannelWords } from "../../kit/words/words.tsx";

/** What Meta gives as `rejected_reason`, and our own codes; what we do not know stands as the channel wrote it. */
export function useReason(): (why: string) => string {
  const { templates, refusals } = useChannelWords();
  const known: Readonly<Record<string, string | undefined>> = { ...refusals, ...templates.reasons };
  return (why) => known[why] ?? `“${why}”`;
}
