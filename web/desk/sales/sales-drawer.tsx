/** The sales a figure counts, newest first, each with why it is counted so, and its case. */
import { Drawer } from "@mantine/core";
import { exportSales, listSales } from "../../../contract/sales.ts";
import { type Answer, call, download, type Input } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { usePagesOf } from "../../kit/pages-of.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { ExportButton } from "../../kit/parts/export-button.tsx";
import { Listing } from "../../kit/parts/listing.tsx";
import { Empty } from "../../kit/parts/states.tsx";
import table from "../../kit/parts/table.module.css";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { CaseLink } from "../case/case-link.tsx";
import styles from "./sales.module.css";

export interface Behind {
  label: string;
  query: Input<typeof listSales>["query"];
}

export default function SalesDrawer({ behind: { label, query }, onClose }: { behind: Behind; onClose: () => void }) {
  const words = useCountedWords();
  const { sales: said } = words;
  const mayExport = useMay("figures:export");
  const list = usePagesOf(["figures", "sales", "counted", query], (cursor, signal) =>
    call(listSales, { query: { ...query, ...cursor }, signal }),
  );
  const title = said.behind(label);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={900}
      title={title}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <p className={table.soft} style={{ marginTop: 0 }}>
        {said.newest}
      </p>
      {mayExport && (
        <div style={{ marginBottom: 12 }}>
          <ExportButton
            id="export-sales-counted"
            take={() => download(exportSales, { query: { ...query, format: "csv" } })}
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
            <th scope="col">{said.what}</th>
            <th scope="col" className={table.number}>
              {said.price}
            </th>
            <th scope="col">{said.channels}</th>
            <th scope="col">{said.effect}</th>
            <th scope="col">{said.agent}</th>
            <th scope="col">{said.theCase}</th>
          </tr>
        }
        renderRow={(sale) => <Line key={sale.id} of={sale} />}
      />
    </Drawer>
  );
}

function Line({ of: sale }: { of: Answer<typeof listSales>["items"][number] }) {
  const words = useCountedWords();
  const { sales: said } = words;
  const say = useSay();
  const { price, home, rate } = sale;
  const way = [...new Set([sale.first, ...sale.assisting, sale.last])].filter((one) => one !== null);
  return (
    <tr data-sale={sale.id}>
      <th scope="row" className={table.whole}>
        <Moment at={sale.at} />
      </th>
      <td>
        {said.kinds[sale.kind]}
        {price.amount.startsWith("-") && <small className={styles.why}>{said.givenBack}</small>}
      </td>
      <td className={table.number}>
        {say.money(price)}
        {home === null && <small className={styles.why}>{said.noRate}</small>}
        {home && home.currency !== price.currency && (
          <small className={styles.why}>{said.atRate(say.money(home), rate ?? "")}</small>
        )}
      </td>
      <td>{way.map((channel) => channelInWords(channel, words)).join(" → ") || said.unknown}</td>
      <td>
        {said.effects[sale.effect]}
        <small className={styles.why}>{said.reasons[sale.reason]}</small>
      </td>
      <td>
        <bdi>{sale.agentName ?? "–"}</bdi>
      </td>
      <td>
        <CaseLink caseId={sale.caseId} label={said.openCase} />
      </td>
    </tr>
  );
}
