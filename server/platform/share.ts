/** Many who ask the same at once are answered by one look. */

/**
 * Whoever asks while a look is under way waits for the next one, together with all others who do: nobody gets an answer from before they
 * asked, and never more than one look runs.
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
      if (running === looking) running = null;
    }
  };
  const startAfter = async (before: Promise<T>): Promise<T> => {
    // How the one before ended is the business of those who asked it.
    await before.catch(() => undefined);
    next = null;
    return start();
  };
  return () => {
    if (!running) return start();
    next ??= startAfter(running);
    return next;
  };
}
