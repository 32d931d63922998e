/** What a colleague saved meanwhile takes the place of what was typed here. */
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/** While theirs are coming the form has to be inert: what is changed before they are there would be put back. */
export function useTheirs(key: QueryKey, onShown: () => void): { areComing: boolean; show: () => Promise<void> } {
  const queries = useQueryClient();
  const [areComing, setComing] = useState(false);
  const show = async () => {
    setComing(true);
    await queries.invalidateQueries({ queryKey: key });
    setComing(false);
    onShown();
  };
  return { areComing, show };
}
