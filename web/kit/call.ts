/** The typed way to the server: an endpoint of the contract in, its answer out. */
import type { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import { Refused, Unreachable } from "./problem.ts";
import { proving } from "./prove.ts";

type Given<Name extends string, Shape extends z.ZodType> = [z.input<Shape>] extends [undefined]
  ? object
  : undefined extends z.input<Shape>
    ? { [K in Name]?: z.input<Shape> }
    : // oxlint-disable-next-line typescript/no-empty-object-type
      {} extends z.input<Shape>
      ? { [K in Name]?: z.input<Shape> }
      : { [K in Name]: z.input<Shape> };

/** What a caller hands to an endpoint: only the parts it asks for. */
export type Input<E extends Endpoint> = Given<"params", E["params"]> &
  Given<"query", E["query"]> &
  Given<"body", E["body"]> & { signal?: AbortSignal };

/** What an endpoint answers, as it travels. */
export type Answer<E extends Endpoint> = z.input<E["returns"]>;

interface Loose {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
}

const patience = 20_000;
const filePatience = 120_000;

/** Calls an endpoint; throws `Refused` when the server says no, `Unreachable` when nobody answers. */
export async function call<E extends Endpoint>(
  endpoint: E,
  // oxlint-disable-next-line typescript/no-empty-object-type
  ...[input]: {} extends Input<E> ? [input?: Input<E>] : [input: Input<E>]
): Promise<Answer<E>> {
  const response = await proving(() => send(endpoint, (input ?? {}) as Loose));
  if (response.status === 204) return null as Answer<E>;
  return (await response.json()) as Answer<E>;
}

/** Calls an endpoint that gives a file, and hands it to the reader's downloads. */
export async function download<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<string> {
  const response = await proving(() => send(endpoint, input as Loose, filePatience));
  const [, name = "export.csv"] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  const address = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

function send({ path, method }: Endpoint, given: Loose, patienceMs = patience): Promise<Response> {
  const { params, query, body, signal } = given;
  const timeout = AbortSignal.timeout(patienceMs);
  return reach(addressOf(path, params, query), {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
}

/** A request whose failure has a name; also for the few addresses outside the contract. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted && error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable(error);
  }
  if (!response.ok) throw await Refused.from(response);
  return response;
}

/** A path with its parameters filled in and its query appended; absent values are left out. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}
