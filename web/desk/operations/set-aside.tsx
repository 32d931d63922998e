/** What failed again and again, with its reason; one or all are tried again with a click. */
import { Button, SegmentedControl } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  listDeadArrivals,
  listDeadReactions,
  redriveArrivals,
  redriveReactions,
} from "../../../contract/operations.ts";
import { call } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import table from "../../kit/parts/table.module.css";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./operations.module.css";

type Kind = "arrivals" | "reactions";

interface Row {
  id: string;
  what: string;
  subject: string;
  attempts: number;
  why: string | null;
  at: string | null;
}

export function SetAside() {
  const words = useAllWords();
  const said = words.operations;
  const mayManage = useMay("operations:manage");
  const [kind, setKind] = useState<Kind>("arrivals");
  const list = usePagesOf(["operations", "set-aside", kind], (cursor, signal) =>
    kind === "arrivals" ? fetchArrivals(cursor, signal) : fetchReactions(cursor, signal),
  );
  const { redrive, isPending } = useRedrive(kind);
  const hasSome = (list.data?.pages[0]?.items.length ?? 0) > 0;
  const actions = (
    <div className={styles.row}>
      {mayManage && hasSome && (
        <Button size="xs" variant="default" loading={isPending} onClick={() => redrive(undefined)}>
          {said.redriveAll}
        </Button>
      )}
      <SegmentedControl
        aria-label={said.setAside}
        value={kind}
        onChange={(chosen) => setKind(chosen)}
        data={[
          { value: "arrivals", label: said.arrivals },
          { value: "reactions", label: said.reactions },
        ]}
      />
    </div>
  );
  return (
    <Part title={said.setAside} actions={actions}>
      <Listing
        label={said.setAside}
        list={list}
        empty={
          <p className={styles.none}>
            <strong>{said.noneTitle}.</strong> {said.none}
          </p>
        }
        head={
          <tr>
            <th scope="col">{said.received}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{kind === "arrivals" ? said.vendorId : said.about_}</th>
            <th scope="col" className={table.number}>
              {said.tries}
            </th>
            <th scope="col">{said.why}</th>
            <th scope="col">
              <Spoken>{said.redrive}</Spoken>
            </th>
          </tr>
        }
        renderRow={({ id, what, subject, attempts, why, at }: Row) => (
          <tr key={id}>
            <td>{at ? <Moment at={at} /> : "–"}</td>
            <td>{what}</td>
            <td className={table.wide}>{subject}</td>
            <td className={table.number}>{attempts}</td>
            <td className={table.wide}>{why}</td>
            <td className={table.number}>
              {mayManage && (
                <Button size="compact-xs" variant="default" disabled={isPending} onClick={() => redrive([id])}>
                  {said.redrive}
                </Button>
              )}
            </td>
          </tr>
        )}
      />
    </Part>
  );
}

async function fetchArrivals(query: { cursor?: string }, signal: AbortSignal) {
  const { items, nextCursor } = await call(listDeadArrivals, { query, signal });
  const rows = items.map(({ id, kind, externalId, attempts, why, receivedAt }): Row => ({
    id,
    what: kind,
    subject: externalId,
    attempts,
    why,
    at: receivedAt,
  }));
  return { items: rows, nextCursor };
}

async function fetchReactions(query: { cursor?: string }, signal: AbortSignal) {
  const { items, nextCursor } = await call(listDeadReactions, { query, signal });
  const rows = items.map(({ id, reaction, type, attempts, why, fact }): Row => ({
    id,
    what: `${reaction} (${type})`,
    subject: Object.entries(fact)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
    attempts,
    why,
    at: null,
  }));
  return { items: rows, nextCursor };
}

/** Tries some again, or without ids all, a thousand at a time. */
function useRedrive(kind: Kind) {
  const words = useAllWords();
  const queries = useQueryClient();
  const endpoint = kind === "arrivals" ? redriveArrivals : redriveReactions;
  const { mutate, isPending } = useMutation({
    mutationFn: async (ids: string[] | undefined) => {
      let count = 0;
      for (;;) {
        const done = await call(endpoint, { body: ids ? { ids } : {} });
        count += done.count;
        if (!done.isMore) return count;
      }
    },
    onSuccess: (count) => tell(words.operations.redriven(count)),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["operations"] }),
  });
  return { redrive: mutate, isPending };
}
