/** Notes what the customer allows or takes back, and shows every line before it. */
import { Button, Group, Modal, SegmentedControl, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ConsentPurpose, ConsentWay } from "../../../contract/consent.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import table from "../../kit/parts/table.module.css";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { useConsent, useNotingConsent } from "./consent-query.ts";
import styles from "./rights.module.css";

export default function ConsentDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const words = useLaterWords();
  const said = words.consent;
  const { ids } = of.customer;
  const note = useNotingConsent(ids);
  const [purpose, setPurpose] = useState<ConsentPurpose>("marketing");
  const [how, setHow] = useState<ConsentWay>("in-talk");
  const [given, setGiven] = useState(false);
  const [id, setId] = useState(() => crypto.randomUUID());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate(
      { id, purpose, given, how, evidence: `case/${of.id}` },
      {
        onSuccess: () => {
          setId(crypto.randomUUID());
          tell(said.saved);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={said.title} closeButtonProps={{ "aria-label": words.common.close }}>
      <form className={styles.choice} onSubmit={submit}>
        <p className={styles.help}>{said.help}</p>
        <Select
          label={said.what}
          value={purpose}
          allowDeselect={false}
          data={ConsentPurpose.options.map((value) => ({ value, label: said.purposes[value] }))}
          onChange={(chosen) => setPurpose(chosen ?? "marketing")}
        />
        <SegmentedControl
          aria-label={said.title}
          value={given ? "given" : "withdrawn"}
          onChange={(chosen) => setGiven(chosen === "given")}
          data={[
            { value: "given", label: said.allow },
            { value: "withdrawn", label: said.withdraw },
          ]}
        />
        <Select
          label={said.how}
          value={how}
          allowDeselect={false}
          data={ConsentWay.options.map((value) => ({ value, label: said.ways[value] }))}
          onChange={(chosen) => setHow(chosen ?? "in-talk")}
        />
        {note.error && (
          <p role="alert" className={styles.failed}>
            {explain(note.error, words).happened}
          </p>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={note.isPending}>
            {said.save}
          </Button>
        </Group>
      </form>
      <History ids={ids} />
    </Modal>
  );
}

function History({ ids }: { ids: readonly string[] }) {
  const words = useLaterWords();
  const said = words.consent;
  const say = useSay();
  const { data } = useConsent(ids);
  return (
    <section className={styles.preview} aria-label={said.history}>
      <h3>{said.history}</h3>
      {data?.history.length === 0 && <p className={styles.help}>{said.noHistory}</p>}
      <ul className={styles.people}>
        {data?.history.map(({ id, purpose, given, at, how, by, channel }) => (
          <li key={id}>
            {said.purposes[purpose]}: {given ? said.given : said.notGiven}
            <div className={table.faint}>
              {say.moment(at)}
              {by && ` · ${said.ways[how]}`} ·{" "}
              <bdi>{by ? by.name : channel && said.byThemselves(words.reading.channels[channel] ?? channel)}</bdi>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
