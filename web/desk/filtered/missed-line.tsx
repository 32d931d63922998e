/** What the share that needed no answer is worth: how much of it did. */
import { useAllWords } from "../../kit/words/words.tsx";
import { useMissed } from "./missed-table.tsx";
import { usePercent } from "./percent.ts";

export default function MissedLine({ className }: { className?: string | undefined }) {
  const said = useAllWords().filtered;
  const percent = usePercent();
  const all = useMissed().data?.all;
  if (!all) return null;
  return (
    <p className={className} data-missed-line>
      {all.share === null || all.low === null || all.high === null
        ? said.errorUnknown
        : said.errorOf(percent(all.share), percent(all.low), percent(all.high))}
    </p>
  );
}
