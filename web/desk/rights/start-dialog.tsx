/** Begins an export or an erasure, after all that goes was shown. */
import { Button, Checkbox, Group, Modal, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { previewErasure, startPrivacyRequest } from "../../../contract/rights.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useLaterWords, useCaseWords } from "../../kit/words/words.tsx";
import type { Request } from "./requests-query.ts";
import styles from "./rights.module.css";

type Preview = Answer<typeof previewErasure>;

export default function StartDialog({ of, onClose }: { of: Request; onClose: () => void }) {
  const words = useLaterWords();
  const said = words.rights;
  const queries = useQueryClient();
  const isErasure = of.kind === "erasure";
  const [isUnderstood, understand] = useState(false);
  const name = isolated(of.customerName ?? words.people.unknown);
  const { data, error, refetch } = useQuery({
    queryKey: ["erasure-preview", of.customerId],
    queryFn: ({ signal }) => call(previewErasure, { params: { customerId: of.customerId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: (customerIds: string[]) =>
      call(startPrivacyRequest, { params: { requestId: of.id }, body: { customerIds } }),
    onSuccess: () => {
      tell(said.started[of.kind]);
      onClose();
    },
    // Who they are may have changed: it is looked at again before anything is done.
    onError: () => void refetch(),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["privacy-requests"] }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isErasure ? said.eraseTitle(name) : said.exportTitle(name)}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <p className={styles.help}>{isErasure ? said.eraseHelp : said.exportHelp}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={220} aria-busy />}
      {data && <WhatGoes of={data} isErasure={isErasure} />}
      {start.error && (
        <p role="alert" className={styles.failed}>
          {explain(start.error, words).happened}
        </p>
      )}
      {isErasure && (
        <Checkbox
          mt={14}
          label={said.understood}
          checked={isUnderstood}
          onChange={(event) => understand(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end" mt={16}>
        <Button variant="default" onClick={onClose}>
          {words.common.cancel}
        </Button>
        <Button
          color={isErasure ? "red" : undefined}
          disabled={!data || (isErasure && !isUnderstood)}
          loading={start.isPending}
          onClick={() => data && start.mutate(data.customerIds)}
        >
          {isErasure ? said.erase : said.startExport}
        </Button>
      </Group>
    </Modal>
  );
}

function WhatGoes({ of, isErasure }: { of: Preview; isErasure: boolean }) {
  const words = useLaterWords();
  const said = words.rights;
  const { customer: person } = useCaseWords();
  const say = useSay();
  const counts = Object.entries(of.counts).filter(([kind]) => kind !== "identifiers");
  return (
    <div className={styles.preview}>
      {of.joined.length > 1 && (
        <>
          <h3>{said.joined}</h3>
          <ul className={styles.people}>
            {of.joined.map(({ customerId, name, handle }) => (
              <li key={customerId}>
                <bdi>{name ?? words.people.unknown}</bdi> {handle && <bdi>{handle}</bdi>}
              </li>
            ))}
          </ul>
          <p className={styles.help}>{said.joinedHelp}</p>
        </>
      )}
      <h3>{said.identifiers}</h3>
      <ul className={styles.people}>
        {of.identifiers.map(({ kind, value, known, isShared }) => (
          <li key={`${kind} ${value}`}>
            {person.identifierKinds[kind] ?? kind} <bdi>{value}</bdi> ({said.known[known]})
            {isShared && ` · ${said.shared}`}
          </li>
        ))}
      </ul>
      {isErasure && (
        <>
          <h3>{said.goes}</h3>
          <ul className={styles.found}>
            {counts.length === 0 && <li>{said.nothingGoes}</li>}
            {counts.map(([kind, count]) => (
              <li key={kind}>
                {said.counts[kind] ?? kind}: {say.number(count)}
              </li>
            ))}
          </ul>
          <Warnings of={of} />
        </>
      )}
    </div>
  );
}

function Warnings({ of }: { of: Preview }) {
  const said = useLaterWords().rights;
  const say = useSay();
  const warnings = [
    of.openCases > 0 && said.openCases(of.openCases),
    of.unsent > 0 && said.unsent(of.unsent),
    of.nextFlight && said.nextFlight(of.nextFlight.flight, say.date(of.nextFlight.departsAt)),
  ].filter((one) => one !== false && one !== null);
  return (
    <>
      {warnings.length > 0 && (
        <div className={styles.warn}>
          {warnings.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
      {of.held.length > 0 && (
        <>
          <h3>{said.isHeld}</h3>
          <ul className={styles.people}>
            {of.held.map(({ kind, count, until }) => (
              <li key={kind}>
                {said.holdKinds[kind]}: {said.heldUntil(count, say.date(until))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
