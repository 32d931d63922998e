import type { z } from "zod";
import type { GraphCall } from "./graph.ts";
import type { MetaGround } from "./ground.ts";
import { choose, readFields } from "./fields.ts";
import { invalid } from "./problems.ts";
import { wordOf } from "./store.ts";
import type { Shape } from "./store.ts";

/** Reads arguments by their schema; what does not fit is Meta's (#100). */
export function readArgs<T extends z.ZodType>(schema: T, args: Shape): z.infer<T> {
  const read = schema.safeParse(args);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`Param ${issue?.path.join("[") || "body"} is not valid: ${issue?.message ?? "it does not fit"}`);
}

/** A node as it was asked for, or its usual fields. */
export function chosen(call: GraphCall, whole: Shape, usual: string): Shape {
  const asked = call.args["fields"];
  return choose(whole, readFields(typeof asked === "string" && asked !== "" ? asked : usual));
}

export const isTrue = (value: unknown): boolean => value === true || value === "true" || value === "1" || value === 1;

const cursorOf = (id: string) => Buffer.from(`c:${id}`).toString("base64url");

function idOfCursor(cursor: unknown): string | undefined {
  if (typeof cursor !== "string" || cursor === "") return undefined;
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (!text.startsWith("c:")) throw invalid("Invalid cursors values.");
  return text.slice(2);
}

/** A time as the Graph takes it: seconds, or anything that reads as a date. */
export function timeOf(value: unknown): number | undefined {
  if (value === undefined || value === "") return undefined;
  const text = wordOf(value);
  const at = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(at)) throw invalid(`Invalid time: ${text}`);
  return at;
}

/** A page of an edge: `limit` and `after` in, cursors and a link to the next page out. */
export function pageOf<T extends { id: string }>(
  meta: MetaGround,
  call: GraphCall,
  {
    read,
    show,
    usual,
    edge,
    most = 100,
  }: {
    read: (page: { limit: number; after: string | undefined }) => readonly T[];
    show: (one: T) => Shape;
    usual: string;
    edge: string;
    most?: number;
  },
): Shape {
  const asked = Number(call.args["limit"] ?? 25);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : 25;
  const found = read({ limit: limit + 1, after: idOfCursor(call.args["after"]) });
  const page = found.slice(0, limit);
  const data = page.map((one) => chosen(call, show(one), usual));
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return { data };
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  if (found.length <= limit) return { data, paging: { cursors } };
  const next = new URL(`${meta.worldUrl()}/graph/${call.version}/${call.node.id}/${edge}`);
  for (const [name, value] of Object.entries(call.args))
    if (typeof value === "string" && !["access_token", "appsecret_proof"].includes(name))
      next.searchParams.set(name, value);
  next.searchParams.set("after", cursors.after);
  return { data, paging: { cursors, next: next.href } };
}
