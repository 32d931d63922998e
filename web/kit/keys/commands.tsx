/** Who carries out a command now: parts of the page offer them, keys and the palette call them. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type Command, commandOf, elsewhere, elsewhereWithAlt, type Press } from "./key-map.ts";
import { newOffers, type Offers } from "./offers.ts";

const Offering = createContext<Offers>(newOffers());

/** Listens to the keyboard for its children's commands. */
export function Commands({ lettersOn, children }: { lettersOn: boolean; children: ReactNode }) {
  const offers = useMemo(() => newOffers(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const command = commandOf(pressOf(event), lettersOn);
      const other = command && (event.altKey ? elsewhereWithAlt : elsewhere)[command];
      if ((command && offers.run(command)) || (other && offers.run(other))) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [offers, lettersOn]);
  return <Offering value={offers}>{children}</Offering>;
}

/** Offers to carry out a command while the part shows and `can` holds. */
export function useCommand(command: Command, act: () => void, can = true): void {
  const offers = useContext(Offering);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => (can ? offers.offer(command, () => latest.current()) : undefined), [offers, command, can]);
}

/** Stands where a part is still under way, so that a key pressed too early is not lost. */
export function Coming({ commands }: { commands: readonly Command[] }) {
  const offers = useContext(Offering);
  useEffect(() => offers.expect(commands), [offers, commands]);
  return null;
}

/** The commands that can be carried out now, and the way to do so. */
export function useOffers(): { offered: readonly Command[]; run: (command: Command) => boolean } {
  const offers = useContext(Offering);
  const offered = useSyncExternalStore(offers.subscribe, offers.offered);
  return { offered, run: offers.run };
}

/** Whether the keyboard says ⌘ rather than Ctrl. */
export const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

function pressOf(event: KeyboardEvent): Press {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, within: withinOf(event.target) };
}

function withinOf(target: EventTarget | null): Press["within"] {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return "dialog";
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest('[role="menu"], [role="listbox"], [role="dialog"]')) return "dialog";
  if (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])"))
    return "field";
  return target.matches("button, a, input, summary, [role=button], [role=tab]") ? "control" : "page";
}
