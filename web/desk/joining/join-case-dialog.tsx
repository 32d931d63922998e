/** Which of the same person's cases become one, what changes with it, and what was joined before. */
import { Button, Modal } from "@mantine/core";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { channelInWords, isolated, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./joining.module.css";
import { type Joinable, useJoiningMoves, useJoinings } from "./use-joinings.ts";

export default function JoinCaseDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const words = useCaseWords();
  const { joining: said, common } = words;
  const say = useSay();
  const { data, error, refetch } = useJoinings(of);
  const moves = useJoiningMoves(of);
  return (
    <Modal opened onClose={onClose} title={said.title} size="lg" closeButtonProps={{ "aria-label": common.close }}>
      <p className={styles.about}>{said.about}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !data && <div className={styles.loading} aria-busy />}
      {data?.proposed.length === 0 && data.joinings.length === 0 && <Empty title={said.none} />}
      <ul className={styles.list}>
        {data?.proposed.map((one, place) => (
          <li key={one.caseId}>
            <Proposed of={one} theCase={of} />
            <Button
              size="compact-sm"
              {...(place === 0 && { "data-autofocus": true })}
              loading={moves.isPending}
              onClick={() =>
                moves.join.mutate({ otherId: one.caseId, why: said.joinWhy(one.number) }, { onSuccess: onClose })
              }
            >
              {said.join}
            </Button>
          </li>
        ))}
      </ul>
      {data && data.joinings.length > 0 && (
        <>
          <h3 className={styles.heading}>{said.before}</h3>
          <ul className={styles.list}>
            {data.joinings.map((one) => (
              <li key={one.id} data-gone={one.takenBackAt !== null}>
                <div>
                  <b>{said.kinds[one.kind](one.number, one.otherNumber)}</b>
                  {one.takenBackAt && ` · ${said.back}`}
                  <p>
                    {say.moment(one.at)} · {one.by ? isolated(one.by) : said.byMachine}
                    {one.kind !== "apart" && ` · ${said.moved(one.threads, one.messages)}`}
                  </p>
                </div>
                {!one.takenBackAt && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={moves.isPending}
                    onClick={() => moves.undo.mutate(one.id, { onSuccess: onClose })}
                  >
                    {said.takeBack}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

/** Who goes on, since when they wait then, and who has it. */
function Proposed({ of, theCase }: { of: Joinable; theCase: CaseDetail }) {
  const words = useCaseWords();
  const { joining: said, reading, desk } = words;
  const say = useSay();
  const isOlder = of.openedAt < theCase.openedAt;
  const holder = isOlder ? (of.assigneeName ?? theCase.assigneeName) : (theCase.assigneeName ?? of.assigneeName);
  return (
    <div>
      <b>{of.number}</b> {reading.topics[of.topic]} · {channelInWords(of.channel, words)} · {desk.case.states[of.state]}
      <p dir="auto">{of.preview}</p>
      <p>
        {said.goesOn(isOlder ? of.number : theCase.number, say.moment(isOlder ? of.openedAt : theCase.openedAt))}{" "}
        {holder ? desk.case.heldBy(isolated(holder)) : desk.case.heldByNobody}
      </p>
    </div>
  );
}
