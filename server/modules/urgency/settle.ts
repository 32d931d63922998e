/** What becomes of a case's urgency where a colleague may have set another. Pure. */
export interface Standing {
  /** The colleague's word that `floor` belongs to. */
  seenSetAt: Date | null;
  /** What the table said when they spoke. */
  floor: number | null;
}

interface Now {
  urgency: number;
  /** When a colleague set it by hand; null: nobody did. */
  setAt: Date | null;
}

interface Last extends Standing {
  /** What the table said last; null: it was never weighed. */
  urgency: number | null;
}

/** A colleague knew what was known then: only more than that overrules them, and never downwards. `set`: null leaves it. */
export function settle({ urgency, setAt }: Now, last: Last, found: number): Standing & { set: number | null } {
  if (setAt === null) return { seenSetAt: null, floor: null, set: found };
  const isKnown = last.seenSetAt?.getTime() === setAt.getTime();
  const floor = isKnown ? (last.floor ?? found) : (last.urgency ?? found);
  return found > floor && found > urgency
    ? { seenSetAt: null, floor: null, set: found }
    : { seenSetAt: setAt, floor, set: null };
}
