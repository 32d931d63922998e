/** Which templates of the library are shown: by words, channel and state. Pure. */
import {
  type Account,
  type Library,
  readableName,
  type State,
  standingOf,
  type Template,
  toneOf,
} from "./library-query.ts";

export const shownStates = ["all", "good", "waits", "bad", "none", "retired"] as const;
export type ShownState = (typeof shownStates)[number];

export interface Wish {
  words: string;
  /** An account, or all. */
  accountId: string | null;
  state: ShownState;
}

const statesOf = (of: Template, accounts: readonly Account[]): State[] =>
  accounts.flatMap(({ id }) =>
    (of.versions[0]?.texts ?? []).map(({ language }) => standingOf(of, id, language)?.state ?? "none"),
  );

export function chosen({ items, accounts }: Library, { words, accountId, state }: Wish): Template[] {
  const sought = words.trim().toLocaleLowerCase();
  const asked = accounts.filter(({ id }) => accountId === null || id === accountId);
  return items.filter((one) => {
    if (one.isRetired !== (state === "retired") && (one.isRetired || state === "retired")) return false;
    const said = [
      readableName(one.name),
      ...(one.versions[0]?.texts ?? []).flatMap(({ header, body, footer }) => [header ?? "", body, footer ?? ""]),
    ].join("\n");
    if (sought && !said.toLocaleLowerCase().includes(sought)) return false;
    if (state === "all" || state === "retired") return true;
    const states = statesOf(one, asked);
    return state === "none" && states.length === 0 ? true : states.some((each) => toneOf(each) === state);
  });
}
