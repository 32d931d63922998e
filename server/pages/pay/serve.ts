/** `/pay/...`: our link. Straight to the provider's page while it may be paid; else a page that says what happened, whatever happens. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../app.ts";
import { findLink, type Link, LinkNotFound, noteViewed } from "../../modules/payments/index.ts";
import { forgive, reserve, TooManyMisses } from "../../modules/proof/index.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import type { Server } from "../../platform/http/server.ts";
import { Problem } from "../../platform/problem.ts";
import { chooseLanguage } from "../language.ts";
import { isByProgram } from "../by-program.ts";
import { payStyle, renderPay } from "./page.ts";
import { type PayPageWords, payPageWords } from "./words.ts";

type Linked = FastifyRequest<{ Params: { token: string } }>;

const hidden = { schema: { hide: true } as never };
/** Links that lead nowhere, per address, before the next ones cost time. */
const freeMisses = 20;

export function servePay(server: Server, app: App): void {
  /** What nobody was given is counted against who tries it. */
  const look = async ({ params: { token }, ip }: Linked): Promise<Link> => {
    const keys = [{ key: `pay/${ip}`, free: freeMisses }];
    await reserve(app, keys);
    const link = await findLink(app.db, token);
    await forgive(app, keys);
    return link;
  };

  // Back from the provider: whatever the browser says about it, nothing is believed.
  server.get("/pay/back", hidden, (request, reply) =>
    send(request, reply, null, ({ backTitle, back }) => ({ title: backTitle, text: back })),
  );

  server.get<{ Params: { token: string } }>("/pay/:token", hidden, async (request, reply) => {
    try {
      const link = await look(request);
      if (!("to" in link)) return send(request, reply, link.language, (words) => became(words, link.is));
      if (request.method === "GET" && !isByProgram(request.headers)) await noteViewed(app, link.id);
      return reply.header("cache-control", "no-store").redirect(link.to, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return send(request, reply, null, (words) => explain(words, error));
    }
  });
}

interface Said {
  title: string;
  text: string;
  status?: number;
}

function became(words: PayPageWords, is: "paid" | "over" | "returned"): Said {
  if (is === "paid") return { title: words.paidTitle, text: words.paid };
  if (is === "returned") return { title: words.returnedTitle, text: words.returned };
  return { title: words.overTitle, text: words.over, status: 410 };
}

/** In the visitor's language; where their browser wants none of ours, in that of the talk. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  language: string | null,
  say: (words: PayPageWords) => Said,
): FastifyReply {
  const accepted = request.headers["accept-language"];
  const chosen = chooseLanguage(accepted ?? language ?? "", payPageWords);
  const { title, text, status = 200 } = say(chosen.words);
  return reply
    .code(status)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-language", chosen.language)
    .header("content-security-policy", policyOfPage(payStyle))
    .send(renderPay({ language: chosen.language, title, text }));
}

function explain(words: PayPageWords, { code, status, details }: Problem): Said {
  if (code !== TooManyMisses({ retryAfterSeconds: 0 }).code)
    return { title: words.overTitle, text: words.unknown, status: LinkNotFound().status };
  const { retryAfterSeconds } = details as { retryAfterSeconds: number };
  const text = words.wait(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
  return { title: text, text: "", status };
}
