/** Which cases of the queue are shown. Pure. */
import type { Input } from "../../kit/call.ts";
import type { getDesk } from "../../../contract/screens.ts";

export type Filter = NonNullable<Input<typeof getDesk>["query"]>;

export const showAll: Filter = {};

/** A filter without its empty wishes, in one order: the same wishes are the same text. */
export function tidy(filter: Filter): Filter {
  const wishes = Object.entries(filter)
    .filter(([, wish]) => wish !== undefined && wish !== null && !(Array.isArray(wish) && wish.length === 0))
    .map(([name, wish]) => [name, Array.isArray(wish) ? wish.toSorted() : wish] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(wishes) as Filter;
}

export const isAll = (filter: Filter): boolean => Object.keys(tidy(filter)).length === 0;

export const isSame = (one: Filter, other: Filter): boolean =>
  JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));

/** The wishes as they travel in an address. */
export const queryOf = (filter: Filter): Filter => tidy(filter);

const names = [
  "language",
  "channel",
  "topic",
  "drill",
  "urgency",
  "visibility",
  "assignee",
  "olderThanMinutes",
] as const;

/** The wishes of an address, as a figure or a colleague may have written it; null where it has none. The server judges them. */
export function filterOf(search: string): Filter | null {
  const given = new URLSearchParams(search);
  const wishes = names.flatMap((name) => {
    const all = given.getAll(name);
    return all.length === 0 ? [] : [[name, all.length === 1 ? all[0] : all] as const];
  });
  return wishes.length > 0 ? tidy(Object.fromEntries(wishes) as Filter) : null;
}

/** One or several, as a list. */
export const listOf = <One>(wish: One | One[] | undefined): One[] =>
  wish === undefined ? [] : ([wish].flat() as One[]);
