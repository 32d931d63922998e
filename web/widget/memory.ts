/** What the widget remembers between visits, in the browser of the visitor: a token, what is still unsent, how far was read. */

/** A file of the visitor's that is there, and waits for its line. */
export interface SentFile {
  id: string;
  name: string;
}

export interface Unsent {
  id: string;
  text: string;
  /** What an earlier version kept has none. */
  files?: readonly SentFile[];
  /** Refused for good: it waits for its writer. */
  failed: boolean;
}

export interface Memory {
  token: string | null;
  unsent: Unsent[];
  readTo: number;
  isOpen: boolean;
}

const blank: Memory = { token: null, unsent: [], readTo: 0, isOpen: false };

/** Where nothing may be stored, or what is there is not ours, it is remembered for this page alone. */
export function openMemory(siteId: string): { now: Memory; change: (some: Partial<Memory>) => void } {
  const key = `jetbridge-chat:${siteId}`;
  const memory = { now: { ...blank, ...load(key) }, change };
  function change(some: Partial<Memory>): void {
    memory.now = { ...memory.now, ...some };
    try {
      localStorage.setItem(key, JSON.stringify(memory.now));
    } catch {
      // Private windows and full disks: it holds as long as the page.
    }
  }
  return memory;
}

function load(key: string): Partial<Memory> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
