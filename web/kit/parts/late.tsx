/** A button whose menu or card is loaded when it is first opened, to keep the first load small. */
import { cloneElement, type ReactElement, type ReactNode, Suspense, useCallback, useState } from "react";

/** What a late part does to its target. */
export interface TargetProps {
  onClick?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
}

/** What a late part is given: its target, and whether it is open. */
export interface Opening {
  target: ReactElement<TargetProps>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

interface LateOf {
  kind: "menu" | "dialog";
  target: ReactElement<TargetProps>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  children: (opening: Opening) => ReactNode;
}

/** Shows only the target until it is opened for the first time. */
export function Late({ kind, target, opened, onOpened, children }: LateOf) {
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  const early = cloneElement(target, {
    "aria-haspopup": kind,
    "aria-expanded": false,
    onClick: () => onOpened(true),
  });
  return wanted ? <Suspense fallback={early}>{children({ target, opened, onOpened })}</Suspense> : early;
}

/** Whether something is open. */
export function useOpened(): [boolean, (opened: boolean) => void] {
  const [opened, setOpened] = useState(false);
  return [opened, useCallback((to: boolean) => setOpened(to), [])];
}
