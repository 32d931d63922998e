import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readers } from "../../server/adapters/channels/index.ts";
import { isGenuine } from "../../server/adapters/channels/meta/genuine.ts";
import { say } from "../../server/cli/say.ts";
import { hasRecordings, recordings } from "../recordings.ts";

interface RecordedCase {
  id: string;
  file: string;
  kind: string;
  expect: any;
}

const folderOf = (kind: string): string => join(recordings, "cases", "channels", kind);
const casesOf = (kind: string): RecordedCase[] =>
  hasRecordings && existsSync(folderOf(kind))
    ? JSON.parse(readFileSync(join(folderOf(kind), "manifest.json"), "utf8")).cases
    : [];

/** Where what was recorded is known to be wrong or left open, and why. */
const doubtful = new Map([
  // The text is there; it was left out because the parsers that were asked took it wrongly.
  ["email/reply_thunderbird_bottom_post_flowed", ["text"]],
]);

/** Recorded beside what is read: questions of the vendor, vectors of its signature, and what we would send. */
const others = new Set(["handshake", "signature", "outbound"]);

/** Fields that a case does not name are not asked of it, however deep they lie. */
function partly(wanted: any): any {
  if (Array.isArray(wanted)) return wanted.map(partly);
  if (wanted === null || typeof wanted !== "object") return wanted;
  return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([name, one]) => [name, partly(one)])));
}

/** `text` is recorded with its spaces evened out, and its first 400 characters only; how it was verified is no field. */
function comparable({ id, expect: wanted }: RecordedCase): any {
  if (!Array.isArray(wanted)) return partly(wanted);
  const leave = new Set(["verified", "reply_text_alt", ...(doubtful.get(id) ?? [])]);
  return wanted.map((event) => partly(Object.fromEntries(Object.entries(event).filter(([name]) => !leave.has(name)))));
}

const even = (event: any): any =>
  typeof event.text === "string" ? { ...event, text: event.text.replaceAll(/\s+/g, " ").trim().slice(0, 400) } : event;

/** A closing may follow the first fragment. */
const cutTo = (said: any, { expect: { first_fragment: first } }: RecordedCase): any =>
  first && said.first_fragment?.startsWith(first) ? { ...said, first_fragment: first } : said;

describe.skipIf(!hasRecordings).each([...readers.values()].map((reader) => [reader.kind, reader] as const))(
  "recorded deliveries of %s",
  (kind, reader) => {
    const cases = casesOf(kind);
    test.each(cases.filter((one) => !others.has(one.kind)).map((one) => [one.id, one] as const))(
      "%s is read as expected",
      (_id, one) => {
        const said: any = say(reader, { headers: {}, body: readFileSync(join(folderOf(kind), one.file)) });
        const isEvened = kind === "email" && Array.isArray(said);
        const wanted = comparable(one);
        expect(isEvened ? said.map(even) : cutTo(said, one)).toEqual(wanted);
      },
    );

    const handshakes = cases.filter((one) => one.kind === "handshake");
    test.skipIf(handshakes.length === 0)("the vendor's question is answered, as the command line prints it", () => {
      for (const { file, expect: wanted } of handshakes) {
        const args = ["server/cli/main.ts", "read", "--channel", kind, "--file", join(folderOf(kind), file)];
        const config = join(tmpdir(), `${randomUUID()}.json`);
        writeFileSync(config, JSON.stringify({ verify_token: wanted.when_verify_token }));
        const said = JSON.parse(execFileSync(process.execPath, [...args, "--config", config], { encoding: "utf8" }));
        rmSync(config);
        const isPlain = wanted.body_text !== undefined;
        expect(said).toEqual(
          isPlain ? { status: wanted.status, content_type: "text/plain", body: wanted.body_text } : wanted,
        );
      }
    });
  },
);

describe.skipIf(!hasRecordings)("recorded signatures of Meta", () => {
  const cases = casesOf("messenger").filter(({ kind }) => kind === "signature");
  test.each(cases.map((one) => [one.id, one] as const))("%s is believed as it went over the wire", (_id, { file }) => {
    const recorded = JSON.parse(readFileSync(join(folderOf("messenger"), file), "utf8"));
    const headers = { "x-hub-signature-256": recorded.headers["X-Hub-Signature-256"] };
    const isBelieved = (body: string, appSecret: string) =>
      isGenuine({ headers, body: Buffer.from(body) }, { secrets: { appSecret } });
    expect(isBelieved(recorded.wire_body ?? recorded.body, recorded.secret)).toBe(true);
    expect(isBelieved(recorded.wire_body ?? recorded.body, "another")).toBe(false);
  });
});
