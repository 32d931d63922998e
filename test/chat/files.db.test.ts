import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  dropUnsentFiles,
  findVisitor,
  forgetVisitors,
  say as writeLine,
  tellLookedAt,
} from "../../server/modules/chat/index.ts";
import { atomically } from "../../server/platform/context.ts";
import { scanFiles } from "../../server/platform/scan-files.ts";
import type { Scanned, Scanner } from "../../server/platform/scanner.ts";
import { type ClamdPlay, eicar, playClamd } from "../../world/scanner/play-clamd.ts";
import { makePng } from "../../world/x/pictures.ts";
import { apiOf } from "../call-api.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, openPage, type OpenPage, origin, siteSecret } from "./visitor.ts";

let clamd: ClamdPlay;
let ground: Ground;
let siteId: string;

beforeAll(async () => {
  clamd = await playClamd();
  ground = await openGround({ clamd: { host: clamd.host, port: clamd.port } });
  const secrets = { siteSecret, origins: origin };
  const made = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "chat",
    name: "Halcyra Air",
    externalId: randomUUID(),
    secrets,
  });
  siteId = made.body.id;
});
afterAll(async () => {
  await ground.close();
  await clamd.stop();
});

const arrive = (): Promise<string> =>
  ask(ground.url, "POST", "sessions", { body: { siteId } }).then(({ body }) => body.token);

let painted = 0;
const picture = (): Buffer => makePng(++painted, { width: 90 + painted, height: 40 });
const pdf = (): Buffer => Buffer.from(`%PDF-1.7\n${randomUUID()} ${"receipt ".repeat(90_000)}\n%%EOF`);

const piece = 512 * 1024;

