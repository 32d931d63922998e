import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePng } from "../../world/x/pictures.ts";
import { direct, newId, onWhatsApp, openScene, type Scene, whatsAppText } from "./scene.ts";

let scene: Scene;
let home: string;
beforeAll(async () => {
  scene = await openScene();
  home = new URL(scene.graph.url).origin;
});
afterAll(() => scene.close());

/** Of a message of Messenger that shows what lies there. */
async function shown(url: string, type = "image"): Promise<any> {
  const mid = `m_${newId()}`;
  await scene.deliver(
    "messenger",
    direct({ sender: newId(), message: { mid, attachments: [{ type, payload: { url } }] } }),
  );
  const { attachments, caseId } = await scene.message(mid, (one) => one.attachments[0]?.state !== "waiting");
  // Somebody waits, whatever they sent.
  expect(caseId).not.toBeNull();
  return attachments[0];
}

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>');

describe("what a message shows is not fetched", () => {
  test.each([
    ["from the clouds' own address", "http://169.254.169.254/latest/meta-data/"],
    ["from this machine under another port", "http://127.0.0.1:1/"],
    ["from a private network", "https://192.168.0.1/picture.png"],
    ["from a host that only ends like Meta's", "https://evilfbcdn.net/picture.png"],
    ["from a host that only begins like Meta's", "https://scontent.fbcdn.net.example.com/picture.png"],
    ["with a password in the address", "https://scontent.fbcdn.net@example.com/picture.png"],
    ["by another protocol", "file:///etc/passwd"],
  ])("%s", async (_where, url) => {
    expect(await shown(url)).toMatchObject({ state: "failed", fileId: null });
  });

  test("where it leads inside by a redirect", async () => {
    scene.graph.on(({ path }) =>
      path === "/led-astray" ? { status: 302, headers: { location: "http://169.254.169.254/latest/" } } : undefined,
    );
    expect(await shown(`${home}/led-astray`)).toMatchObject({
      state: "failed",
      why: "a host that is not the vendor's",
    });
  });

  test("where it is 2 GB, whatever size was told", async () => {
    scene.graph.on(({ path }) => {
      if (path === "/771") return { body: { url: `${home}/large`, file_size: 2048, mime_type: "image/png" } };
      return path === "/large"
        ? { body: makePng(1, { width: 9, height: 9 }), headers: { "content-length": "2147483648" } }
        : undefined;
    });
    const one = {
      ...whatsAppText("15550101", ""),
      type: "image",
      text: undefined,
      image: { id: "771", mime_type: "image/png" },
    };
    await scene.deliver("whatsapp", onWhatsApp({ messages: [one] }));
    const { attachments } = await scene.message(one.id, ({ attachments }) => attachments[0].state !== "waiting");
    expect(attachments[0]).toMatchObject({ state: "failed", why: "larger than we keep" });
  });
});

test("a drawing that holds a script is no picture, and as a file is handed on and opened by nobody", async () => {
  scene.graph.on(({ path }) =>
    path === "/drawing.svg" ? { body: svg, headers: { "content-type": "image/svg+xml" } } : undefined,
  );
  expect(await shown(`${home}/drawing.svg`)).toMatchObject({
    state: "failed",
    why: "no picture or video that we know",
  });
  const { fileId, kind } = await shown(`${home}/drawing.svg`, "file");
  expect(kind).toBe("file");
  const response = await fetch(`${scene.ground.url}/api/v1/files/${fileId}`, {
    headers: { authorization: `Bearer ${scene.ground.adminToken}` },
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment/),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
});

describe("a file of WhatsApp", () => {
  const picture = makePng(3, { width: 90, height: 60 });
  async function brought(id: string, sha256: string): Promise<any> {
    scene.graph.on(({ path }) => {
      if (path === `/${id}`) return { body: { url: `${home}/file-${id}`, sha256 } };
      return path === `/file-${id}` ? { body: picture, headers: { "content-type": "image/png" } } : undefined;
    });
    const one = {
      ...whatsAppText("15550102", ""),
      type: "image",
      text: undefined,
      image: { id, mime_type: "image/png", sha256 },
    };
    await scene.deliver("whatsapp", onWhatsApp({ messages: [one] }));
    return (await scene.message(one.id, ({ attachments }) => attachments[0].state !== "waiting")).attachments[0];
  }

  test.each(["base64", "hex"] as const)(
    "is kept where it is what was told (%s), and asked for with our token",
    async (form) => {
      const id = newId();
      expect(await brought(id, createHash("sha256").update(picture).digest(form))).toMatchObject({
        state: "here",
        type: "image/png",
      });
      expect(scene.graph.asked.find(({ path }) => path === `/file-${id}`)?.authorization).toBe("Bearer EAA whatsapp");
    },
  );

  test("is not kept where it is another", async () => {
    const told = createHash("sha256").update("something else").digest("base64");
    expect(await brought(newId(), told)).toMatchObject({
      state: "failed",
      why: "other bytes than the channel told of",
    });
  });
});
