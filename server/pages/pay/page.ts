/** The page that says what became of a link, as HTML that needs no script and names nobody and no amount. */
import { html, styled } from "../html.ts";

export const payStyle = `
:root { color-scheme: light dark; --ink: #14213a; --ground: #f5f7fb; --card: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --ground: #10151f; --card: #19202d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: clamp(1.5rem, 8vh, 5rem) 1.25rem }
section { background: var(--card); border-radius: 14px; padding: 1.5rem }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance } h1:last-child { margin: 0 }
p { margin: 0 }
`;

export const renderPay = ({ language, title, text }: { language: string; title: string; text: string }): string =>
  html`<!doctype html>
    <html lang="${language === "no" ? "nb" : language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styled(payStyle)}
      </head>
      <body>
        <main>
          <section>
            <h1>${title}</h1>
            ${text === "" ? "" : html`<p>${text}</p>`}
          </section>
        </main>
      </body>
    </html> `.text;
