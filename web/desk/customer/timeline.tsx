/** Everything that happened with a customer, newest first. */
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getTimeline } from "../../../contract/customers.ts";
import { call } from "../../kit/call.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { TimelineEntry } from "../../kit/wire.ts";
import { channelInWords, isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./timeline.module.css";

export function Timeline({ customerId, caseId }: { customerId: string; caseId: string }) {
  const words = useWords();
  const said = words.desk.customer;
  const timeline = useInfiniteQuery({
    queryKey: ["customer", customerId, "timeline"],
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, {
        params: { customerId },
        query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
  if (timeline.error && !timeline.data)
    return <Trouble error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const entries = timeline.data?.pages.flatMap(({ items }) => items);
  if (!entries) return <div className={styles.loading} aria-busy />;
  if (entries.length === 0) return <p className={styles.none}>{said.timelineEmpty}</p>;
  return (
    <>
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <Entry key={entry.id} of={entry} here={entry.caseId === caseId} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {words.common.more}
        </Button>
      )}
    </>
  );
}

function Entry({ of, here }: { of: TimelineEntry; here: boolean }) {
  const words = useWords();
  const { entries } = words.desk.customer;
  const { stream } = words.desk;
  const where = [of.channel && channelInWords(of.channel, words), of.visibility && stream[of.visibility]].filter(
    Boolean,
  );
  const by = of.by ?? (of.kind === "wrote" ? words.people.customer : null);
  const isSaid = ["wrote", "answered", "note"].includes(of.kind);
  const what = by && isSaid ? `${isolated(by)} ${entries[of.kind]}` : entries[of.kind];
  return (
    <li className={styles.entry} data-kind={of.kind}>
      <Moment at={of.at} className={styles.at} />
      <div className={styles.what}>
        <span>
          {of.caseId && !here ? (
            <Link to="/desk/case/$caseId" params={{ caseId: of.caseId }}>
              {what}
            </Link>
          ) : (
            what
          )}
        </span>
        {where.length > 0 && of.kind !== "case-opened" && of.kind !== "case-closed" && (
          <small>{where.join(", ")}</small>
        )}
        {of.text && (
          <p dir="auto" title={of.text}>
            {of.text}
          </p>
        )}
      </div>
    </li>
  );
}
