/** The airline's own site: one page that carries the chat, for somebody unknown or for a passenger who signed in there. */
import { createHmac } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { airline } from "../passengers/airline.ts";
import { accountIdOf, passengerByHandle, passengers } from "../passengers/people.ts";

export interface Site {
  /** Where the product answers and which chat is ours; null while there is none. */
  chat: () => { api: string; siteId: string } | null;
  siteSecret: string;
  now: () => number;
}

const signedInForSeconds = 3600;

/** The site's word on who somebody is, as the product's guide describes it. */
function vouch(handle: string, { siteSecret, now }: Pick<Site, "siteSecret" | "now">) {
  const userId = accountIdOf(handle);
  const exp = Math.floor(now() / 1000) + signedInForSeconds;
  return { userId, exp, hmac: createHmac("sha256", siteSecret).update(`${userId}.${exp}`).digest("hex") };
}

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

export function siteApi(server: FastifyInstance, site: Site): void {
  server.get<{ Querystring: { as?: string; lang?: string } }>("/site", (request, reply) => {
    const passenger = passengerByHandle(request.query.as ?? "");
    const language = /^[a-z]{2}$/.test(request.query.lang ?? "") ? request.query.lang : (passenger?.language ?? "en");
    const chat = site.chat();
    const widget = chat
      ? `<script async src="${escape(chat.api)}/widget.js" data-site="${escape(chat.siteId)}" data-color="#0f4c81"${
          passenger
            ? ` data-name="${escape(passenger.name)}" data-identity="${escape(JSON.stringify(vouch(passenger.handle, site)))}"`
            : ""
        }></script>`
      : "";
    const api = chat ? escape(chat.api) : "";
    return reply
      .type("text/html; charset=utf-8")
      .header(
        "content-security-policy",
        `default-src 'none'; script-src ${api || "'none'"}; connect-src ${api} ${api.replace(/^http/, "ws")}; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'self'`,
      )
      .send(page({ language: language ?? "en", name: passenger?.name ?? null, widget }));
  });
}

const page = ({
  language,
  name,
  widget,
}: {
  language: string;
  name: string | null;
  widget: string;
}): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${airline.name}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; background: light-dark(#f3f7fb, #10151d); color: light-dark(#14213a, #e9edf5) }
header { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; padding: 16px 32px; background: #0f4c81; color: #fff }
header b { font-size: 20px; margin-inline-end: auto }
main { max-width: 60ch; margin: 10vh auto; padding: 0 32px }
h1 { font-size: 40px; line-height: 1.1; text-wrap: balance }
select { max-width: 100% }
select, button { font: inherit; padding: 8px 12px; border-radius: 8px; border: 1px solid #76829a }
</style>${widget}</head>
<body>
<header><b>${airline.name}</b><span>${name ? `Signed in: <bdi>${escape(name)}</bdi>` : "Not signed in"}</span></header>
<main><h1 lang="en">Fly where the light is.</h1>
<p lang="en">This airline is invented, and so is everybody who flies with it. The chat is in the corner${widget ? "" : ", as soon as the product is connected"}.</p>
<form action="/site"><label lang="en">Sign in as <select name="as"><option value="">nobody</option>${passengers
  .map(({ handle, name }) => `<option value="${escape(handle)}">${escape(name)}</option>`)
  .join("")}</select></label> <button lang="en">Go</button></form>
</main>
</body>
</html>`;