async function put(token: string, id: string, place: number, data: Buffer): Promise<number> {
  const response = await fetch(`${ground.url}/api/v1/chat/files/${id}/pieces/${place}`, {
    method: "PUT",
    headers: { origin, authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(data),
  });
  return response.status;
}

async function attach(
  token: string,
  content: Buffer,
  name: string,
): Promise<{ id: string; status: number; code: any }> {
  const id = randomUUID();
  const pieces = Math.max(1, Math.ceil(content.length / piece));
  for (let place = 0; place < pieces; place++)
    expect(await put(token, id, place, content.subarray(place * piece, (place + 1) * piece))).toBe(204);
  const { status, body } = await ask(ground.url, "POST", `files/${id}`, { token, body: { pieces, name } });
  return { id, status, code: body?.code };
}

const say = (token: string, files: readonly string[], text = "", id: string = randomUUID()) =>
  ask(ground.url, "POST", "lines", { token, body: { id, text, files } });

const download = (token: string, id: string, query = ""): Promise<Response> =>
  fetch(`${ground.url}/api/v1/chat/files/${id}${query}`, { headers: { origin, authorization: `Bearer ${token}` } });

const messageOf = (number: number, satisfies: (message: any) => boolean): Promise<any> =>
  until(
    () => ground.api("GET", `/api/v1/messages?externalId=${number}`).then(({ body }) => body.items[0]),
    (message) => message?.caseId && satisfies(message),
    "the message",
  );

describe("how looking at a visitor's file ends", () => {
  const heldOf = ({ lines }: OpenPage): (string | null)[] =>
    lines.flatMap(({ files }) => files.map((one: any) => one.held));

  const shows = (page: OpenPage, satisfies: (held: (string | null)[]) => boolean): Promise<(string | null)[]> =>
    until(async () => heldOf(page), satisfies, "the page to show it");

  /** While the scanner says that it can't. */
  async function sayUnlooked(token: string, ...contents: Buffer[]): Promise<number> {
    clamd.fail("error");
    const files = await Promise.all(contents.map((content, n) => attach(token, content, `file ${n}`)));
    const { body } = await say(
      token,
      files.map(({ id }) => id),
    );
    expect(body.files.map(({ held }: any) => held)).toEqual(contents.map(() => "waiting"));
    return body.number;
  }

  /** Without the pause that the scanner is given after it failed. */
  async function lookAgain(): Promise<void> {
    clamd.fail(null);
    await ground.app.db`update platform.file set scan_at = platform.now() where scan = 'waiting'`;
    ground.app.ring("files");
  }

  test("is told to all their open pages: the line once more, with what was found in each file", async () => {
    const token = await arrive();
    const pages = [0, 1].map(() => openPage(ground.url, { token, after: 0 }));
    const number = await sayUnlooked(token, picture(), Buffer.concat([picture(), eicar]));
    for (const page of pages) await shows(page, (held) => held.length === 2);
    await lookAgain();
    for (const page of pages)
      expect((await shows(page, (held) => held.slice(-2).every((one) => one !== "waiting"))).slice(-2)).toEqual([
        null,
        "infected",
      ]);
    expect(new Set(pages.flatMap(({ numbers }) => numbers))).toEqual(new Set([number]));
    for (const page of pages) page.close();
  });

  test("is found by a page that was away meanwhile and asks from before that line", async () => {
    const token = await arrive();
    const number = await sayUnlooked(token, picture());
    await lookAgain();
    await until(
      () =>
        ask(ground.url, "GET", `lines?after=${number - 1}`, { token }).then(({ body }) => body.items[0].files[0].held),
      (held) => held === null,
    );
    const page = openPage(ground.url, { token, after: number - 1 });
    // What it asked for and what it is told at the same time may be the same line.
    expect(new Set(await shows(page, (held) => held.length > 0))).toEqual(new Set([null]));
    page.close();
  });

  test("is told to nobody else, and where nothing can look at it that is told", async () => {
    const [token, other] = [await arrive(), await arrive()];
    const page = openPage(ground.url, { token, after: 0 });
    const stranger = openPage(ground.url, { token: other, after: 0 });
    clamd.setLargest(50_000);
    await sayUnlooked(token, pdf());
    await lookAgain();
    await shows(page, (held) => held.at(-1) === "unscannable");
    clamd.setLargest(25 * 1024 * 1024);
    await say(other, [], "Hello");
    await until(
      async () => stranger.texts,
      (texts) => texts.includes("Hello"),
    );
    expect(stranger.lines).toHaveLength(1);
    page.close();
    stranger.close();
  });

  test("is told though it ended while the line was being written", async () => {
    const token = await arrive();
    const visitor = await findVisitor(ground.app.db, token);
    if (!visitor) throw new Error("nobody");
    await ground.stopWorker();
    const { id } = await attach(token, picture(), "a.png");
    const page = openPage(ground.url, { token, after: 0 });
    const answer = Promise.withResolvers<Scanned>();
    const scanner: Scanner = { scan: () => answer.promise, answers: async () => true };
    const scanning = scanFiles({ ...ground.app, scanner }, tellLookedAt);
    const file = async () => {
      const [row] = await ground.app.db<[{ scan: string; attempts: number }]>`
        select scan, scan_attempts as attempts from platform.file where id = (select file_id from chat.file where id = ${id})`;
      return row;
    };
    await until(file, ({ attempts }) => attempts > 0, "the scanner to have it");
    await atomically(ground.app, async (app) => {
      const line = await writeLine(app, visitor, { id: randomUUID(), text: "", files: [id] });
      expect(line.files[0]?.held).toBe("waiting");
      answer.resolve({ status: "clean" });
      await until(file, ({ scan }) => scan === "clean", "the scanner to be done");
    });
    await scanning;
    await shows(page, (held) => held.at(-1) === null);
    page.close();
    await ground.startWorker();
  });
});

describe("a visitor's files", () => {
  test("stand in the case once they were looked at, under their names, and nothing is kept twice", async () => {
    const token = await arrive();
    const [image, paper] = [picture(), pdf()];
    const files = [await attach(token, image, "Koffer.png"), await attach(token, paper, "Bon für Zürich.pdf")];
    expect(files.map(({ status }) => status)).toEqual([204, 204]);
    const said = await say(
      token,
      files.map(({ id }) => id),
    );
    expect(said).toMatchObject({
      status: 201,
      body: { text: "", files: [{ name: "Koffer.png", type: "image/png" }, {}] },
    });
    const message = await messageOf(said.body.number, ({ attachments }) =>
      attachments.every(({ state, held }: any) => state === "here" && held === null),
    );
    expect(message.attachments).toMatchObject([
      { kind: "image", name: "Koffer.png", bytes: image.length },
      { kind: "file", name: "Bon für Zürich.pdf", bytes: paper.length },
    ]);
    const opened = await fetch(`${ground.url}/api/v1/files/${message.attachments[1].fileId}`, {
      headers: { authorization: `Bearer ${ground.adminToken}` },
    });
    expect(Buffer.from(await opened.arrayBuffer()).equals(paper)).toBe(true);
    const [{ n }] = await ground.app.db<[{ n: number }]>`
      select count(distinct file_id)::int as n from (
        select file_id from chat.file where line_number = ${said.body.number}
        union all select file_id from cases.attachment where message_id = ${message.id}) as both_sides`;
    expect(n).toBe(2);

    const own = await download(token, files[1]?.id ?? "");
    expect(own.headers.get("content-disposition")).toContain("attachment");
    expect(own.headers.get("content-security-policy")).toContain("sandbox");
    expect(Buffer.from(await own.arrayBuffer()).equals(paper)).toBe(true);
  });

  /** What a line holds whether its files were looked at meanwhile or not. */
  const besideScan = ({ files, ...line }: any) => ({ ...line, files: files.map(({ id }: any) => id) });

  test("go once with one line, also when it is sent again", async () => {
    const token = await arrive();
    const { id } = await attach(token, picture(), "a.png");
    const line = randomUUID();
    const first = await say(token, [id], "Look", line);
    const again = await say(token, [id], "Look", line);
    expect(again.status).toBe(201);
    expect(besideScan(again.body)).toEqual(besideScan(first.body));
    expect(await say(token, [id], "Again")).toMatchObject({ status: 409, body: { code: "chat.file-not-there" } });
    const [{ n }] = await ground.app.db<[{ n: number }]>`select count(*)::int as n from chat.line where text = 'Again'`;
    expect(n).toBe(0);
  });

  test("that hold a harmful program are opened by nobody", async () => {
    const token = await arrive();
    const { id } = await attach(token, Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(eicar)]), "bill.pdf");
    const said = await say(token, [id], "My bill");
    const message = await messageOf(said.body.number, ({ attachments }) => attachments[0]?.held === "infected");
    expect(message.attachments[0].fileId).toBeNull();
    expect((await download(token, id)).status).toBe(409);
  });

  test.each([
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "bag.png"],
    ["a drawing that can run", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "bag.svg"],
    ["a program", Buffer.from("MZ\u0090\u0000"), "bag.pdf"],
  ])("of %s are not taken, whatever their name", async (_what, content, name) => {
    const token = await arrive();
    expect(await attach(token, content, name)).toMatchObject({ status: 415, code: "chat.file-type" });
  });

  test("are ten megabytes at most, five with a line, ten unsent", async () => {
    const token = await arrive();
    expect(await put(token, randomUUID(), 20, Buffer.from("x"))).toBe(400);
    const id = randomUUID();
    expect(await put(token, id, 1, Buffer.from("x"))).toBe(204);
    expect(await ask(ground.url, "POST", `files/${id}`, { token, body: { pieces: 2, name: "a.png" } })).toMatchObject({
      status: 409,
      body: { code: "chat.pieces-missing" },
    });
    const ids: string[] = [];
    for (let n = 0; n < 9; n++) ids.push((await attach(token, picture(), `${n}.png`)).id);
    expect(await put(token, randomUUID(), 0, Buffer.from("x"))).toBe(409);
    expect((await say(token, ids.slice(0, 6))).status).toBe(400);
    expect((await say(token, [ids[0] ?? "", ids[0] ?? ""])).status).toBe(409);
    expect((await say(token, ids.slice(0, 5))).status).toBe(201);
  });

  test("are their own: nobody else adds to them, sends them or reads them", async () => {
    const [mine, theirs] = [await arrive(), await arrive()];
    const { id } = await attach(mine, picture(), "mine.png");
    expect(await put(theirs, id, 0, Buffer.from("x"))).toBe(409);
    expect((await say(theirs, [id])).status).toBe(409);
    expect((await download(theirs, id)).status).toBe(404);
    expect((await download("jb_nobody", id)).status).toBe(401);
  });

  test("that were not sent go after a day; the others with their conversation, and not out of the case", async () => {
    const token = await arrive();
    const [unsent, kept] = [await attach(token, picture(), "no.png"), await attach(token, picture(), "yes.png")];
    const said = await say(token, [kept.id]);
    await messageOf(said.body.number, ({ attachments }) => attachments[0]?.state === "here");
    const stored = async (ids: readonly string[]) =>
      ground.app.db`select 1 from platform.file where id = any(${[...ids]}::uuid[])`.then((rows) => rows.length);
    const rows = await ground.app.db<{ id: string; fileId: string }[]>`
      select id, file_id from chat.file where id = any(${[unsent.id, kept.id]}::uuid[])`;
    const fileOf = (id: string) => rows.find((row) => row.id === id)?.fileId ?? "";
    await moveClock(ground.app, "25 hours");
    await dropUnsentFiles(ground.app);
    expect(await stored([fileOf(unsent.id)])).toBe(0);
    await ground.app.db`update chat.visitor set seen_at = seen_at - interval '91 days' where id = (
      select visitor_id from chat.line where number = ${said.body.number})`;
    await forgetVisitors(ground.app);
    expect((await ground.app.db`select 1 from chat.file where id = ${kept.id}`).length).toBe(0);
    expect(await stored([fileOf(kept.id)])).toBe(1);
  });
});

