/** Who changed what, and who read which customer. */
import { listAudit } from "../../../contract/staff.ts";
import { exportAudit } from "../../../contract/exports.ts";
import { call, download } from "../../kit/call.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { ExportButton } from "../../kit/parts/export-button.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { now } from "../../kit/time/clock.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export function Audit() {
  const said = useLaterWords().staff;
  const list = usePagesOf(["audit"], (cursor, signal) => call(listAudit, { query: cursor, signal }));
  const lastMonth = () => {
    const to = new Date(now());
    return { from: new Date(to.getTime() - 31 * 86_400_000).toISOString(), to: to.toISOString() };
  };
  return (
    <>
      <div style={{ marginBottom: 12 }}>
        <ExportButton id="export-audit" take={() => download(exportAudit, { query: lastMonth() })} />
      </div>
      <Listing
        label={said.audit}
        list={list}
        empty={<Empty title={said.auditEmptyTitle}>{said.auditEmpty}</Empty>}
        head={
          <tr>
            <th scope="col">{said.when}</th>
            <th scope="col">{said.who}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.subject}</th>
          </tr>
        }
        renderRow={(entry) => (
          <tr key={entry.id}>
            <td>
              <Moment at={entry.at} />
            </td>
            <td>
              <bdi>{entry.actor.name}</bdi>
            </td>
            <td>
              {entry.action}
              {entry.detail && <div className={table.faint}>{entry.detail}</div>}
            </td>
            <td className={`${table.wide} ${table.faint}`}>{entry.subject}</td>
          </tr>
        )}
      />
    </>
  );
}
