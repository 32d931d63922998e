/** A vendor's no in our words, with what to do next. */
import type { Delivery } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export default function WhyRefused({ code, why }: { code: NonNullable<Delivery["code"]>; why: string | null }) {
  const { refusals } = useLaterWords();
  return <span title={why ?? undefined}>{refusals[code]}</span>;
}
