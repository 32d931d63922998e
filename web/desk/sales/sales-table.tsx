/** A line for each group: what was sold, given back and left, apart by how much of it was ours. Colleagues stand by their names, never by amounts. */
import type { getSales, SaleGrouping } from "../../../contract/sales.ts";
import type { Answer } from "../../kit/call.ts";
import table from "../../kit/parts/table.module.css";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import styles from "./sales.module.css";
import { withinGroup } from "./view.ts";

type Told = Answer<typeof getSales>;
type Row = Told["items"][number];
type Open = (label: string, more: Record<string, string>) => void;

interface Table {
  of: Told;
  by: SaleGrouping;
  onOpen: Open;
}

const effects = ["made", "helped", "anyway"] as const;
const beside = ["first", "assisting"] as const;

export function SalesTable({ of, by, onOpen }: Table) {
  const { sales: said } = useCountedWords();
  const name = useGroupNames(by);
  const isByChannel = by === "channel";
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={table.scroll} tabIndex={0} data-sales-by={by}>
      <table className={`${table.table} ${styles.sales}`} aria-label={said.title}>
        <thead>
          <tr>
            <th scope="col">{said.groupings[by]}</th>
            <Head>{said.count}</Head>
            <Head>{said.sold}</Head>
            <Head>{said.refunded}</Head>
            <Head>{isByChannel ? said.parts.last : said.net}</Head>
            {effects.map((effect) => (
              <Head key={effect}>{said.effects[effect]}</Head>
            ))}
            {isByChannel && beside.map((part) => <Head key={part}>{said.parts[part]}</Head>)}
          </tr>
        </thead>
        <tbody>
          <Line
            label={said.total}
            row={of.total}
            {...{ currency: of.currency, isByChannel, onOpen }}
            within={{}}
            isTotal
          />
          {of.items.map((row) => (
            <Line
              key={row.group}
              label={name(row)}
              row={row}
              {...{ currency: of.currency, isByChannel, onOpen }}
              within={withinGroup(by, row.group, of)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Head = ({ children }: { children: string }) => (
  <th scope="col" className={table.number}>
    {children}
  </th>
);

/** What a group is called, by what it is one of. */
export function useGroupNames(by: SaleGrouping): (row: Pick<Row, "group" | "name">) => string {
  const words = useCountedWords();
  const { sales: said } = words;
  const say = useSay();
  return ({ group, name }) => {
    if (group === "") return by === "agent" ? said.nobody : said.unknown;
    if (by === "channel") return channelInWords(group, words);
    if (by === "kind") return said.kinds[group as keyof typeof said.kinds] ?? group;
    return by === "agent" ? (name ?? said.unknown) : say.date(`${group}T12:00:00`);
  };
}

interface LineOf {
  label: string;
  row: Row;
  currency: string;
  isByChannel: boolean;
  within: Record<string, string> | null;
  onOpen: Open;
  isTotal?: boolean;
}

function Line({ label, row, currency, isByChannel, within, onOpen, isTotal = false }: LineOf) {
  const { sales: said } = useCountedWords();
  const say = useSay();
  const money = (amount: string, more: Record<string, string> = {}) => {
    const told = say.money({ amount, currency });
    if (amount === "0") return <span className={table.faint}>–</span>;
    if (!within) return told;
    return (
      <button
        type="button"
        className={table.open}
        title={said.show}
        onClick={() => onOpen(label, { ...within, ...more, converted: "yes" })}
      >
        {told}
      </button>
    );
  };
  return (
    <tr data-group={row.group} data-total={isTotal}>
      <th scope="row">
        <bdi>{label}</bdi>
      </th>
      <td className={table.number}>
        {within ? (
          <button
            type="button"
            className={table.open}
            title={said.show}
            onClick={() => onOpen(label, { ...within, converted: "yes" })}
          >
            {say.number(row.n)}
          </button>
        ) : (
          say.number(row.n)
        )}
        {row.saved > 0 && <small>{said.savedOf(say.number(row.saved))}</small>}
      </td>
      <td className={table.number}>{money(row.sold)}</td>
      <td className={table.number}>{money(row.refunded)}</td>
      <td className={`${table.number} ${styles.net}`}>{money(row.net)}</td>
      {effects.map((effect) => (
        <td key={effect} className={table.number}>
          {money(row[effect], { effect })}
        </td>
      ))}
      {isByChannel &&
        beside.map((part) => (
          <td key={part} className={`${table.number} ${styles.beside}`}>
            {isTotal || row[part] === null ? null : money(row[part], { part })}
          </td>
        ))}
    </tr>
  );
}
