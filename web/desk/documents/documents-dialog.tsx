/** A document for the customer: which one, and to which of the places where they may be given it. */
import { Button, Checkbox, Modal, Skeleton, Stack } from "@mantine/core";
import { useState } from "react";
import { explain } from "../../kit/explain.ts";
import { useOffers } from "../../kit/keys/commands.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import { channelInWords } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { DocumentName, Sendings } from "./document-lines.tsx";
import styles from "./documents.module.css";
import {
  type Item,
  type Listed,
  nameOf,
  type Place,
  printAddress,
  useDocumentDeeds,
  useDocuments,
} from "./use-documents.ts";

export default function DocumentsDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { documents: said, common } = useLaterWords();
  const { data, error, refetch } = useDocuments(caseId);
  return (
    <Modal opened onClose={onClose} size="lg" title={said.send} closeButtonProps={{ "aria-label": common.close }}>
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-busy />}
      {data && <Choice caseId={caseId} of={data} onClose={onClose} />}
    </Modal>
  );
}

interface Choosing {
  caseId: string;
  of: Listed;
  onClose: () => void;
}

function Choice({ caseId, of, onClose }: Choosing) {
  const { documents: said } = useLaterWords();
  const holding = of.items.filter(({ voidAt }) => voidAt === null);
  const gone = of.items.filter(({ voidAt }) => voidAt !== null);
  return (
    <Stack gap="md">
      {holding.length > 0 ? (
        <SendForm caseId={caseId} items={holding} places={of.places} onClose={onClose} />
      ) : (
        <p className={styles.soft}>{of.unproved > 0 ? said.none : said.nothing}</p>
      )}
      {of.unproved > 0 && <Unproved n={of.unproved} onClose={onClose} />}
      {gone.map((item) => (
        <div key={nameOf(item)} className={styles.card} data-void>
          <DocumentName of={item} />
          <Sendings of={item} />
        </div>
      ))}
      {of.items.some(({ sendings }) => sendings.length > 0) && <Revoking caseId={caseId} />}
    </Stack>
  );
}

function Unproved({ n, onClose }: { n: number; onClose: () => void }) {
  const { documents: said, proof } = useLaterWords();
  const { run } = useOffers();
  return (
    <div className={styles.row}>
      <p className={styles.soft}>{said.unproved(n)}</p>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          onClose();
          run("prove");
        }}
      >
        {proof.check}
      </Button>
    </div>
  );
}

function SendForm({
  caseId,
  items,
  places,
  onClose,
}: {
  caseId: string;
  items: readonly Item[];
  places: readonly Place[];
  onClose: () => void;
}) {
  const words = useLaterWords();
  const said = words.documents;
  const [wanted, setWanted] = useState(items[0] ? nameOf(items[0]) : "");
  const [to, setTo] = useState<string[]>(places[0] ? [placeOf(places[0])] : []);
  const { send } = useDocumentDeeds(caseId);
  const item = items.find((one) => nameOf(one) === wanted) ?? items[0];
  const chosen = places.filter((place) => to.includes(placeOf(place)));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!item || chosen.length === 0) return;
        send.mutate(
          { item, places: chosen },
          {
            onSuccess: ({ sent }) => {
              tell(said.sent(sent.length));
              onClose();
            },
          },
        );
      }}
    >
      <fieldset className={styles.which}>
        <legend>{said.which}</legend>
        {items.map((one, place) => (
          <div key={nameOf(one)} className={styles.choice}>
            <label>
              <input
                type="radio"
                name="document"
                checked={one === item}
                onChange={() => setWanted(nameOf(one))}
                {...(place === 0 && { "data-autofocus": true })}
              />
              <DocumentName of={one} />
            </label>
            <a href={printAddress(caseId, one)} target="_blank" rel="noreferrer">
              {said.print}
            </a>
            <Sendings of={one} />
          </div>
        ))}
      </fieldset>
      {places.length === 0 ? (
        <p className={styles.soft}>{said.noPlace}</p>
      ) : (
        <Checkbox.Group label={said.where} value={to} onChange={setTo}>
          <div className={styles.choices}>
            {places.map((place) => (
              <Checkbox
                key={placeOf(place)}
                value={placeOf(place)}
                label={
                  <span className={styles.name}>
                    <b>{channelInWords(place.channel, words)}</b>
                    <span>
                      <bdi>{place.accountName}</bdi> · {said.as[place.form]}
                    </span>
                  </span>
                }
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {send.error && (
        <p role="alert" className={styles.failed}>
          {explain(send.error, words).happened}
        </p>
      )}
      <div className={styles.row}>
        <p className={styles.soft}>{said.help}</p>
        <Button type="submit" loading={send.isPending} disabled={chosen.length === 0 || !item}>
          {said.send}
        </Button>
      </div>
    </form>
  );
}

const placeOf = ({ channelAccountId, threadId }: Place): string => `${channelAccountId} ${threadId ?? ""}`;

function Revoking({ caseId }: { caseId: string }) {
  const words = useLaterWords();
  const { revoke } = useDocumentDeeds(caseId);
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        loading={revoke.isPending}
        onClick={() =>
          revoke.mutate(undefined, {
            onSuccess: ({ revoked }) => tell(words.documents.revoked(revoked)),
            onError: (error) => tellTrouble(error, words),
          })
        }
      >
        {words.documents.revoke}
      </Button>
    </div>
  );
}
