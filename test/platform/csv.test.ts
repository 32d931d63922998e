import { array, assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine, sendCsv } from "../../server/platform/csv.ts";

/** Reads one line of CSV as a spreadsheet does. */
function read(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < line.length) {
    let cell = "";
    if (line[at] === '"') {
      for (at++; ; at++) {
        if (line[at] === '"' && line[at + 1] === '"') cell += line[at++];
        else if (line[at] === '"') break;
        else cell += line[at];
      }
      at++;
    } else while (at < line.length && line[at] !== "," && line.slice(at, at + 2) !== "\r\n") cell += line[at++];
    cells.push(cell);
    if (line.slice(at, at + 2) === "\r\n") return cells;
    at++;
  }
  return cells;
}

describe("a line of CSV", () => {
  test.each([
    ["a formula", "=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["a formula after a blank", " =1+1", "' =1+1"],
    ["a sum", "+31 20 123", "'+31 20 123"],
    ["a command", "@SUM(A1)", "'@SUM(A1)"],
    ["a full-width formula", "＝1", "'＝1"],
    ["a tab", "\tx", "'\tx"],
    ["a name", "Zoë, 'Ada' \"van\" Dam", "Zoë, 'Ada' \"van\" Dam"],
    ["two lines", "one\r\ntwo", "one\r\ntwo"],
    ["a minus in the middle", "agent > lead", "agent > lead"],
  ])("keeps %s as text", (_what, text, shown) => {
    expect(read(csvLine([text, "end"]))).toEqual([shown, "end"]);
  });

  test("keeps numbers and times, negative ones too", () => {
    expect(csvLine([-5, new Date(0), null])).toBe("-5,1970-01-01T00:00:00.000Z,\r\n");
  });

  test("gives back whatever was written, and never a formula", () => {
    assert(
      property(array(string({ unit: "binary" }), { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = read(csvLine(texts));
        expect(cells.map((cell, place) => (cell === `'${texts[place]}` ? texts[place] : cell))).toEqual(texts);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe("a table that is too long", () => {
  test("is cut off, and says so in its last line", async () => {
    async function* batches() {
      for (let n = 0; n < 5; n++) yield [n, n];
    }
    const { content } = sendCsv({ name: "x.csv", head: ["n"], batches: batches(), lineOf: (n) => [n], limit: 5 });
    let text = "";
    for await (const part of content) text += part.toString();
    expect(text).toBe("\uFEFFn\r\n0\r\n0\r\n1\r\n1\r\n2\r\ncut off after 5 lines: ask for a shorter period\r\n");
  });
});
