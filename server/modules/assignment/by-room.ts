/** Who is given the next case of several who may have it. Pure. */
export interface Candidate {
  id: string;
  /** Units of work they have, and may have. */
  load: number;
  capacity: number;
  /** When they last got something, in milliseconds; 0: not today. */
  lastAt: number;
}

/** Whoever has most room, as a share; then whoever has had nothing for longest. */
export const byRoom = (a: Candidate, b: Candidate): number =>
  a.load / a.capacity - b.load / b.capacity || a.lastAt - b.lastAt || (a.id < b.id ? -1 : 1);
