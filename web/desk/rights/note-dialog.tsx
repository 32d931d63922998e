/** Notes that a person asked for an export or for their erasure. */
import { Button, Group, Modal, Radio, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { notePrivacyRequest } from "../../../contract/rights.ts";
import { call, type Input } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { tell } from "../../kit/notices.ts";
import { now } from "../../kit/time/clock.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./rights.module.css";

type Body = Input<typeof notePrivacyRequest>["body"];
type Basis = NonNullable<Body["basis"]>;

const bases: readonly Basis[] = ["asked-by-person", "consent-withdrawn", "no-longer-needed", "unlawful", "law"];
const today = (): string => new Date(now()).toISOString().slice(0, 10);

export default function NoteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const words = useLaterWords();
  const said = words.rights;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<Body["kind"]>("export");
  const [basis, setBasis] = useState<Basis>("asked-by-person");
  const [askedOn, setAskedOn] = useState(today);
  const form = useId();
  const note = useMutation({
    mutationFn: () => {
      const earlier = askedOn < today() ? { askedAt: `${askedOn}T12:00:00Z` } : {};
      return call(notePrivacyRequest, { params: { customerId }, body: { id, kind, basis, ...earlier } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["privacy-requests"] });
      tell(said.noted);
      onClose();
      void navigate({ to: "/desk/privacy" });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.consent.request}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form id={form} className={styles.choice} onSubmit={submit}>
        <p className={styles.help}>{said.noteHelp}</p>
        <Radio.Group label={said.kind} value={kind} onChange={(chosen) => setKind(chosen)}>
          {(["export", "erasure"] as const).map((one) => (
            <Radio key={one} mt={6} value={one} label={said.kinds[one]} description={said.kindHelp[one]} />
          ))}
        </Radio.Group>
        <TextInput
          type="date"
          label={said.askedOn}
          value={askedOn}
          max={today()}
          required
          onChange={(event) => setAskedOn(event.currentTarget.value)}
        />
        <Select
          label={said.basis}
          value={basis}
          allowDeselect={false}
          data={bases.map((value) => ({ value, label: said.bases[value] }))}
          onChange={(chosen) => setBasis(chosen ?? "asked-by-person")}
        />
        {note.error && (
          <p role="alert" className={styles.failed}>
            {explain(note.error, words).happened}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button type="submit" loading={note.isPending}>
            {said.save}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
