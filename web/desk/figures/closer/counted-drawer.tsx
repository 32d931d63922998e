/** What a number counts, newest first, each with its case. */
import { Drawer } from "@mantine/core";
import { isTimed } from "../../../../contract/figure-rules.ts";
import { exportCounted } from "../../../../contract/exports.ts";
import { listCounted } from "../../../../contract/insights.ts";
import { call, download } from "../../../kit/call.ts";
import { useMay } from "../../../kit/me.tsx";
import { usePagesOf } from "../../../kit/pages-of.ts";
import { Moment } from "../../../kit/parts/age.tsx";
import { ExportButton } from "../../../kit/parts/export-button.tsx";
import { Listing } from "../../../kit/parts/listing.tsx";
import { Empty } from "../../../kit/parts/states.tsx";
import table from "../../../kit/parts/table.module.css";
import { spanInWords } from "../../../kit/time/ages.ts";
import { channelInWords, useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import { CaseLink } from "../../case/case-link.tsx";
import type { Query } from "./query.ts";
import styles from "./closer.module.css";

export default function CountedDrawer({ query, label, onClose }: { query: Query; label: string; onClose: () => void }) {
  const words = useCountedWords();
  const said = words.insights;
  const say = useSay();
  const mayExport = useMay("figures:export");
  const { by: _by, compare: _compare, zone: _zone, ...asked } = query;
  const list = usePagesOf(["figures", "counted", asked], (cursor, signal) =>
    call(listCounted, { query: { ...asked, ...cursor }, signal }),
  );
  const title = words.figures.waitsOf(said.figures[query.figure], label);
  const isLong = isTimed(query.figure);
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
        {query.figure === "backlog" ? said.oldestFirst : said.newestFirst}
      </p>
      {mayExport && (
        <div className={styles.exports} style={{ marginBottom: 12 }}>
          <ExportButton
            id="export-counted"
            take={() => download(exportCounted, { query: { ...asked, format: "csv" } })}
          />
          <ExportButton
            id="export-counted-parquet"
            label={said.parquet}
            take={() => download(exportCounted, { query: { ...asked, format: "parquet" } })}
          />
        </div>
      )}
      <Listing
        label={title}
        list={list}
        empty={<Empty title={said.nothing} />}
        head={
          <tr>
            <th scope="col">{said.when}</th>
            {isLong && <th scope="col">{words.figures.wait}</th>}
            <th scope="col">{said.groupings.channel}</th>
            <th scope="col">{said.groupings.language}</th>
            <th scope="col">{said.groupings.agent}</th>
            <th scope="col">{said.theCase}</th>
          </tr>
        }
        renderRow={(one) => (
          <tr key={`${one.at} ${one.caseId} ${one.messageId}`}>
            <th scope="row" className={table.whole}>
              <Moment at={one.at} />
            </th>
            {isLong && <td>{one.seconds === null ? "–" : spanInWords(one.seconds, words.ages)}</td>}
            <td>{channelInWords(one.channel, words)}</td>
            <td>{say.language(one.language)}</td>
            <td>
              <bdi>{one.agentName ?? "–"}</bdi>
            </td>
            <td>
              <CaseLink caseId={one.caseId} label={words.figures.openCase} />
            </td>
          </tr>
        )}
      />
    </Drawer>
  );
}
