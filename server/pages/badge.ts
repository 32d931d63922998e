/** The reply time to put on other pages: the public sentence as a picture, and as a page made to be framed. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { findReplyTimes, tellIn } from "../modules/service-levels/index.ts";
import { policyOfPage } from "../platform/http/content-policy.ts";
import type { Server } from "../platform/http/server.ts";
import { problem } from "../platform/problem.ts";
import { html, styled } from "./html.ts";
import { chooseLanguage } from "./language.ts";
import { letIn } from "./let-in.ts";
import { publicWords } from "./public-words.ts";
import { sentence } from "./reply-times.ts";

const NoSuchChannel = problem("pages.no-such-channel", 404, "Nothing is told about such a channel.");

interface Asked {
  Params: { file?: string };
  Querystring: { lang?: string; channel?: string };
}

/** Both are the same for everybody, are kept a minute, and set no cookie. */
export function serveBadges(server: Server, { db }: App): void {
  const say = async (request: FastifyRequest<Asked>, channel: string): Promise<{ language: string; said: string }> => {
    const { lang } = request.query;
    const wanted = typeof lang === "string" && lang.length <= 20 ? lang : (request.headers["accept-language"] ?? "");
    const { language, words } = chooseLanguage(wanted, publicWords);
    const told = (await findReplyTimes(db)).find((one) => one.channel === channel);
    if (!told) throw NoSuchChannel();
    return { language, said: sentence(words, tellIn(language, told)) };
  };

  server.get<Asked>("/badge/:file", { schema: { hide: true }, onSend: letIn }, async (request, reply) => {
    const [, channel = ""] = /^([a-z-]{1,20})\.svg$/.exec(request.params.file ?? "") ?? [];
    const { language, said } = await say(request, channel);
    return kept(reply, language).type("image/svg+xml; charset=utf-8").send(draw(said, language));
  });

  server.get<Asked>("/reply-times/badge", { schema: { hide: true }, onSend: letIn }, async (request, reply) => {
    const { channel = "x" } = request.query;
    const { language, said } = await say(request, channel);
    return kept(reply, language)
      .type("text/html; charset=utf-8")
      .header("content-security-policy", policyOfPage(style).replace("frame-ancestors 'none'", "frame-ancestors *"))
      .send(
        html`<!doctype html>
          <html lang="${language === "no" ? "nb" : language}">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>${said}</title>
              ${styled(style)}
            </head>
            <body>
              <main>
                <p><a href="/reply-times" target="_blank" rel="noopener">${said}</a></p>
              </main>
            </body>
          </html> `.text,
      );
  });
}

const kept = (reply: FastifyReply, language: string): FastifyReply =>
  reply
    .header("cache-control", "public, max-age=60")
    .header("vary", "accept-language")
    .header("content-language", language);

const height = 28;
/** Letters of the scripts that stand in squares are twice as wide as others. */
const widthOf = (text: string): number =>
  Math.ceil(Array.from(text).reduce((sum, sign) => sum + (/[\u1100-\uffdc]/.test(sign) ? 14 : 7.3), 24));

const draw = (said: string, language: string): string => {
  const width = widthOf(said);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    lang="${language === "no" ? "nb" : language}"
  >
    <title>${said}</title>
    <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="#c6ced7" />
    <text
      x="${width / 2}"
      y="19"
      text-anchor="middle"
      font-family="system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"
      font-size="14"
      fill="#14213a"
    >
      ${said}
    </text>
  </svg>`.text.trim();
};

const style = `
:root { color-scheme: light dark }
body { margin: 0; background: transparent; color: CanvasText; font: 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
p { margin: 0; padding: 6px 10px; text-wrap: balance } a { color: inherit; text-decoration: none } a:hover, a:focus-visible { text-decoration: underline }
`;
