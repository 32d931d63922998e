import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasRecordings, recordings } from "../recordings.ts";

interface RecordedCase {
  id: string;
  file: string;
  kind: string;
  expect: any;
}

const folder = join(recordings, "cases", "channels", "x");
const cases: RecordedCase[] = hasRecordings
  ? JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).cases
  : [];
const read = (file: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ["server/cli/main.ts", "read", "--channel", "x", "--file", join(folder, file)], {
      encoding: "utf8",
    }),
  );

/** Fields that a case does not name are not asked of it. */
const partly = (event: object): object => expect.objectContaining(event);

describe.skipIf(!hasRecordings)("recorded deliveries of X", () => {
  test.each(cases.map((one) => [one.id, one] as const))(
    "%s is read as expected",
    (_id, { file, expect: expected, kind }) => {
      const said = read(file);
      expect(said).toEqual(kind === "handshake" ? expected : expected.map(partly));
    },
  );
});
