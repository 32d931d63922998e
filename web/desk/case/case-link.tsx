/** Leads from a row to its case; a dash where there is none, or where who looks may not read it. */
import { Link } from "@tanstack/react-router";
import { useMay } from "../../kit/me.tsx";
import table from "../../kit/parts/table.module.css";

export function CaseLink({ caseId, label }: { caseId: string | null; label: string }) {
  const may = useMay("cases:read");
  if (!may || !caseId) return "–";
  return (
    <Link className={table.toCase} to="/desk/case/$caseId" params={{ caseId }}>
      {label}
    </Link>
  );
}
