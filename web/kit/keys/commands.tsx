/** Who carries out a command now: parts of the page offer them, keys and the palette call them. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type Command, commandOf, type Press } from "./key-map.ts";

type Act = () => void;

/** What can be done on the page as it is; the latest offer of a command wins. */
export interface Offers {
  offer: (command: Command, act: Act) => () => void;
  run: (command: Command) => boolean;
  offered: () => readonly Command[];
  subscribe: (listener: () => void) => () => void;
}

function newOffers(): Offers {
  const acts = new Map<Command, Act[]>();
  const listeners = new Set<() => void>();
  let offered: readonly Command[] = [];
  const changed = () => {
    offered = [...acts].filter(([, stack]) => stack.length > 0).map(([command]) => command);
    for (const listener of listeners) listener();
  };
  return {
    offer(command, act) {
      acts.set(command, [...(acts.get(command) ?? []), act]);
      changed();
      return () => {
        acts.set(
          command,
          (acts.get(command) ?? []).filter((one) => one !== act),
        );
        changed();
      };
    },
    run(command) {
      const act = acts.get(command)?.at(-1);
      act?.();
      return act !== undefined;
    },
    offered: () => offered,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const Offering = createContext<Offers>(newOffers());

/** Listens to the keyboard for its children's commands. */
export function Commands({ lettersOn, children }: { lettersOn: boolean; children: ReactNode }) {
  const offers = useMemo(() => newOffers(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const command = commandOf(pressOf(event), lettersOn);
      if (command && offers.run(command)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [offers, lettersOn]);
  return <Offering value={offers}>{children}</Offering>;
}

/** Offers to carry out a command while the part shows and `can` holds. */
export function useCommand(command: Command, act: Act, can = true): void {
  const offers = useContext(Offering);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => (can ? offers.offer(command, () => latest.current()) : undefined), [offers, command, can]);
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
