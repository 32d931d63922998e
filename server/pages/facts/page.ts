/** `/facts` and `/facts/CODE`: what holds now, as HTML that needs no script, in the visitor's language. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../app.ts";
import { addressOf, type Fact, findByCode, listValid, saidIn } from "../../modules/facts/index.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import type { Server } from "../../platform/http/server.ts";
import { problem } from "../../platform/problem.ts";
import { html, type Html, styled } from "../html.ts";
import { chooseLanguage } from "../language.ts";
import { publicStyle } from "../public-style.ts";
import { type FactWords, factWords } from "./words.ts";

const NoSuchFact = problem("facts.not-found", 404, "There is no such page.");

export function serveFacts(server: Server, { db, publicUrl }: App): void {
  const wordsFor = (request: FastifyRequest) => chooseLanguage(request.headers["accept-language"] ?? "", factWords);
  const send = (reply: FastifyReply, page: Page): FastifyReply =>
    reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "public, max-age=30")
      .header("content-security-policy", policyOfPage(style))
      .header("vary", "accept-language")
      .header("content-language", page.language)
      .send(render(page).text);

  server.get("/facts", { schema: { hide: true } }, async (request, reply) => {
    const { language, words } = wordsFor(request);
    const valid = await listValid(db, null);
    const part = (kind: Fact["kind"]): Html => {
      const those = valid.filter((one) => one.kind === kind);
      const heading = kind === "situation" ? words.situations : words.policies;
      return those.length === 0
        ? html``
        : html`<h2>${heading}</h2>
            ${those.map((one) => card(one, { language, words, title: (said) => html`<h3><a href="${addressOf(publicUrl, one.code)}">${said}</a></h3>` }))}`;
    };
    const body =
      valid.length === 0 ? html`<p class="quiet">${words.none}</p>` : html`${part("situation")}${part("policy")}`;
    return send(reply, { language, title: words.title, heading: words.title, body });
  });

  server.get<{ Params: { code: string } }>("/facts/:code", { schema: { hide: true } }, async (request, reply) => {
    const { language, words } = wordsFor(request);
    const { code } = request.params;
    const found = /^[0-9a-f]{10}$/.test(code) ? await findByCode(db, code) : null;
    // What is still to come is nobody's to know.
    if (!found || found.state === "coming") throw NoSuchFact();
    const back = html`<p class="quiet"><a href="${publicUrl}/facts">${words.all}</a></p>`;
    if (found.state === "over") {
      const body = html`<p>${words.over}</p>
        ${back}`;
      return send(reply.status(410), { language, title: words.title, heading: words.title, body });
    }
    const body = html`${card(found, { language, words, title: (said) => html`<h2>${said}</h2>` })}${back}`;
    return send(reply, {
      language,
      title: saidIn(found, language)?.title ?? words.title,
      heading: words.title,
      body,
    });
  });
}

interface Around {
  language: string;
  words: FactWords;
  title: (said: string) => Html;
}

function card(fact: Fact, { language, words, title }: Around): Html {
  const said = saidIn(fact, language);
  if (!said) return html``;
  const moment = (at: Date): string =>
    new Intl.DateTimeFormat(tagOf(language), { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at);
  return html`<section>
    <div lang="${tagOf(said.language)}">
      ${title(said.title)} ${said.text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}
    </div>
    ${said.isDraft ? html`<p class="quiet">${words.unread}</p>` : ""}
    <p class="quiet">
      ${fact.kind === "situation" ? words.until(`${moment(fact.validUntil)} UTC`) : ""}
      ${words.changed(`${moment(fact.writtenAt)} UTC`)}
    </p>
  </section>`;
}

const tagOf = (language: string): string => (language === "no" ? "nb" : language);

interface Page {
  language: string;
  title: string;
  heading: string;
  body: Html;
}

const render = ({ language, title, heading, body }: Page): Html =>
  html`<!doctype html>
    <html lang="${tagOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styled(style)}
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html> `;

const style = `${publicStyle}
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; text-wrap: balance }
section + h2 { margin-top: 2.25rem }
main > h2 { font-size: 1rem; color: var(--quiet) }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem }
a { color: var(--line) }
section p { margin: .5rem 0 0; overflow-wrap: anywhere }
section div p { white-space: pre-line }
`;
