/** `/prove/...`: the addresses behind a customer's own link, for browsers; they end in a page, whatever happens. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../app.ts";
import {
  agreeToLogin,
  findLogin,
  findWay,
  leaveForLogin,
  NotConfirmed,
  proveOnPage,
  returnFromLogin,
  TooManyMisses,
  WayNotFound,
} from "../../modules/proof/index.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import type { Server } from "../../platform/http/server.ts";
import { Problem } from "../../platform/problem.ts";
import { getCustomer } from "../../screens/customer.ts";
import type { Html } from "../html.ts";
import { chooseLanguage } from "../language.ts";
import { askToAgree, justSay, proveStyle, renderProve, waysToProve } from "./page.ts";
import { type ProveWords, proveWords } from "./words.ts";

const hidden = { schema: { hide: true } as never };
type Linked = FastifyRequest<{ Params: { token: string } }>;

export async function serveProve(server: Server, app: App): Promise<void> {
  const { db } = app;
  const isSecure = app.publicUrl.startsWith("https:");
  const cookieName = `${isSecure ? "__Host-" : ""}jetbridge.prove`;
  const cookieOf = (value: string, seconds: number): string =>
    `${cookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;

  /** What they are called where they write to us. */
  const whoIs = async (customerId: string): Promise<string> => {
    const { handle, name, id } = await getCustomer(db, customerId);
    return handle ? `@${handle.replace(/^@/, "")}` : (name ?? id.slice(0, 8));
  };

  const showWays = async (request: Linked, words: ProveWords, trouble: string | null): Promise<Html> => {
    const { token } = request.params;
    const { customerId } = await findWay(db, token);
    const login = await findLogin(db);
    return waysToProve({ words, token, trouble, who: await whoIs(customerId), login: login?.name ?? null });
  };

  await server.register(async (pages) => {
    // Forms come as browsers send them, here and nowhere else.
    pages.removeContentTypeParser("application/json");
    pages.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 4096 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );
    pages.addHook("onRequest", async (request) => refuseOthers(request, app.publicUrl));

    pages.get<{ Params: { token: string } }>("/prove/:token", hidden, (request, reply) =>
      page(request, reply, (words) => showWays(request, words, null)),
    );

    pages.post<{ Params: { token: string } }>("/prove/:token", hidden, (request, reply) =>
      page(request, reply, async (words) => {
        const form = request.body as URLSearchParams | undefined;
        const given = {
          token: request.params.token,
          recordLocator: form?.get("locator")?.slice(0, 40) ?? "",
          surname: form?.get("surname")?.slice(0, 100) ?? "",
          address: request.ip,
        };
        const { status } = await proveOnPage(app, given);
        if (status === "proved") return justSay(words.done);
        return showWays(request, words, status === "away" ? words.away : words.wrong);
      }),
    );

    pages.get<{ Params: { token: string } }>("/prove/:token/login", hidden, (request, reply) =>
      page(request, reply, async () => {
        const way = await findWay(db, request.params.token);
        const { address, visitId } = await leaveForLogin(app, way);
        void reply.header("set-cookie", cookieOf(visitId, 900));
        return { goTo: address };
      }),
    );

    pages.get("/prove/callback", hidden, (request, reply) =>
      page(request, reply, async (words) => {
        const { search } = new URL(request.url, app.publicUrl);
        const { said, customerId } = await returnFromLogin(app, { visitId: readCookie(request, cookieName), search });
        return askToAgree({ words, who: await whoIs(customerId), name: said.name ?? said.email ?? said.subject });
      }),
    );

    pages.post("/prove/agree", hidden, (request, reply) =>
      page(request, reply, async (words) => {
        await agreeToLogin(app, readCookie(request, cookieName));
        void reply.header("set-cookie", cookieOf("", 0));
        return justSay(words.done);
      }),
    );
  });
}

/** A page in the visitor's language; a "no" that they can act on is said on it. */
async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (words: ProveWords) => Promise<Html | { goTo: string }>,
): Promise<FastifyReply> {
  const { language, words } = chooseLanguage(request.headers["accept-language"] ?? "", proveWords);
  const send = (body: Html, status = 200): FastifyReply =>
    reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      // Its own forms say where they come from; nobody else learns the link.
      .header("referrer-policy", "same-origin")
      .header("content-language", language)
      .header("content-security-policy", policyOfPage(proveStyle, { posts: true }))
      .send(renderProve({ language, words, body }));
  try {
    const done = await work(words);
    return "goTo" in done ? reply.redirect(done.goTo) : send(done);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return send(justSay(explain(words, error), true), error.status);
  }
}

function explain(words: ProveWords, { code, details }: Problem): string {
  if (code === TooManyMisses({ retryAfterSeconds: 0 }).code) {
    const { retryAfterSeconds } = details as { retryAfterSeconds: number };
    return words.wait(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
  }
  return code === NotConfirmed().code ? words.refused : code === WayNotFound().code ? words.over : words.away;
}

/** A form of another site proves nothing. */
function refuseOthers(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers;
  if (request.method === "POST" && origin !== undefined && origin !== new URL(publicUrl).origin) throw WayNotFound();
}

const nobody = "00000000-0000-0000-0000-000000000000";

function readCookie({ headers }: FastifyRequest, name: string): string {
  const value = (headers.cookie ?? "")
    .split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return value && /^[\da-f-]{36}$/.test(value) ? value : nobody;
}
