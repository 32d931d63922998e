import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readers } from "../../server/adapters/channels/index.ts";
import { isGenuine } from "../../server/adapters/channels/meta/genuine.ts";
import { isGenuine as isGivenWord } from "../../server/adapters/channels/telegram/genuine.ts";
import { hasRecordings } from "../recordings.ts";
import { casesOf, folderOf, readableCasesOf, saidOf, wantedOf } from "./recorded.ts";

/** Fields that a case does not name are not asked of it, however deep they lie. */
function partly(wanted: any): any {
  if (Array.isArray(wanted)) return wanted.map(partly);
  if (wanted === null || typeof wanted !== "object") return wanted;
  return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([name, one]) => [name, partly(one)])));
}

describe.skipIf(!hasRecordings).each([...readers.values()].map((reader) => [reader.kind, reader] as const))(
  "recorded deliveries of %s",
  (kind, reader) => {
    test.each(readableCasesOf(kind).map((one) => [one.id, one] as const))("%s is read as expected", (_id, one) => {
      expect(saidOf(reader, one)).toEqual(partly(wantedOf(one)));
    });

    const handshakes = casesOf(kind).filter((one) => one.kind === "handshake");
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

test.skipIf(!hasRecordings)("Telegram is believed by the word that it was given, and by nothing less", () => {
  for (const { kind, file } of casesOf("telegram").filter((one) => one.kind === "signature")) {
    const { headers, configured } = JSON.parse(readFileSync(join(folderOf("telegram"), file), "utf8"));
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value as string]),
    );
    const isBelieved = (headers: Record<string, string>) =>
      isGivenWord({ headers }, { secrets: { webhookSecret: configured } });
    expect([kind, isBelieved(given), isBelieved({})]).toEqual(["signature", true, false]);
  }
});

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
