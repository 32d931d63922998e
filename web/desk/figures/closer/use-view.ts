/** The view that the address names, and the way to another. */
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";
import { fitting, readView, type View, writeView } from "./view.ts";

export function useView(): [View, (change: Partial<View>) => void] {
  const address = useRouterState({ select: ({ location }) => location.searchStr });
  const navigate = useNavigate();
  const view = useMemo(() => readView(address), [address]);
  const show = (change: Partial<View>): void =>
    void navigate({ to: ".", search: writeView(fitting({ ...view, ...change })) as never, replace: true });
  return [view, show];
}
