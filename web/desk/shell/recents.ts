/** The cases somebody opened lately, kept on this computer until they sign out. */
import { useEffect, useState } from "react";
import { keep, kept } from "../../kit/kept.ts";
import { useMe } from "../../kit/me.tsx";

export interface Recent {
  id: string;
  number: string;
  name: string;
}

const most = 6;
const nameFor = (meId: string): string => `recent.${meId}`;
const read = (meId: string): readonly Recent[] => (kept(nameFor(meId)) as Recent[] | null) ?? [];

/** The newest first, as they were when asked. */
export function useRecents(): readonly Recent[] {
  const { id } = useMe();
  return useState(() => read(id))[0];
}

/** Remembers that a case was opened. */
export function useRemembering({ id, number, name }: Recent): void {
  const me = useMe();
  useEffect(() => {
    const others = read(me.id).filter((one) => one.id !== id);
    keep(nameFor(me.id), [{ id, number, name }, ...others].slice(0, most));
  }, [me.id, id, number, name]);
}
