/** Which part of the queue this desk shows: kept for the session, and set by an address that brings wishes along. */
import { useSessionStorage } from "@mantine/hooks";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { type Filter, filterOf, showAll, tidy } from "./filter.ts";

export function useChosen(): [Filter, (filter: Filter) => void] {
  const [filter, setFilter] = useSessionStorage<Filter>({
    key: "jetbridge.filter",
    defaultValue: showAll,
    getInitialValueInEffect: false,
  });
  const navigate = useNavigate();
  const search = useRouterState({ select: ({ location }) => location.searchStr });
  useEffect(() => {
    const wished = filterOf(search);
    if (!wished) return;
    setFilter(wished);
    void navigate({ to: ".", search: {}, replace: true });
  }, [search, setFilter, navigate]);
  return [filter, (wishes) => setFilter(tidy(wishes))];
}
