/** Where the customer can be written to, and where this answer goes. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getWays } from "../../../contract/ways.ts";
import { call } from "../../kit/call.ts";
import type { CaseDetail, NextWay, Thread, Visibility, Way } from "../../kit/wire.ts";
import { useNow } from "../../kit/time/clock.ts";
import { wayTo, windowAt, type WindowNow } from "./window.ts";

/** Under the case's own key: what is new in it may have opened or shut a way. */
export const useWaysOf = (caseId: string) =>
  useQuery({
    queryKey: ["case", caseId, "ways"],
    queryFn: ({ signal }) => call(getWays, { params: { caseId }, signal }),
  });

export interface WayUse {
  /** Null for notes, and while it is not known. */
  way: Way | null;
  /** Of this moment: windows close while the page stands open. */
  now: WindowNow | null;
  /** Where the answer goes on another channel than before; null: where they spoke. */
  elsewhere: Way | null;
  goElsewhere: (to: NextWay | null) => void;
}

export function useWay(
  of: CaseDetail,
  { thread, visibility }: { thread: Thread | null; visibility: Visibility },
): WayUse {
  const [chosen, goElsewhere] = useState<NextWay | null>(null);
  const { data } = useWaysOf(of.id);
  const at = useNow();
  const accountId = visibility === "private" ? (chosen?.channelAccountId ?? null) : null;
  const way = wayTo(data?.items ?? [], { thread: accountId ? null : thread, visibility, accountId });
  return { way, now: way && windowAt(way, at), elsewhere: accountId ? way : null, goElsewhere };
}
