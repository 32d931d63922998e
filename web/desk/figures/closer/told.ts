/** A measured value in words, and how it moved. */
import { isNet, isShare, isTimed } from "../../../../contract/figure-rules.ts";
import type { Figure, Measured } from "../../../../contract/insights.ts";
import { spanInWords } from "../../../kit/time/ages.ts";
import { useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";

/** Whether less of it is better, more is, or neither can be said. */
const betterOf: Partial<Record<Figure, "less" | "more">> = {
  "first-response": "less",
  "next-response": "less",
  resolution: "less",
  "end-to-end": "less",
  backlog: "less",
  reopened: "less",
  referred: "less",
  "same-channel": "more",
  csat: "more",
  nps: "more",
};

export interface Told {
  main: (of: Measured) => string;
  change: (of: Measured, before: Measured | null) => { text: string; tone: "better" | "worse" | "even" } | null;
}

export function useTold(figure: Figure): Told {
  const { ages } = useCountedWords();
  const say = useSay();
  const value = (of: Measured): number | null => {
    if (isTimed(figure)) return of.p50Seconds;
    if (isNet(figure)) return of.n > 0 ? Math.round(((of.net ?? 0) / of.n) * 100) : null;
    if (!isShare(figure)) return of.n;
    return of.of ? of.n / of.of : null;
  };
  return {
    main: (of) => {
      const told = value(of);
      if (told === null) return "–";
      if (isTimed(figure)) return spanInWords(told, ages);
      if (isNet(figure)) return `${told > 0 ? "+" : told < 0 ? "−" : ""}${say.number(Math.abs(told))}`;
      return isShare(figure) ? `${say.number(Math.round(told * 1000) / 10)} %` : say.number(told);
    },
    change: (of, before) => {
      const [now, was] = [value(of), before && value(before)];
      if (now === null || was === null || (was === 0 && !isNet(figure))) return null;
      const difference = isNet(figure) ? now - was : isShare(figure) ? (now - was) * 100 : (now / was - 1) * 100;
      const rounded = Math.round(difference * (isShare(figure) ? 10 : 1)) / (isShare(figure) ? 10 : 1);
      if (rounded === 0) return { text: "=", tone: "even" };
      const sign = rounded > 0 ? "+" : "−";
      const better = betterOf[figure];
      const tone = !better ? "even" : rounded > 0 === (better === "more") ? "better" : "worse";
      return { text: `${sign}${say.number(Math.abs(rounded))} ${isShare(figure) || isNet(figure) ? "pt" : "%"}`, tone };
    },
  };
}
