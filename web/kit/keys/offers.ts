/** What can be done on the page as it is: its parts offer commands, keys and the palette run them. */
import type { Command } from "./key-map.ts";

type Act = () => void;

export interface Offers {
  /** The latest offer of a command wins; the answer takes it back. */
  offer: (command: Command, act: Act) => () => void;
  /** Says which commands a part will offer that is still under way: one run before it came is carried out when it has. */
  expect: (commands: readonly Command[]) => () => void;
  /** Whether it was carried out, or will be. */
  run: (command: Command) => boolean;
  offered: () => readonly Command[];
  subscribe: (listener: () => void) => () => void;
}

export function newOffers(): Offers {
  const acts = new Map<Command, Act[]>();
  const listeners = new Set<() => void>();
  let expected: readonly Command[] = [];
  let wanted: Command | null = null;
  let offered: readonly Command[] = [];
  const changed = () => {
    offered = [...acts].filter(([, stack]) => stack.length > 0).map(([command]) => command);
    for (const listener of listeners) listener();
  };
  return {
    offer(command, act) {
      acts.set(command, [...(acts.get(command) ?? []), act]);
      changed();
      if (wanted === command) {
        wanted = null;
        act();
      }
      return () => {
        acts.set(
          command,
          (acts.get(command) ?? []).filter((one) => one !== act),
        );
        changed();
      };
    },
    expect(commands) {
      expected = commands;
      return () => {
        expected = [];
        // What came in its place offers in this same turn; what it did not offer then is not waited for.
        queueMicrotask(() => (wanted = null));
      };
    },
    run(command) {
      const act = acts.get(command)?.at(-1);
      wanted = act === undefined && expected.includes(command) ? command : null;
      act?.();
      return act !== undefined || wanted !== null;
    },
    offered: () => offered,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