describe("what the airline sends", () => {
  async function uploaded(content: Buffer, name: string): Promise<string> {
    const id = randomUUID();
    for (let place = 0; place * piece < content.length; place++)
      await fetch(`${ground.url}/api/v1/uploads/${id}/pieces/${place}`, {
        method: "PUT",
        headers: { authorization: `Bearer ${ground.adminToken}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(content.subarray(place * piece, (place + 1) * piece)),
      });
    const pieces = Math.ceil(content.length / piece);
    const { status } = await apiOf(ground.url, ground.adminToken)("POST", `/api/v1/uploads/${id}`, { pieces, name });
    expect(status).toBe(201);
    return id;
  }

  test("with files is seen by the visitor, who saves them; a typed answer shows before", async () => {
    const token = await arrive();
    const page = openPage(ground.url, { token, after: 0 });
    const said = await say(token, [], "May I have my itinerary?");
    const { caseId, threadId } = await messageOf(said.body.number, () => true);
    await ground.api("POST", `/api/v1/cases/${caseId}/typing`, { threadId });
    await until(
      async () => page.typed(),
      (typed) => typed > 0,
      "the sign",
    );
    const paper = pdf();
    const attachments = [{ id: await uploaded(paper, "Itinerary.pdf") }, { id: await uploaded(picture(), "Map.png") }];
    const answer = { id: randomUUID(), text: "Here it is.", visibility: "private", attachments };
    expect((await ground.api("POST", `/api/v1/cases/${caseId}/replies`, answer)).status).toBe(201);
    await moveClock(ground.app, "6 seconds");
    await until(
      async () => page.texts,
      (texts) => texts.includes("Here it is."),
      "the answer",
    );
    page.close();
    const { body } = await ask(ground.url, "GET", `lines?after=${said.body.number}`, { token });
    const [line] = body.items;
    expect(line.files).toMatchObject([
      { name: "Itinerary.pdf", bytes: paper.length },
      { name: "Map.png", type: "image/png" },
    ]);
    const got = await download(token, line.files[0].id);
    expect(got.headers.get("access-control-allow-origin")).toBe(origin);
    expect(Buffer.from(await got.arrayBuffer()).equals(paper)).toBe(true);
    expect((await download(await arrive(), line.files[0].id)).status).toBe(404);
    const small = await until(
      () => download(token, line.files[1].id, "?small=true"),
      ({ status }) => status === 200,
    );
    expect(small.headers.get("content-type")).toMatch(/^image\//);
  });
});
