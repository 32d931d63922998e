/** Finds a fact by its words and puts it into the answer, in the customer's language where it is said in that. */
import { Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { type Fact, fitting, saidIn, useFacts } from "./facts-query.ts";
import styles from "./facts.module.css";

interface Picking {
  of: Pick<CaseDetail, "language">;
  onPick: (text: string) => void;
  onClose: () => void;
}

export default function FactPicker({ of, onPick, onClose }: Picking) {
  const words = useLaterWords();
  const said = words.facts;
  const say = useSay();
  const [typed, type] = useState("");
  const { data, error, refetch } = useFacts(false);
  const found = fitting(
    (data?.items ?? []).filter(({ state }) => state === "valid"),
    typed,
    // What runs now is asked for most.
  ).toSorted((a, b) => Number(b.kind === "situation") - Number(a.kind === "situation"));
  const pick = (fact: Fact) => {
    const text = saidIn(fact, of.language)?.text ?? "";
    onPick(`${text}\n${fact.url}`);
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={said.pick.title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <TextInput
        data-autofocus
        label={said.pick.search}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== "Enter" || !first) return;
          event.preventDefault();
          pick(first);
        }}
      />
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      <ul className={styles.offers} aria-busy={!data && !error}>
        {found.map((fact) => {
          const text = saidIn(fact, of.language);
          return (
            <li key={fact.id}>
              <button type="button" data-fact={fact.id} onClick={() => pick(fact)}>
                <span className={styles.title} lang={tagOf(text?.language ?? "en")} dir="auto">
                  {text?.title}
                </span>
                <span className={styles.words} lang={tagOf(text?.language ?? "en")} dir="auto">
                  {text?.text}
                </span>
                <span className={styles.soft}>
                  {said.kinds[fact.kind]}, {said.until(say.moment(fact.newest.validUntil))}
                </span>
                {text?.language !== of.language && (
                  <span className={styles.warn}>{said.pick.notInTheirs(say.language(of.language))}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {data && found.length === 0 && <p className={styles.soft}>{said.pick.none}</p>}
    </Modal>
  );
}
