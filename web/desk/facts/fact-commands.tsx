/** Putting a fact into the answer by key. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";

const FactPicker = lazy(() => import("./fact-picker.tsx"));

export default function FactCommands({ of, onSay }: { of: CaseDetail; onSay: (text: string) => void }) {
  const may = useMay("cases:reply");
  const [isOpen, setOpen] = useState(false);
  useCommand("fact", () => setOpen(true), may);
  return <Suspense>{isOpen && <FactPicker of={of} onPick={onSay} onClose={() => setOpen(false)} />}</Suspense>;
}
