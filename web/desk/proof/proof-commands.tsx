/** What an agent does by key so that a customer can show who they are. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import type { Way } from "./way-form.ts";
import { useStanding } from "./use-proof.ts";

const ProofDialog = lazy(() => import("./proof-dialog.tsx"));

export default function ProofCommands({ of, onSay }: { of: CaseDetail; onSay: (text: string) => void }) {
  const may = useMay("customers:link");
  const mayRead = useMay("customers:read");
  const { data } = useStanding(of, may && mayRead);
  const [opened, open] = useState<{ way: Way; actsFor: boolean } | null>(null);
  const show = (way: Way, actsFor = false) => open({ way, actsFor });
  useCommand("prove", () => show("booking"), may);
  useCommand("ask-proof", () => data && onSay(data.sentences.ask), may && data !== undefined);
  useCommand("send-code", () => show("code"), may);
  useCommand("proof-link", () => show("link"), may);
  useCommand("override", () => show("without"), may);
  useCommand("act-for", () => show("booking", true), may);
  return (
    <Suspense>
      {opened && (
        <ProofDialog of={of} first={opened.way} actsFor={opened.actsFor} onSay={onSay} onClose={() => open(null)} />
      )}
    </Suspense>
  );
}
