/** CSV (RFC 4180) that is safe to open: a text that a spreadsheet would take for a formula is marked as text. */
import type { SentBytes } from "./http/implement.ts";

export type Cell = string | number | Date | null;

/** `=`, `+`, `-`, `@`, tab and line ends begin formulas, also after blanks; full-width ones in some versions. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cellOf(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(",")}\r\n`;

/** Hands rows over as they are read, batch by batch; after `limit` of them the last line says that there is more. */
export function sendCsv<Row>({
  name,
  head,
  batches,
  lineOf,
  limit,
}: {
  name: string;
  head: readonly string[];
  batches: AsyncIterable<readonly Row[]>;
  lineOf: (row: Row) => readonly Cell[];
  limit: number;
}): SentBytes {
  async function* content(): AsyncGenerator<Buffer> {
    // Spreadsheets take it for UTF-8 only with this mark.
    yield Buffer.from(`\uFEFF${csvLine(head)}`);
    let left = limit;
    for await (const rows of batches) {
      yield Buffer.from(
        rows
          .slice(0, left)
          .map((row) => csvLine(lineOf(row)))
          .join(""),
      );
      left -= rows.length;
      if (left < 0) {
        yield Buffer.from(csvLine([`cut off after ${limit} lines: ask for a shorter period`]));
        return;
      }
    }
  }
  return {
    status: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
    content: content(),
  };
}
