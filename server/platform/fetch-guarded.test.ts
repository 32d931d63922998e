import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchGuarded, isInside } from "./fetch-guarded.ts";

describe("an address", () => {
  test.each([
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "ff02::1",
    "localhost",
    "",
  ])("%s is inside", (address) => {
    expect(isInside(address)).toBe(true);
  });

  test.each(["8.8.8.8", "104.244.42.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "%s is outside",
    (address) => {
      expect(isInside(address)).toBe(false);
    },
  );
});

describe("a guarded fetch", () => {
  let home: Server;
  let other: Server;
  let homeHost: string;
  let otherHost: string;
  const seen: (string | undefined)[] = [];

  beforeAll(async () => {
    other = createServer((_request, response) => response.end("secret"));
    otherHost = await listen(other);
    home = createServer((request, response) => {
      const { url } = request;
      seen.push(request.headers.authorization);
      if (url === "/picture") return response.end("picture");
      if (url === "/inside") return response.writeHead(302, { location: `http://${otherHost}/` }).end();
      if (url === "/metadata") return response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
      if (url === "/file") return response.writeHead(302, { location: "file:///etc/passwd" }).end();
      if (url === "/round") return response.writeHead(302, { location: "/round" }).end();
      if (url === "/once") return response.writeHead(302, { location: "/picture" }).end();
      if (url === "/packed") return response.writeHead(200, { "content-encoding": "gzip" }).end("xx");
      if (url === "/endless") return void setInterval(() => response.write(Buffer.alloc(65_536)), 1).unref();
      if (url === "/silent") return undefined;
      return response.writeHead(404).end();
    });
    homeHost = await listen(home);
  });
  afterAll(() => {
    home.closeAllConnections();
    home.close();
    other.close();
  });

  async function listen(server: Server): Promise<string> {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const get = (url: string, more = {}) =>
    fetchGuarded({
      url,
      hosts: ["pbs.twimg.com"],
      homeHost,
      largest: 1_000_000,
      headers: { authorization: "Bearer ours" },
      ...more,
    });

  test("brings what lies where the account is, through a redirect there", async () => {
    for (const path of ["/picture", "/once"])
      expect(await get(`http://${homeHost}${path}`)).toMatchObject({ status: "here", body: Buffer.from("picture") });
    expect(seen.at(-1)).toBe("Bearer ours");
  });

  test.each([
    ["another place on this machine", () => `http://${otherHost}/`, "a host that is not the vendor's"],
    [
      "a redirect to another place on this machine",
      () => `http://${homeHost}/inside`,
      "a host that is not the vendor's",
    ],
    ["a redirect to a cloud's metadata", () => `http://${homeHost}/metadata`, "a host that is not the vendor's"],
    ["a redirect to a file", () => `http://${homeHost}/file`, "not http"],
    ["going round in circles", () => `http://${homeHost}/round`, "too many redirects"],
    ["a file", () => "file:///etc/passwd", "not http"],
    ["the vendor without encryption", () => "http://pbs.twimg.com/x.png", "not https"],
    ["a name with a password", () => "https://a:b@pbs.twimg.com/x.png", "an address with a password"],
    ["an address in numbers", () => "http://2130706433/", "a host that is not the vendor's"],
    ["an address in octal", () => "http://0177.0.0.1/", "a host that is not the vendor's"],
    ["no address", () => "nonsense", "no address"],
    ["something packed", () => `http://${homeHost}/packed`, "packed, though we asked for it plain"],
    ["something endless", () => `http://${homeHost}/endless`, "larger than we keep"],
  ])("refuses %s", async (_what, url, why) => {
    expect(await get(url())).toMatchObject({ status: "refused", why });
  });

  test("refuses a vendor's name that leads inside", async () => {
    expect(await get("https://localhost/x", { hosts: ["localhost"] })).toMatchObject({
      status: "refused",
      why: "an address inside",
    });
    expect(await get("https://127.0.0.1/x", { hosts: ["127.0.0.1"] })).toMatchObject({
      status: "refused",
      why: "an address inside",
    });
  });

  test("gives up on who does not answer", async () => {
    expect(await get(`http://${homeHost}/silent`, { timeoutMs: 200 })).toEqual({
      status: "failed",
      why: "it took too long",
    });
  });
});
