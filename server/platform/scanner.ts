/** What looks at files for known harmful programs: the port, and what may be said of a file. */

/** `failed`: of this file alone; `away`: it looks at none now. */
export type Scanned =
  | { status: "clean" }
  | { status: "infected"; found: string }
  | { status: "too-large" }
  | { status: "failed"; why: string }
  | { status: "away"; why: string };

export interface Scanner {
  /** Never throws. `isAgain`: it failed at this file before, and is to be asked with more care than haste. */
  scan(content: AsyncIterable<Uint8Array>, how?: { isAgain?: boolean }): Promise<Scanned>;
  /** Whether it is there at all. Never throws. */
  answers(): Promise<boolean>;
}

/** Why a file may not be opened: it is still to be looked at, something was found, or nothing can look at it. */
export type Held = "waiting" | "infected" | "unscannable";
