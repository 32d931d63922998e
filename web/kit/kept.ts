/** What this browser keeps for one member of staff: drafts and answers that wait for the network. Gone after signing out. */

const prefix = "jetbridge.kept.";

/** Reads what was kept under a name; null when nothing or nothing readable was. */
export function kept(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Keeps a value under a name; null forgets it. A full or forbidden storage is not a reason to stop working. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Nothing to do: the server keeps drafts too.
  }
}

/** Forgets everything that was kept. */
export function forgetKept(): void {
  const names = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n));
  for (const name of names) if (name?.startsWith(prefix)) localStorage.removeItem(name);
}
