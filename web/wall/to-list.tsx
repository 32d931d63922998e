/** The way from a figure to the cases behind it. */
import type { ReactNode } from "react";
import { useMay } from "../kit/me.tsx";

interface Way {
  query: string;
  className: string | undefined;
  children: ReactNode;
}

/** A figure that opens its list on the desk, for those who may see it; a screen on a wall only shows it. */
export function ToList({ query, className, children }: Way) {
  const may = useMay("cases:read");
  return may ? (
    <a className={className} href={`/desk?${query}`}>
      {children}
    </a>
  ) : (
    <span className={className}>{children}</span>
  );
}
