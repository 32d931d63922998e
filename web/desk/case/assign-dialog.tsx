/** Gives a case to a colleague; whoever holds it hands it on with a summary. */
import { Modal, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listStaff } from "../../../contract/staff.ts";
import { call } from "../../kit/call.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import { initialsOf } from "../../../contract/signature.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./assign-dialog.module.css";
import { useMoves } from "./case-moves.ts";

interface Dialog {
  of: CaseDetail;
  /** With a summary, which is asked for. */
  handOn: boolean;
  onClose: () => void;
}

export default function AssignDialog({ of, handOn, onClose }: Dialog) {
  const words = useLaterWords();
  const [summary, setSummary] = useState("");
  const isReady = !handOn || summary.trim() !== "";
  const said = words.desk.case;
  const moves = useMoves(of.id);
  const [search, setSearch] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: ["staff", "colleagues"],
    queryFn: ({ signal }) => call(listStaff, { query: { limit: 200 }, signal }),
  });
  const fitting = (data?.items ?? [])
    .filter(({ active, role }) => active && ["agent", "lead", "desk", "admin"].includes(role))
    .filter(({ name }) => name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()))
    // Those who answer in the language of the case come first.
    .toSorted((a, b) => Number(b.languages.includes(of.language)) - Number(a.languages.includes(of.language)));
  const assign = (assigneeId: string, name: string) => {
    if (!isReady) return;
    if (handOn)
      moves.mutate({
        type: "hand-on",
        to: assigneeId,
        noteId: crypto.randomUUID(),
        summary,
        done: words.handOn.done(isolated(name)),
      });
    else moves.mutate({ type: "assign", assigneeId, name });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={handOn ? words.handOn.title : said.assignTitle}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      {handOn && (
        <Textarea
          id="hand-on-summary"
          data-autofocus
          mb={12}
          label={words.handOn.summary}
          description={words.handOn.summaryHelp}
          value={summary}
          maxLength={2000}
          autosize
          minRows={3}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
      )}
      <TextInput
        data-autofocus={!handOn || undefined}
        label={said.assignSearch}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = fitting[0];
          if (event.key === "Enter" && first && search !== "") assign(first.id, first.name);
        }}
      />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <ul className={styles.colleagues}>
        {fitting.map(({ id, name, role, languages }) => (
          <li key={id}>
            <button type="button" disabled={id === of.assigneeId || !isReady} onClick={() => assign(id, name)}>
              <span className={styles.initials} aria-hidden>
                {initialsOf(name)}
              </span>
              <bdi>{name}</bdi>
              <span className={styles.more}>
                {words.roles[role]} {languages.length > 0 && `· ${languages.join(", ")}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {data && fitting.length === 0 && <p className={styles.none}>{said.assignNone}</p>}
    </Modal>
  );
}
