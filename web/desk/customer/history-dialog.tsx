/** What was said about who this is; each step can be taken back, and it is said before what will change. */
import { Button, Modal } from "@mantine/core";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import type { IdentityEvent } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import { useMay } from "../../kit/me.tsx";
import styles from "./join-dialog.module.css";
import { useHistory, useIdentityMoves } from "./use-profile.ts";

interface History {
  ids: readonly string[];
  caseId: string;
  /** The step that somebody came for. */
  marked?: string | null;
  onClose: () => void;
}

export default function HistoryDialog({ ids, caseId, marked = null, onClose }: History) {
  const { profile: said, common } = useCaseWords();
  const { data, error, refetch } = useHistory(ids);
  const moves = useIdentityMoves(ids, caseId);
  const mayLink = useMay("customers:link");
  const items = data?.items.filter(({ kind }) => kind !== "revoke");
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.historyTitle}
      size="lg"
      closeButtonProps={{ "aria-label": common.close }}
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !items && <div className={styles.loading} aria-busy />}
      {items?.length === 0 && <Empty title={said.historyNone} />}
      <ul className={styles.events}>
        {items?.map((event) => (
          <li key={event.id} data-marked={event.id === marked} data-gone={event.isTakenBack}>
            <Event of={event} />
            {mayLink && !event.isTakenBack && (
              <Button
                size="compact-sm"
                variant="default"
                loading={moves.isPending}
                onClick={() => moves.undo.mutate({ eventId: event.id, reason: said.takeBack })}
              >
                {said.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function Event({ of }: { of: IdentityEvent }) {
  const { customer: person, profile: said } = useCaseWords();
  const say = useSay();
  const { identifier, by, reason, moved, isTakenBack } = of;
  return (
    <div>
      <b>{said.events[of.kind]}</b>
      {identifier && (
        <>
          {" "}
          {person.identifierKinds[identifier.kind] ?? identifier.kind} <bdi>{identifier.value}</bdi> (
          {person.known[identifier.known]})
        </>
      )}
      {isTakenBack && ` · ${said.takenBack}`}
      <p>
        {say.moment(of.at)} · {by ? isolated(by.name) : said.byMachine}
        {reason && (
          <>
            {" "}
            · <bdi>{reason}</bdi>
          </>
        )}
      </p>
      {!isTakenBack && moved.length > 0 && <p>{said.historyMoves(moved.length)}</p>}
    </div>
  );
}
