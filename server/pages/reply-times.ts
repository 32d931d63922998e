/** `/reply-times`: what the public is told, as HTML that needs no script, in the visitor's language. */
import type { ChannelKind } from "../../contract/words.ts";
import type { App } from "../app.ts";
import { findLastDay, findReplyTimes, type Published, tellIn } from "../modules/service-levels/index.ts";
import { now } from "../platform/context.ts";
import { policyOfPage } from "../platform/http/content-policy.ts";
import type { Server } from "../platform/http/server.ts";
import { html, type Html, styled } from "./html.ts";
import { chooseLanguage } from "./language.ts";
import { publicStyle } from "./public-style.ts";
import { type PublicWords, publicWords } from "./public-words.ts";
import { drawLine } from "./line.ts";

export async function serveReplyTimes(server: Server, { db }: App): Promise<void> {
  server.get("/reply-times", { schema: { hide: true } as never }, async (request, reply) => {
    const { language, words } = chooseLanguage(request.headers["accept-language"] ?? "", publicWords);
    const published = (await findReplyTimes(db)).map((one) => tellIn(language, one));
    const channels = await Promise.all(
      published.map(async (one) => ({ ...one, lastDay: await findLastDay(db, one.channel) })),
    );
    const at = published[0]?.measuredAt ?? (await now(db));
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "public, max-age=30")
      .header("content-security-policy", policyOfPage(style))
      .header("vary", "accept-language")
      .header("content-language", language)
      .send(render({ language, words, channels, at }).text);
  });
}

interface Page {
  language: string;
  words: PublicWords;
  channels: readonly (Published & { lastDay: readonly { at: Date; expectedSeconds: number }[] })[];
  at: Date;
}

const channelNames: Record<ChannelKind, string> = {
  x: "X",
  facebook: "Facebook",
  messenger: "Messenger",
  instagram: "Instagram",
  whatsapp: "WhatsApp",
  email: "E-mail",
  chat: "Chat",
  telegram: "Telegram",
};

const render = ({ language, words, channels, at }: Page): Html =>
  html`<!doctype html>
    <html lang="${language === "no" ? "nb" : language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        ${styled(style)}
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          ${
            channels.length === 0
              ? html`<p class="quiet">${words.unknown}</p>`
              : channels.map(
                  (one) =>
                    html`<section>
                      <p class="promise">${sentence(words, one)}</p>
                      ${one.waiting > 0 ? html`<p class="quiet">${words.waiting(one.waiting)}</p>` : ""}
                      ${
                        one.lastDay.length > 1
                          ? html`<figure>
                              ${drawLine(one.lastDay)}
                              <figcaption>${words.lastDay}</figcaption>
                            </figure>`
                          : ""
                      }
                    </section>`,
                )
          }
          ${channels.some(({ isStale }) => isStale) ? html`<p class="quiet" role="status">${words.stale}</p>` : ""}
          <p class="quiet">
            <time datetime="${at.toISOString()}"
              >${words.measured(new Intl.DateTimeFormat(language === "no" ? "nb" : language, { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(at))}</time
            >
          </p>
        </main>
      </body>
    </html> `;

/** "We expect to answer on X within 24 minutes", or that it can't be said now. */
export function sentence(words: PublicWords, { channel, expectedSeconds }: Published): string {
  const name = channelNames[channel];
  if (expectedSeconds === null) return words.quiet(name);
  if (expectedSeconds >= 86_400) return words.moreThanADay(name);
  const minutes = Math.max(1, Math.ceil(expectedSeconds / 60));
  return minutes < 90 ? words.minutes(name, minutes) : words.hours(name, Math.ceil(minutes / 60));
}

const style = `${publicStyle}
.promise { font-size: clamp(1.4rem, 5vw, 1.9rem); line-height: 1.25; font-weight: 650; margin: 0; text-wrap: balance; font-variant-numeric: tabular-nums }
figure { margin: 1.5rem 0 0 } figcaption { color: var(--quiet); font-size: .85rem }
svg { display: block; width: 100%; height: 4.5rem } polyline { fill: none; stroke: var(--line); stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round }
`;
