/** The thread an agent chose to answer in; another kind of answer forgets it. */
import { useState } from "react";
import type { Visibility } from "../../kit/wire.ts";

export function useChosenThread(visibility: Visibility): [string | null, (threadId: string) => void] {
  const [chosen, setChosen] = useState<{ visibility: Visibility; threadId: string } | null>(null);
  return [
    chosen?.visibility === visibility ? chosen.threadId : null,
    (threadId) => setChosen({ visibility, threadId }),
  ];
}
