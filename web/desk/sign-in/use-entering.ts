/** One way in at a time: what is under way, what went wrong, and what follows when it worked. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

export function useEntering<Way extends string>() {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<Way | null>(null);
  const enter = async (way: Way, work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(way);
    setError(null);
    try {
      await work();
      // Who it is now is asked anew, and with it which page shows.
      await queries.resetQueries();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { error, busy, enter };
}
