/** Takes what must be undone at the end. */
export type Undo = (step: () => unknown) => void;

/** Runs work and undoes after it what it says must be undone, last first; also when somebody stops us. */
export async function leaveNothing<T>(work: (undo: Undo) => Promise<T>): Promise<T> {
  const steps: (() => unknown)[] = [];
  const undoAll = async (): Promise<void> => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  };
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    void undoAll().finally(() => process.exit(130));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    return await work((step) => steps.push(step));
  } catch (error) {
    // What was taken from under the work is no news; the process ends in a moment.
    if (isStopped) await new Promise(() => {});
    throw error;
  } finally {
    await undoAll();
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
