/** Who asks to be let in, and who of those signed in is a person. */
import type { FastifyRequest } from "fastify";
import { type Asker, type Person, WrongOrigin } from "../modules/staff/index.ts";
import type { Caller } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import type { RouteApp } from "./route-app.ts";

const ForPersons = problem(
  "staff.for-persons",
  403,
  "A token has no password, factors or sessions: sign in as a person.",
);

/** Where from and with which browser. A page of another site may not sign anybody in, not even as somebody else. */
export function askerOf({ signIn }: RouteApp, request: FastifyRequest): Asker {
  const { origin, cookie, "sec-fetch-site": site } = request.headers;
  if (site !== undefined && site !== "same-origin") throw WrongOrigin();
  if (origin && !signIn.origins.includes(origin)) throw WrongOrigin();
  return { address: request.ip, userAgent: request.headers["user-agent"] ?? "", cookies: cookie };
}

/** The caller as a person with a session; programs are refused. */
export function personOf(caller: Caller): Person {
  if (!caller.session) throw ForPersons();
  return { ...caller, session: caller.session };
}
