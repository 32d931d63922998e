/** Against somebody's real ClamAV, as `docs/operations.md` sets one up: `JETBRIDGE_TRY_CLAMD=host:port`, and its process where it may be held. */
import { kill } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clamd } from "../../server/adapters/scanning/clamd/index.ts";
import { eicar } from "../../world/scanner/play-clamd.ts";
import { makePng } from "../../world/x/pictures.ts";
import { direct, newId, openScene, type Scene } from "../meta/scene.ts";
import { until } from "../until.ts";

const tried = process.env["JETBRIDGE_TRY_CLAMD"];
const processId = Number(process.env["JETBRIDGE_TRY_CLAMD_PID"] ?? 0);
const [host = "", port = "0"] = (tried ?? "").split(":");
const address = { host, port: Number(port) };

describe.skipIf(!tried)("a real ClamAV", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ clamd: address });
  });
  afterAll(() => scene?.close());

  async function* pieces(piece: Buffer, count = 1): AsyncGenerator<Buffer> {
    for (let at = 0; at < count; at++) yield piece;
  }
  const megabyte = Buffer.alloc(1024 * 1024, "a suitcase ");

  let painted = 0;
  const arrives = async (more: Buffer = Buffer.alloc(0)): Promise<string> => {
    const body = Buffer.concat([makePng(++painted, { width: 60 + painted, height: 40 }), more]);
    const mid = `m_${newId()}`;
    scene.graph.on(({ path }) => (path === `/${mid}` ? { body, headers: { "content-type": "image/png" } } : undefined));
    const payload = { url: `${new URL(scene.graph.url).origin}/${mid}` };
    await scene.deliver(
      "messenger",
      direct({ sender: newId(), message: { mid, attachments: [{ type: "image", payload }] } }),
    );
    return mid;
  };
  const attachment = (mid: string, satisfies: (one: any) => boolean) =>
    scene.message(mid, ({ attachments: [one] }) => satisfies(one)).then(({ attachments: [one] }) => one);
  const alarms = async (): Promise<string[]> =>
    (await scene.ground.api("GET", "/api/v1/operations")).body.alarms.map(({ code }: any) => code);

  test("opens what is clean, and holds back what is not", async () => {
    await attachment(await arrives(), ({ held, fileId }) => held === null && fileId !== null);
    const found = await attachment(await arrives(eicar), ({ held }) => held === "infected");
    expect(found).toMatchObject({ fileId: null, found: expect.stringContaining("Eicar") });
  });

  test("looks at as much as a channel brings, and says of more that it is too large", async () => {
    expect(await clamd(address).scan(pieces(megabyte, 64))).toEqual({ status: "clean" });
    expect(await clamd(address).scan(pieces(megabyte, 80), { isAgain: true })).toEqual({ status: "too-large" });
  });

  test.skipIf(!processId)(
    "that hangs, as under a heavy load, is away: nothing is opened meanwhile, and all is looked at after",
    { timeout: 240_000 },
    async () => {
      kill(processId, "SIGSTOP");
      try {
        const mid = await arrives();
        await until(alarms, (all) => all.includes("scanner-away"), "the alarm", 180_000);
        expect(await attachment(mid, () => true)).toMatchObject({ held: "waiting", fileId: null });
        kill(processId, "SIGCONT");
        await until(
          () => attachment(mid, () => true),
          ({ held }) => held === null,
          "the file to be looked at",
          90_000,
        );
        expect(await alarms()).not.toContain("scanner-away");
      } finally {
        kill(processId, "SIGCONT");
      }
    },
  );
});
