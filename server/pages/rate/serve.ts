/** `/rate/...`: the address behind a customer's own link, for browsers; it ends in a page, whatever happens. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../app.ts";
import { forgive, reserve, TooManyMisses } from "../../modules/proof/index.ts";
import { answer, type Asked, findAsked, LinkNotFound, NotAScore } from "../../modules/ratings/index.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import type { Server } from "../../platform/http/server.ts";
import { Problem } from "../../platform/problem.ts";
import type { Html } from "../html.ts";
import { chooseLanguage } from "../language.ts";
import { rateDone, rateForm, rateStyle, rateTrouble, renderRate } from "./page.ts";
import { type RateWords, rateWords } from "./words.ts";

type Linked = FastifyRequest<{ Params: { token: string } }>;
interface Told {
  title: string;
  body: Html;
  status?: number;
}

const hidden = { schema: { hide: true } as never };
/** Links that lead nowhere, per address, before the next ones cost time. */
const freeMisses = 20;

export async function serveRate(server: Server, app: App): Promise<void> {
  /** What nobody was given is counted against who tries it. */
  const look = async ({ params: { token }, ip }: Linked): Promise<Asked> => {
    const keys = [{ key: `rate/${ip}`, free: freeMisses }];
    await reserve(app, keys);
    const asked = await findAsked(app.db, token);
    await forgive(app, keys);
    return asked;
  };

  await server.register(async (pages) => {
    // Forms come as browsers send them, here and nowhere else.
    pages.removeContentTypeParser("application/json");
    pages.addContentTypeParser(
      "application/x-www-form-urlencoded",
      // A letter may take nine bytes on its way.
      { parseAs: "string", bodyLimit: 24_000 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );

    pages.get<{ Params: { token: string } }>("/rate/:token", hidden, (request, reply) =>
      page(request, reply, async (say) => {
        const asked = await look(request);
        const { words } = say(asked.language);
        return { title: words[asked.kind], body: form(words, request.params.token, asked, null) };
      }),
    );

    pages.post<{ Params: { token: string } }>("/rate/:token", hidden, (request, reply) =>
      page(request, reply, async (say) => {
        const { origin } = request.headers;
        // A form of another site is nobody's answer.
        if (origin !== undefined && origin !== new URL(app.publicUrl).origin) throw LinkNotFound();
        const asked = await look(request);
        const { words } = say(asked.language);
        const sent = request.body as URLSearchParams | undefined;
        const said = sent?.get("words") ?? "";
        const score = Number.parseInt(sent?.get("score") ?? "", 10);
        const { token } = request.params;
        try {
          await answer(app, { token, score, words: said });
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== NotAScore().code) throw error;
          const body = form(words, token, { ...asked, words: said }, words.choose);
          return { title: words[asked.kind], body, status: error.status };
        }
        return { title: words.thanks, body: rateDone(words, token) };
      }),
    );
  });
}

const form = (words: RateWords, token: string, { kind, score, words: said }: Asked, trouble: string | null): Html =>
  rateForm({ words, token, kind, score, said: said ?? "", trouble });

type Say = (language: string | null) => { language: string; words: RateWords };

/** In the language in which they were asked, else in one of their browser's. */
async function page(request: Linked, reply: FastifyReply, work: (say: Say) => Promise<Told>): Promise<FastifyReply> {
  let said = chooseLanguage(request.headers["accept-language"] ?? "", rateWords);
  const send = ({ title, body, status = 200 }: Told): FastifyReply =>
    reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      // Its own form says where it comes from; nobody else learns the link.
      .header("referrer-policy", "same-origin")
      .header("content-language", said.language)
      .header("content-security-policy", policyOfPage(rateStyle, { posts: true }))
      .send(renderRate({ language: said.language, title, body }));
  try {
    return send(
      await work((language) => {
        if (language !== null && Object.hasOwn(rateWords, language)) said = chooseLanguage(language, rateWords);
        return said;
      }),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const text = explain(said.words, error);
    return send({ title: text, body: rateTrouble(text), status: error.status });
  }
}

function explain(words: RateWords, { code, details }: Problem): string {
  if (code !== TooManyMisses({ retryAfterSeconds: 0 }).code) return words.over;
  const { retryAfterSeconds } = details as { retryAfterSeconds: number };
  return words.wait(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
}
