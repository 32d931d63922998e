/** What led them to us, at the beginning of a talk. */
import type { Thread } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { cameBy } from "./came-by.ts";

export default function CameByLine({ referral }: { referral: NonNullable<Thread["referral"]> }) {
  return cameBy(referral, useLaterWords().told);
}
