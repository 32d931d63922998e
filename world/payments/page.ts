/** The page a passenger pays on: approve or decline, nothing to type. */
import type { FastifyInstance } from "fastify";
import type { Book, Kind, Page } from "./book.ts";

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const names: Readonly<Record<Kind, string>> = { stripe: "Stripe", adyen: "Adyen", mollie: "Mollie" };

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; place-items: start center; min-height: 100vh; padding: 2rem 1rem; box-sizing: border-box }
main { width: min(24rem, 100%); padding: 1.5rem; border: 1px solid #8886; border-radius: 12px }
h1 { font-size: 1.05rem; margin: 0 0 .25rem; font-weight: 500 } strong { font-size: 1.9rem } p { margin: .5rem 0 1.25rem; opacity: .8 }
button { display: block; width: 100%; padding: .75rem; margin-top: .5rem; border-radius: 8px; border: 1px solid #8886; background: none; color: inherit; font: inherit; cursor: pointer }
button[value=approve] { background: #0b5d3b; border-color: #0b5d3b; color: #fff; font-weight: 600 }`;

/** In the units of its currency as this provider counts it, roughly: nobody pays by it. */
const shown = ({ amount, currency }: Page): string => {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(amount / 10 ** digits);
};

const html = (page: Page): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${names[page.kind]} (played)</title><style>${style}</style></head><body><main>
<h1>${escape(page.title)}</h1><strong>${escape(shown(page))}</strong>
${
  page.state === "open"
    ? `<p>${names[page.kind]}, as the world plays it. No card is asked for.</p>
<form method="post"><button name="do" value="approve">Approve</button><button name="do" value="decline">Decline</button></form>`
    : `<p>${page.state === "paid" ? "This was paid." : "This page has ended."}</p>`
}</main></body></html>`;

export function servePages(
  server: FastifyInstance,
  book: Book,
  deeds: { pay: (id: string) => void; decline: (id: string) => void },
): void {
  type Asked = { Params: { kind: Kind; id: string } };
  server.get<Asked>("/pay-pages/:kind/:id", (request, reply) => {
    const page = book.find(request.params.kind, request.params.id);
    if (!page) return reply.code(404).send({ error: "There is no such page." });
    return reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'")
      .send(html(page));
  });
  server.post<Asked & { Body: { do?: string } }>("/pay-pages/:kind/:id", (request, reply) => {
    const page = book.find(request.params.kind, request.params.id);
    if (!page) return reply.code(404).send({ error: "There is no such page." });
    if (request.body?.do !== "approve") {
      deeds.decline(page.id);
      return reply.redirect(`/pay-pages/${page.kind}/${page.id}`, 303);
    }
    if (page.state === "open") deeds.pay(page.id);
    return reply.redirect(page.returnUrl, 303);
  });
}
