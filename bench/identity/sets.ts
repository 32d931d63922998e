/** The public sets with which record linkage is compared: read where they lie, never copied. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  codeComparison,
  type Comparison,
  dayComparison,
  mailComparison,
  type Rule,
  textComparison,
  wordComparison,
} from "../../server/modules/customers/index.ts";

export type SetRecord = Readonly<Record<string, string | null>>;

export interface PublicSet {
  name: string;
  records: SetRecord[];
  /** Whose record each is: only scores, never teaches. */
  truth: string[];
  comparisons: Comparison<SetRecord>[];
  rules: Rule<SetRecord>[];
  /** What Splink 5.0.0.dev4 reaches with the settings of its documentation. */
  splink: { f1: number; recallWhenSure: number; clusterF1: number };
}

const folder = resolve(import.meta.dirname, "../../../shared/data/identity");

const read = (field: string) => (record: SetRecord) => record[field] ?? null;

/** Pairs that agree in each of these fields, or in its beginning: `surname:3`. */
function on(...parts: string[]): Rule<SetRecord> {
  const read = parts.map((part) => {
    const [field = "", size] = part.split(":");
    return { field, size: size === undefined ? Infinity : Number(size) };
  });
  return {
    fixes: read.map(({ field }) => field),
    keyOf: (record) => {
      const values = read.map(({ field, size }) => record[field]?.slice(0, size));
      return values.every((value) => value !== undefined) ? values.join("|") : null;
    },
  };
}

export function readSets(): PublicSet[] {
  return existsSync(folder) ? [readFake1000(), readFebrl3()] : [];
}

function readFake1000(): PublicSet {
  const rows = table("fake_1000.csv");
  return {
    name: "fake1000",
    truth: rows.map((row) => row["cluster"] ?? ""),
    records: rows.map((row) =>
      cleaned({
        given: row["first_name"],
        surname: row["surname"],
        born: row["dob"]?.replaceAll("-", ""),
        city: row["city"],
        mail: row["email"],
      }),
    ),
    comparisons: [
      wordComparison("given", read("given"), read("surname")),
      wordComparison("surname", read("surname"), read("given")),
      dayComparison("born", read("born")),
      textComparison("city", read("city")),
      mailComparison("mail", read("mail")),
    ],
    rules: [
      on("mail"),
      on("born"),
      on("surname"),
      on("given"),
      on("mail:6"),
      on("city", "born:4"),
      on("surname:3", "born:4"),
      on("given:3", "born:4"),
    ],
    splink: { f1: 0.861, recallWhenSure: 0.674, clusterF1: 0.84 },
  };
}

function readFebrl3(): PublicSet {
  const rows = table("febrl3.csv");
  return {
    name: "febrl3",
    truth: rows.map((row) => /^rec-\d+/.exec(row["rec_id"] ?? "")?.[0] ?? ""),
    records: rows.map((row) =>
      cleaned({
        given: row["given_name"],
        surname: row["surname"],
        number: row["street_number"],
        street: row["address_1"],
        place: row["address_2"],
        suburb: row["suburb"],
        postcode: row["postcode"],
        state: row["state"],
        born: row["date_of_birth"],
        social: row["soc_sec_id"],
      }),
    ),
    comparisons: [
      wordComparison("given", read("given"), read("surname")),
      wordComparison("surname", read("surname"), read("given")),
      dayComparison("born", read("born")),
      codeComparison("social", read("social")),
      codeComparison("number", read("number")),
      textComparison("street", read("street")),
      textComparison("place", read("place")),
      textComparison("suburb", read("suburb")),
      codeComparison("postcode", read("postcode")),
      codeComparison("state", read("state")),
    ],
    rules: [
      on("social"),
      on("born"),
      on("given", "surname"),
      on("surname", "postcode"),
      on("street", "number"),
      on("suburb", "given"),
    ],
    splink: { f1: 0.9957, recallWhenSure: 0.9922, clusterF1: 0.9938 },
  };
}

/** These sets quote nothing. */
function table(file: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split("\n");
  const names = head.split(",").map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, n) => [name, cells[n]?.trim() ?? ""]));
  });
}

const cleaned = (row: Record<string, string | undefined>): SetRecord =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value?.toLowerCase() || null]));
