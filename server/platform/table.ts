/** A table to take along, as CSV or as Parquet: the same columns in both. */
import { type BasicType, parquetWriteBuffer } from "hyparquet-writer";
import { type Cell, sendCsv } from "./csv.ts";
import type { SentBytes } from "./http/implement.ts";

export interface Column<Row> {
  name: string;
  kind: "text" | "number" | "time";
  of: (row: Row) => Cell;
}

interface Table<Row> {
  /** Without its ending. */
  name: string;
  columns: readonly Column<Row>[];
  batches: AsyncIterable<readonly Row[]>;
  /** Rows at most. */
  limit: number;
}

const types: Record<Column<never>["kind"], BasicType> = { text: "STRING", number: "DOUBLE", time: "TIMESTAMP" };

/** A Parquet file is whole before its first byte goes out; what is beyond the limit is in neither. */
export async function sendTable<Row>(
  format: "csv" | "parquet",
  { name, columns, batches, limit }: Table<Row>,
): Promise<SentBytes> {
  if (format === "csv")
    return sendCsv({
      name: `${name}.csv`,
      head: columns.map((column) => column.name),
      batches,
      lineOf: (row: Row) => columns.map(({ of }) => of(row)),
      limit,
    });
  const rows: Row[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, limit - rows.length));
    if (rows.length >= limit) break;
  }
  const file = parquetWriteBuffer({
    columnData: columns.map(({ name, kind, of }) => ({
      name,
      type: types[kind],
      nullable: true,
      data: rows.map(of),
    })),
  });
  return {
    status: 200,
    headers: {
      "content-type": "application/vnd.apache.parquet",
      "content-disposition": `attachment; filename="${name}.parquet"`,
    },
    content: inPieces(Buffer.from(file)),
  };
}

async function* inPieces(file: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}
