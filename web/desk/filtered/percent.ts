/** A share between 0 and 1 as the reader's language writes it, to one place. */
import { useMemo } from "react";
import { locales } from "../../kit/words/say.ts";
import { useTongue } from "../../kit/words/words.tsx";

export function usePercent(): (share: number) => string {
  const { tongue } = useTongue();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locales[tongue], { style: "percent", maximumFractionDigits: 1 });
    return (share) => format.format(share);
  }, [tongue]);
}
