/** A vendor's server that does what vendors' servers do when nothing goes well. */
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcp, type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Answer } from "./sample.ts";

/** What it does with a call. */
export type Weather = (response: ServerResponse, request: IncomingMessage) => void;

export interface BadVendor {
  url: string;
  /** Calls that reached it. */
  calls: number;
  /** Calls that followed a redirect of its. */
  followed: number;
  weather: Weather;
  close(): Promise<void>;
}

export async function openBadVendor(): Promise<BadVendor> {
  const vendor: BadVendor = { url: "", calls: 0, followed: 0, weather: say({ status: 200, body: "" }), close };
  const server = createHttp((request, response) => {
    request.resume();
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    request.on("end", () => {
      vendor.calls++;
      if (request.url?.includes("/elsewhere")) vendor.followed++;
      vendor.weather(response, request);
    });
  });
  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  }
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return vendor;
}

/** A port at which nobody is. */
export async function freePort(): Promise<number> {
  const server = createTcp();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

export const say =
  ({ status, headers, body }: Answer): Weather =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json", connection: "close", ...headers }).end(body);

const page = "<!doctype html><title>Bad gateway</title>";
const large = JSON.stringify({ ok: true, filler: "x".repeat(1_200_000) });

/** It says yes, and nobody can read what. */
export const unreadable: Readonly<Record<string, Weather>> = {
  "an empty answer": say({ status: 200, body: "" }),
  "no JSON": say({ status: 200, headers: { "content-type": "text/html" }, body: page }),
  "half of an answer": say({ status: 200, body: '{"ok":true,"result":{"mess' }),
  "JSON that is null": say({ status: 200, body: "null" }),
  "a list": say({ status: 200, body: "[]" }),
  "an object without anything": say({ status: 200, body: "{}" }),
  "another shape": say({ status: 200, body: '{"data":7,"messages":"x","id":{},"ok":"yes","result":[]}' }),
  "more than 1 MB": say({ status: 200, body: large }),
  "a small answer that unpacks to 8 MB": (response) =>
    void response
      .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip", connection: "close" })
      .end(gzipSync(Buffer.alloc(8_000_000, 32))),
};

/** The call left, and nobody knows whether it was carried out. */
export const silent: Readonly<Record<string, Weather>> = {
  "the line is cut before the answer": (response) => void response.destroy(),
  "the line is cut within the answer": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
    response.write('{"ok":true', () => response.destroy());
  },
  "no answer comes": () => undefined,
  "the answer does not end": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).write("{"),
  "502, from what stands in front": say({ status: 502, headers: { "content-type": "text/html" }, body: page }),
  "504, from what stands in front": say({ status: 504, headers: { "content-type": "text/html" }, body: page }),
};

/** Of these, what never ends by itself. */
export const endless: ReadonlySet<string> = new Set(["no answer comes", "the answer does not end"]);

export const troubled: Readonly<Record<string, Weather>> = {
  "500": say({ status: 500, body: "{}" }),
  "500 with a page": say({ status: 500, headers: { "content-type": "text/html" }, body: page }),
  "500 with more than 1 MB": say({ status: 500, body: large }),
  "503": say({ status: 503, body: "" }),
};

export const redirecting: Weather = (response, request) =>
  void response.writeHead(307, { location: `${request.url}/elsewhere`, connection: "close" }).end();
