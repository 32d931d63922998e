/** Sending a document by key, from wherever the agent is in the case. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";

const DocumentsDialog = lazy(() => import("./documents-dialog.tsx"));

export default function DocumentCommands({ of }: { of: CaseDetail }) {
  const mayReply = useMay("cases:reply");
  const [isOpen, setOpen] = useState(false);
  useCommand("documents", () => setOpen(true), mayReply);
  return <Suspense>{isOpen && <DocumentsDialog caseId={of.id} onClose={() => setOpen(false)} />}</Suspense>;
}
