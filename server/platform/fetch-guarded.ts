/** Fetches what somebody else's address names, without being led inside: every address is checked, and the checked one is called. */
import { lookup } from "node:dns/promises";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP } from "node:net";

export interface Guarded {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Posted where it is given; then no redirect is followed. */
  body?: string | undefined;
  /** Hosts that may be asked, by a redirect too; `*.example.com` stands for any name below. */
  hosts: readonly string[];
  /** Host and port that may be on this very machine: where the account itself is. */
  homeHost?: string | null;
  /** Bytes at most. */
  largest: number;
  timeoutMs?: number;
}

export type Fetched =
  | { status: "here"; body: Buffer; type: string | null }
  /** It will not get better. `code` is the vendor's status, where there was one. */
  | { status: "refused"; why: string; code?: number }
  /** It may work later. */
  | { status: "failed"; why: string };

const redirectsAtMost = 3;

export async function fetchGuarded(wanted: Guarded): Promise<Fetched> {
  const ending = AbortSignal.timeout(wanted.timeoutMs ?? 30_000);
  let url = wanted.url;
  let headers = wanted.headers ?? {};
  try {
    for (let hop = 0; hop <= redirectsAtMost; hop++) {
      const target = await check(url, wanted);
      if ("why" in target) return { status: "refused", why: target.why };
      const answer = await ask(target, { headers, body: wanted.body, signal: ending });
      const next = answer.headers.location;
      const code = answer.statusCode ?? 0;
      if (code >= 300 && code < 400 && next && wanted.body === undefined) {
        answer.destroy();
        if (!URL.canParse(next, url)) return { status: "refused", why: "a redirect to no address" };
        const to = new URL(next, url);
        // What signs us in at one host is no other's business.
        if (to.host !== target.url.host) headers = {};
        url = to.href;
        continue;
      }
      return await receive(answer, code, wanted.largest, ending);
    }
    return { status: "refused", why: "too many redirects" };
  } catch {
    return { status: "failed", why: ending.aborted ? "it took too long" : "it can't be reached" };
  }
}

interface Target {
  url: URL;
  address: string;
}

/** An address that may be called, resolved by ourselves; or why not. */
async function check(address: string, wanted: Guarded): Promise<Target | { why: string }> {
  if (!URL.canParse(address)) return { why: "no address" };
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return { why: "not http" };
  if (url.username || url.password) return { why: "an address with a password" };
  const isHome = wanted.homeHost === url.host;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!isHome && !wanted.hosts.some((one) => isAmong(host, one))) return { why: "a host that is not the vendor's" };
  if (!isHome && url.protocol !== "https:") return { why: "not https" };
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  const inside = found.find((one) => isInside(one.address));
  if (inside && !(isHome && found.every((one) => isLoopback(one.address)))) return { why: "an address inside" };
  const [first] = found;
  return first ? { url, address: first.address } : { why: "no such host" };
}

const isAmong = (host: string, allowed: string): boolean =>
  allowed.startsWith("*.") ? host.length > allowed.length - 1 && host.endsWith(allowed.slice(1)) : host === allowed;

const inside = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // carriers' own (CGNAT)
  ["127.0.0.0", 8], // this machine
  ["169.254.0.0", 16], // link-local, with the clouds' metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24],
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4],
] as const)
  inside.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96], // IPv4 behind a translator
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23], // Teredo and others
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4
  ["fc00::", 7], // unique local
  ["fe80::", 10], // link-local
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(net, bits, "ipv6");

/** An IPv4 address in an IPv6 coat is judged as what it is. */
const uncoated = (address: string): string => {
  const [, dotted] = /^::(?:ffff:(?:0:)?)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted) return dotted;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (!high || !low) return address;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
};

/** Whether an address is anything but a public one. */
export function isInside(address: string): boolean {
  const plain = uncoated(address.split("%")[0] ?? "");
  const family = isIP(plain);
  return family === 0 || inside.check(plain, family === 4 ? "ipv4" : "ipv6");
}

const isLoopback = (address: string): boolean => /^127\.|^::1$/.test(uncoated(address));

/** Calls the address that was checked, whatever the name may resolve to by now. */
function ask(
  { url, address }: Target,
  {
    headers,
    body,
    signal,
  }: { headers: Readonly<Record<string, string>>; body: string | undefined; signal: AbortSignal },
): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const options = {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, accept: "*/*", "accept-encoding": "identity" },
      agent: false as const,
      signal,
      lookup: (_host: string, given: { all?: boolean }, found: (...result: never[]) => void) => {
        const family = isIP(address);
        const result = given.all ? [null, [{ address, family }]] : [null, address, family];
        found(...(result as never[]));
      },
    };
    const call: ClientRequest =
      url.protocol === "https:" ? requestHttps(url, options as never, done) : requestHttp(url, options as never, done);
    call.on("error", fail).end(body);
  });
}

async function receive(answer: IncomingMessage, code: number, largest: number, signal: AbortSignal): Promise<Fetched> {
  if (code !== 200) {
    answer.destroy();
    if (code >= 500 || code === 429) return { status: "failed", why: `the vendor answered ${code}` };
    return { status: "refused", why: `the vendor answered ${code}`, code };
  }
  const encoding = answer.headers["content-encoding"];
  if (encoding && encoding !== "identity") return destroyed(answer, "packed, though we asked for it plain");
  if (Number(answer.headers["content-length"] ?? 0) > largest) return destroyed(answer, "larger than we keep");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) return destroyed(answer, "larger than we keep");
    chunks.push(chunk);
    signal.throwIfAborted();
  }
  return { status: "here", body: Buffer.concat(chunks), type: answer.headers["content-type"] ?? null };
}

function destroyed(answer: IncomingMessage, why: string): Fetched {
  answer.destroy();
  return { status: "refused", why };
}
