import { Transformer } from "@napi-rs/image";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePng } from "../../world/x/pictures.ts";
import { until } from "../until.ts";
import { direct, newId, openScene, type Scene } from "../meta/scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A message of Messenger with this file; gives it once its small form was made, or not. */
async function shown(body: Buffer): Promise<any> {
  const mid = `m_${newId()}`;
  scene.graph.on(({ path }) => (path === `/${mid}` ? { body, headers: { "content-type": "image/png" } } : undefined));
  const url = `${new URL(scene.graph.url).origin}/${mid}`;
  await scene.deliver(
    "messenger",
    direct({ sender: newId(), message: { mid, attachments: [{ type: "image", payload: { url } }] } }),
  );
  const { attachments } = await scene.message(mid, (one) => one.attachments[0]?.state !== "waiting");
  await until(
    () => scene.ground.app.db`select 1 from platform.file where id = ${attachments[0].fileId} and small = 'waiting'`,
    (rows) => rows.length === 0,
    "the small form",
  );
  return (await scene.message(mid)).attachments[0];
}

const get = (fileId: string, more = ""): Promise<Response> =>
  fetch(`${scene.ground.url}/api/v1/files/${fileId}${more}`, {
    headers: { authorization: `Bearer ${scene.ground.adminToken}` },
  });

/** As a phone held upright writes it: lying on its side, with a word that turns it, and where it was taken. */
function asByPhone(jpeg: Buffer): Buffer {
  const secret = Buffer.from("52.3105N 4.7683E\0");
  const tiff = Buffer.from("45786966000049492a000800000002001201030001000000060000000e010200", "hex");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(secret.length);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(8 + 2 + 24 + 4);
  const body = Buffer.concat([tiff, length, place, Buffer.alloc(4), secret]);
  const mark = Buffer.from("ffe10000", "hex");
  mark.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), mark, body, jpeg.subarray(2)]);
}

describe("a picture", () => {
  test("has a small form that is upright and tells nothing of where it was taken, and stays as it came", async () => {
    const jpeg = await new Transformer(makePng(4, { width: 1600, height: 1200 })).jpeg(92);
    const phone = asByPhone(jpeg);
    const one = await shown(phone);
    expect(one).toMatchObject({ kind: "image", type: "image/jpeg", small: { width: 480, height: 640 } });
    const small = await get(one.fileId, "/small");
    expect(Object.fromEntries(small.headers)).toMatchObject({
      "content-type": "image/webp",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "no-store",
    });
    const bytes = Buffer.from(await small.arrayBuffer());
    expect(bytes.length).toBeLessThan(phone.length / 2);
    expect(bytes.includes("52.3105N") || bytes.includes("EXIF")).toBe(false);
    const whole = Buffer.from(await (await get(one.fileId)).arrayBuffer());
    expect(whole.equals(phone)).toBe(true);
  });

  test("that is small already has none", async () => {
    const one = await shown(makePng(5, { width: 120, height: 90 }));
    expect([one.small, (await get(one.fileId, "/small")).status]).toEqual([null, 404]);
  });

  test("of which nobody can know what it shows has none, and is kept as a file", async () => {
    const broken = Buffer.concat([makePng(6, { width: 1000, height: 700 }).subarray(0, 60), Buffer.alloc(90_000, 7)]);
    expect(await shown(broken)).toMatchObject({ state: "here", small: null });
  });

  test("of a hundred million dots in few bytes is never opened", async () => {
    const bomb = Buffer.concat([makePng(7, { width: 8, height: 8 }), Buffer.alloc(90_000)]);
    bomb.writeUInt32BE(10_001, 16);
    bomb.writeUInt32BE(10_000, 20);
    const one = await shown(bomb);
    expect(one).toMatchObject({ width: 10_001, small: null });
    const [row] = await scene.ground.app.db<{ smallAttempts: number }[]>`
      select small_attempts from platform.file where id = ${one.fileId}`;
    expect(row?.smallAttempts).toBe(0);
  });

  test("that killed its maker three times is left alone, and so are its neighbours", async () => {
    await scene.ground.stopWorker();
    const [dead] = await scene.ground.app.db<{ id: string }[]>`
      insert into platform.file (hash, type, bytes, width, height, small, small_attempts)
      values ('\\x01', 'image/png', 1, 1000, 1000, 'waiting', 3) returning id`;
    await scene.ground.startWorker();
    expect((await shown(makePng(8, { width: 1400, height: 900 }))).small).toEqual({ width: 640, height: 411 });
    const [row] = await scene.ground.app.db<{ small: string }[]>`
      select small from platform.file where id = ${dead?.id ?? ""}`;
    expect(row?.small).toBe("none");
  });
});
