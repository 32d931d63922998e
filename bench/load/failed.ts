/** The word that a promise of correctness was broken, and how; nothing where all that was counted wrong is none. */
export function failedBy(wrongs: Readonly<Record<string, number>>): { failed?: string } {
  const broken = Object.entries(wrongs).filter(([, found]) => found > 0);
  return broken.length > 0 ? { failed: broken.map(([what, found]) => `${found} ${what}`).join(", ") } : {};
}
