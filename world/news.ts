/** What happens in the world, told to whoever plays along. */
export interface News<Happening> {
  tell: (happening: Happening) => void;
  /** Gives what ends it. */
  listen: (listener: (happening: Happening) => void) => () => void;
}

export function makeNews<Happening>(): News<Happening> {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    tell: (happening) => {
      for (const listener of listeners) listener(happening);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
