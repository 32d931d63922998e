/** Finds cases, people, messages, views, pages and actions by typing. */
// A field that steers a list is a pattern of roles that no tag has: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Modal } from "@mantine/core";
import { type KeyboardEvent, useId, useState } from "react";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./palette.module.css";
import { type Entry, kinds, useEntries } from "./use-entries.ts";

export default function Palette({ onClose }: { onClose: () => void }) {
  const words = useLaterWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { entries: all, isLooking } = useEntries(typed);
  const entries = kinds.flatMap((kind) =>
    all.filter((entry) => entry.kind === kind).slice(0, kind === "cases" ? 8 : 30),
  );
  const active = entries[Math.min(at, entries.length - 1)];
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // The dialog gives the focus back first; what is done may take it again.
    setTimeout(entry.go, 20);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0)
      setAt((now) => (Math.min(now, entries.length - 1) + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={words.palette.label}>
        <input
          data-autofocus
          className={styles.field}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.key}` : undefined}
          aria-label={words.palette.label}
          placeholder={words.palette.label}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={words.palette.label}>
          {kinds.map((kind) => {
            const those = entries.filter((entry) => entry.kind === kind);
            if (those.length === 0) return null;
            return (
              <div key={kind} role="group" aria-label={words.palette[kind]}>
                <p className={styles.kind} aria-hidden>
                  {words.palette[kind]}
                </p>
                {those.map((entry) => (
                  <Option
                    key={entry.key}
                    id={`${id}-${entry.key}`}
                    of={entry}
                    active={entry === active}
                    onChoose={choose}
                  />
                ))}
              </div>
            );
          })}
        </div>
        <p className={styles.nothing} role="status" data-looking={isLooking}>
          {isLooking && typed.trim().length >= 2 && words.palette.looking}
          {!isLooking && entries.length === 0 && words.palette.nothing}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}

interface Chosen {
  id: string;
  of: Entry;
  active: boolean;
  onChoose: (entry: Entry) => void;
}

function Option({ id, of, active, onChoose }: Chosen) {
  return (
    // The field keeps the focus and has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={styles.option}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: "nearest" });
      }}
      onClick={() => onChoose(of)}
    >
      <bdi>{of.label}</bdi>
      <small>{of.more}</small>
      {of.command && <KeyHint command={of.command} />}
    </div>
  );
}
