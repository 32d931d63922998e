/** A table as text: comma, semicolon or tab between cells, quotes where a cell holds one of them (RFC 4180). Pure. */

export interface Row {
  /** At which line of the file it begins. */
  line: number;
  cells: string[];
}

/** What stands between cells most often in the first line. */
const separatorOf = (text: string): string => {
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  const count = (one: string): number => first.split(one).length;
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** Rows that hold anything. */
export function readTable(file: string): Row[] {
  const text = file.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let [line, row, cell, isQuoted] = [1, { line: 1, cells: [] as string[] }, "", false];
  const endCell = (): void => {
    row.cells.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    if (row.cells.some((one) => one !== "")) rows.push(row);
    row = { line, cells: [] };
  };
  for (let at = 0; at < text.length; at++) {
    const one = text.charAt(at);
    if (one === "\n") line++;
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else isQuoted = false;
    } else if (one === '"' && cell.trim() === "") [isQuoted, cell] = [true, ""];
    else if (one === separator) endCell();
    else if (one === "\n") endRow();
    else if (one !== "\r") cell += one;
  }
  endRow();
  return rows;
}
