/** What a message costs, in the reader's words. */
import { useMemo } from "react";
import { locales } from "./say.ts";
import { useTongue } from "./words.tsx";

/** As finely as it was written down, and never as less than cents: €0.0456. */
export function useCost(): (price: { micros: number; currency: string }) => string {
  const { tongue } = useTongue();
  return useMemo(
    () =>
      ({ micros, currency }) =>
        new Intl.NumberFormat(locales[tongue], { style: "currency", currency, maximumFractionDigits: 6 }).format(
          micros / 1e6,
        ),
    [tongue],
  );
}
