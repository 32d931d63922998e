/** Two customers beside each other, and what will be one of them, before anybody says that they are one. */
import { Button, Modal, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Customer } from "../../kit/wire.ts";
import { handleInWords } from "../../kit/words/handle.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./join-dialog.module.css";
import { useCustomer, useIdentityMoves } from "./use-profile.ts";

interface Join {
  ids: readonly string[];
  other: string;
  reason: string;
  caseId: string;
  onClose: () => void;
}

/** A person has one of each. */
const ownNumbers = new Set(["loyalty", "account"]);

export default function JoinDialog({ ids, other, reason: given, caseId, onClose }: Join) {
  const { profile: said, common } = useCaseWords();
  const [one, another] = [useCustomer(ids[0] ?? ""), useCustomer(other)];
  const moves = useIdentityMoves(ids, caseId);
  const [reason, setReason] = useState(given);
  const error = one.error ?? another.error;
  const join = () => moves.join.mutate({ otherId: other, reason: reason.trim() }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={said.joinTitle} size="lg" closeButtonProps={{ "aria-label": common.close }}>
      <p className={styles.about}>{said.joinAbout}</p>
      {error && <Trouble error={error} onRetry={() => void Promise.all([one.refetch(), another.refetch()])} />}
      {!error && (!one.data || !another.data) && <div className={styles.loading} aria-busy />}
      {one.data && another.data && (
        <>
          <div className={styles.two}>
            <Side title={said.joinThis} of={one.data} />
            <Side title={said.joinOther} of={another.data} />
          </div>
          <p className={styles.after}>
            <b>{said.joinAfter}</b> <bdi>{olderOf(one.data, another.data).name}</bdi>:{" "}
            {said.joinCounts(
              one.data.caseCount + another.data.caseCount,
              one.data.messageCount + another.data.messageCount,
              one.data.identifiers.length + another.data.identifiers.length,
            )}
          </p>
          {conflict(one.data, another.data) && (
            <p className={styles.conflict} role="alert">
              <IconAlertTriangle size={16} aria-hidden /> {said.joinConflict}
            </p>
          )}
          <TextInput
            data-autofocus
            label={said.joinReason}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && reason.trim() !== "" && !event.nativeEvent.isComposing) join();
            }}
          />
          <div className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button onClick={join} loading={moves.isPending} disabled={reason.trim() === ""}>
              {said.joinNow}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

const olderOf = (one: Customer, other: Customer): Customer => (one.firstSeenAt <= other.firstSeenAt ? one : other);

/** Two proved numbers of a kind that a person has one of. */
function conflict(one: Customer, other: Customer): boolean {
  const proved = ({ identifiers }: Customer) =>
    identifiers.filter(({ kind, known }) => ownNumbers.has(kind) && known === "verified");
  return proved(one).some((a) => proved(other).some((b) => a.kind === b.kind && a.value !== b.value));
}

function Side({ title, of }: { title: string; of: Customer }) {
  const { customer: person, profile: said } = useCaseWords();
  return (
    <section className={styles.side}>
      <h3>{title}</h3>
      <b>
        <bdi>{of.name ?? of.handle ?? person.noName}</bdi>
      </b>
      <p>{said.joinCounts(of.caseCount, of.messageCount, of.identifiers.length)}</p>
      <ul>
        {of.identifiers.slice(0, 6).map(({ kind, value, handle, known }) => (
          <li key={`${kind} ${value}`}>
            {person.identifierKinds[kind] ?? kind} <bdi>{handle ? handleInWords(handle) : value}</bdi>{" "}
            <small>{person.known[known]}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
