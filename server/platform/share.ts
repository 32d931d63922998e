/** Many who ask the same at once are answered by one look. */
import { setTimeout as pause } from "node:timers/promises";

/**
 * Whoever asks while a look is under way waits for the next one, together with all others who do: nobody gets an answer from before they
 * asked, and never more than one look runs. Between two looks that follow each other lies twice the time that the first one took: however
 * many ask, a third of the time at most goes into looking.
 */
export function sharing<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = async (): Promise<T> => {
    const looking = look();
    running = looking;
    try {
      return await looking;
    } finally {
      if (running === looking && !next) running = null;
    }
  };
  const startAfter = async (before: Promise<T>): Promise<T> => {
    const begun = performance.now();
    // How the one before ended is the business of those who asked it.
    await before.catch(() => undefined);
    await pause(2 * (performance.now() - begun));
    next = null;
    return start();
  };
  return () => {
    if (!running) return start();
    next ??= startAfter(running);
    return next;
  };
}

/** The same, and what was found is good for so many milliseconds. */
export function sharingFresh<T>(look: () => Promise<T>, goodForMs: number): () => Promise<T> {
  const shared = sharing(look);
  let last: { found: T; at: number } | null = null;
  return async () => {
    if (last && performance.now() - last.at < goodForMs) return last.found;
    const at = performance.now();
    const found = await shared();
    last = { found, at };
    return found;
  };
}

/** More kinds of question than this at once are not kept apart for long. */
const mostKinds = 500;

/** The same, apart for each kind of question; `nameOf` tells the kinds apart. */
export function sharingBy<Question, T>(
  look: (question: Question) => Promise<T>,
  nameOf: (question: Question) => string,
): (question: Question) => Promise<T> {
  const shared = new Map<string, () => Promise<T>>();
  return (question) => {
    const name = nameOf(question);
    const known = shared.get(name);
    if (known) return known();
    if (shared.size >= mostKinds) shared.clear();
    const made = sharing(() => look(question));
    shared.set(name, made);
    return made();
  };
}
