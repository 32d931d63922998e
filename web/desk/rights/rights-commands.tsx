/** A privacy request and a change of consent, by key, from wherever the agent is in the case. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";

const NoteDialog = lazy(() => import("./note-dialog.tsx"));
const ConsentDialog = lazy(() => import("./consent-dialog.tsx"));

export default function RightsCommands({ of }: { of: CaseDetail }) {
  const mayManage = useMay("rights:manage");
  const mayLink = useMay("customers:link");
  const [open, setOpen] = useState<"note" | "consent" | null>(null);
  useCommand("privacy-request", () => setOpen("note"), mayManage);
  useCommand("consent", () => setOpen("consent"), mayLink);
  const close = () => setOpen(null);
  return (
    <Suspense>
      {open === "note" && <NoteDialog customerId={of.customer.id} onClose={close} />}
      {open === "consent" && <ConsentDialog of={of} onClose={close} />}
    </Suspense>
  );
}
