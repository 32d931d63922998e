/** The whole agreement about an endpoint as one value: the server implements it, the browser calls it, OpenAPI is printed from it. */
import { z } from "zod";
import type { Permission } from "./permission.ts";

/**
 * `public`: anybody. `half-signed-in`: also a session whose second factor is still to come; `enrolling`: also one that must set one up
 * first. `signed-in`: any member of staff. Else the permission the caller's role must hold.
 */
export type Needs = Permission | "public" | "half-signed-in" | "enrolling" | "signed-in";

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Returns extends z.ZodType = z.ZodType,
> {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: `/api/v1/${string}`;
  summary: string;
  needs: Needs;
  /** A session must have proved within the last five minutes that its person is there. */
  stepUp?: true;
  params: Params;
  query: Query;
  body: Body;
  returns: Returns;
  /** Where the body or the answer is no JSON: a file's bytes. */
  bytes: "takes" | "gives" | null;
  /** The status of success; 204 may stand beside 200 where `returns` allows null. */
  status: 200 | 201 | 204;
}

const nothing = z.object({});
type Nothing = typeof nothing;

/** Fills in what an endpoint leaves out: no parameters, no body, status 200. */
export function endpoint<
  Returns extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  agreed: Pick<Endpoint, "method" | "path" | "summary" | "needs" | "stepUp"> & {
    params?: Params;
    query?: Query;
    body?: Body;
    returns: Returns;
    bytes?: "takes" | "gives";
    status?: 200 | 201 | 204;
  },
): Endpoint<Params, Query, Body, Returns> {
  return {
    status: 200,
    bytes: null,
    params: nothing as z.ZodType as Params,
    query: nothing as z.ZodType as Query,
    body: z.undefined() as z.ZodType as Body,
    ...agreed,
  };
}

/** A moment: ISO 8601 in UTC on the wire, a Date in the server. */
export const Time = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
});

/** One page of a list; `nextCursor` is null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Where a page begins and how long it is. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/** What every error looks like. Never a stack, never a customer's words. */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string(),
  details: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;
