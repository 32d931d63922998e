import { assert, pre, property, string } from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type ClamdPlay, eicar, playClamd } from "../../../../world/scanner/play-clamd.ts";
import { clamd, understand } from "./index.ts";

let played: ClamdPlay;
beforeAll(async () => {
  played = await playClamd();
});
afterEach(() => {
  played.fail(null);
  played.setLargest(25 * 1024 * 1024);
});
afterAll(() => played.stop());

const patient = { connectMs: 20_000, listenMs: 20_000, silenceMs: 20_000, wholeMs: 30_000 };
/** Where it is the end that is waited for. */
const soon = { connectMs: 5000, listenMs: 3000, silenceMs: 300, wholeMs: 5000 };
async function* pieces(...all: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}
const scan = (...all: readonly Buffer[]) => clamd(played, patient).scan(pieces(...all));

describe("a file", () => {
  test.each([
    ["clean", [Buffer.from("good morning")], { status: "clean" }],
    ["empty", [], { status: "clean" }],
    ["in many large pieces", Array.from({ length: 6 }, () => Buffer.alloc(700_000, 7)), { status: "clean" }],
    ["EICAR's", [eicar], { status: "infected", found: "Eicar-Test-Signature" }],
    [
      "EICAR's over two pieces",
      [eicar.subarray(0, 9), eicar.subarray(9)],
      { status: "infected", found: "Eicar-Test-Signature" },
    ],
  ])("%s", async (_what, all, said) => {
    expect(await scan(...all)).toEqual(said);
  });

  test("larger than clamd takes failed or is said to be that, for its words may be lost; asked again they are not", async () => {
    played.setLargest(100_000);
    const large = Array.from({ length: 40 }, () => Buffer.alloc(512 * 1024, 1));
    expect(["failed", "too-large"]).toContain((await scan(...large)).status);
    for (let time = 0; time < 20; time++)
      expect(await clamd(played, patient).scan(pieces(...large), { isAgain: true })).toEqual({ status: "too-large" });
  });

  test.each(["error", "cut", "files-silent"] as const)(
    "at which clamd fails (%s) failed, and nothing else did",
    async (how) => {
      played.fail(how);
      expect(await clamd(played, soon).scan(pieces(Buffer.from("anything")))).toMatchObject({ status: "failed" });
      expect(await clamd(played, patient).answers()).toBe(how !== null);
    },
  );
});

test("who is not there is away, and who never says a word does not answer", async () => {
  expect(await clamd({ host: "127.0.0.1", port: 1 }, soon).scan(pieces())).toEqual({
    status: "away",
    why: "ECONNREFUSED",
  });
  played.fail("silent");
  expect(await clamd(played, soon).answers()).toBe(false);
});

describe("what clamd says", () => {
  test.each([
    ["stream: OK", { status: "clean" }],
    ["stream: Win.Test.EICAR_HDB-1 FOUND", { status: "infected", found: "Win.Test.EICAR_HDB-1" }],
    ["stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", { status: "too-large" }],
    ["INSTREAM size limit exceeded. ERROR", { status: "too-large" }],
    ["stream: OK FOUND", { status: "infected", found: "OK" }],
  ])("%s", (answer, means) => expect(understand(answer)).toEqual(means));

  test("is never taken for clean unless it says so", () => {
    assert(
      property(string({ unit: "binary" }), (answer) => {
        pre(answer !== "stream: OK");
        expect(understand(answer).status).not.toBe("clean");
      }),
    );
  });
});
