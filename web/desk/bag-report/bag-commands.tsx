/** Reporting a bag by key, from wherever the agent is in the case. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";

const ReportDialog = lazy(() => import("./report-dialog.tsx"));

export default function BagCommands({ of }: { of: CaseDetail }) {
  const mayReply = useMay("cases:reply");
  const mayRead = useMay("customers:read");
  const [isOpen, setOpen] = useState(false);
  useCommand("report-bag", () => setOpen(true), mayReply && mayRead);
  return <Suspense>{isOpen && <ReportDialog of={of} onClose={() => setOpen(false)} />}</Suspense>;
}
