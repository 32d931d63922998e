/** The waits behind a figure, longest first, each with its case. */
import { Drawer } from "@mantine/core";
import { listWaits } from "../../../contract/service-levels.ts";
import { exportWaits } from "../../../contract/exports.ts";
import { call, download } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { ExportButton } from "../../kit/parts/export-button.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Spoken } from "../../kit/parts/spoken.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { spanInWords } from "../../kit/time/ages.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { CaseLink } from "../case/case-link.tsx";
import type { Behind } from "./figures-table.tsx";

interface Waits {
  behind: Behind;
  from: string;
  to: string;
  onClose: () => void;
}

export default function WaitsDrawer({ behind, from, to, onClose }: Waits) {
  const words = useCountedWords();
  const said = words.figures;
  const say = useSay();
  const mayExport = useMay("figures:export");
  const { label, kind, ...within } = behind;
  const query = { from, to, kind, ...within };
  const list = usePagesOf(["figures", "waits", query], (cursor, signal) =>
    call(listWaits, { query: { ...query, ...cursor }, signal }),
  );
  const kinds = {
    "first-response": said.firstResponse,
    "next-response": said.nextResponse,
    resolution: said.resolution,
  };
  const title = said.waitsOf(kinds[kind], label);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={720}
      title={title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <p className={table.soft} style={{ marginTop: 0 }}>
        {said.waitsAbout}
      </p>
      {mayExport && (
        <div style={{ marginBottom: 12 }}>
          <ExportButton id="export-waits" take={() => download(exportWaits, { query })} />
        </div>
      )}
      <Listing
        label={title}
        list={list}
        empty={<Empty title={said.noWaits} />}
        head={
          <tr>
            <th scope="col">{said.wait}</th>
            <th scope="col">{said.from}</th>
            <th scope="col">{said.to}</th>
            <th scope="col">{words.desk.judgement.language}</th>
            <th scope="col">{said.answeredBy}</th>
            <th scope="col">
              <Spoken>{said.openCase}</Spoken>
            </th>
          </tr>
        }
        renderRow={(wait) => (
          <tr key={`${wait.caseId} ${wait.startedAt}`}>
            <th scope="row" className={table.whole}>
              {spanInWords(wait.seconds, words.ages)}
            </th>
            <td>
              <Moment at={wait.startedAt} />
            </td>
            <td>
              <Moment at={wait.endedAt} />
            </td>
            <td>{say.language(wait.language)}</td>
            <td>
              <bdi>{wait.answeredBy ?? said.automatic}</bdi>
            </td>
            <td>
              <CaseLink caseId={wait.caseId} label={said.openCase} />
            </td>
          </tr>
        )}
      />
    </Drawer>
  );
}
