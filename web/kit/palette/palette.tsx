/** A field with what it finds, by kinds: whatever the page it stands on has to offer. */
// A field that steers a list is a pattern of roles that no tag has: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Modal } from "@mantine/core";
import { type KeyboardEvent, useId, useState } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import type { Command } from "../keys/key-map.ts";
import { useLaterWords } from "../words/words.tsx";
import styles from "./palette.module.css";

/** In the order they are usually shown. */
const usual = ["recent", "cases", "people", "messages", "views", "pages", "actions"] as const;

export interface Entry {
  key: string;
  kind: (typeof usual)[number];
  label: string;
  more: string;
  /** The words it is found by. */
  sought: string;
  command: Command | null;
  go: () => void;
}

interface Shown {
  label: string;
  nothing: string;
  /** In the order they are shown. */
  kinds?: readonly Entry["kind"][];
  typed: string;
  onType: (typed: string) => void;
  /** What fits what was typed; `isLooking` while somebody else is asked. */
  entries: readonly Entry[];
  isLooking: boolean;
  onClose: () => void;
}

export function Palette({ label, nothing, kinds = usual, typed, onType, entries: all, isLooking, onClose }: Shown) {
  const words = useLaterWords();
  const id = useId();
  const [at, setAt] = useState(0);
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
      <Modal.Content aria-label={label}>
        <input
          data-autofocus
          className={styles.field}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.key}` : undefined}
          aria-label={label}
          placeholder={label}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={label}>
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
          {!isLooking && entries.length === 0 && nothing}
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
