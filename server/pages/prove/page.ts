/** The page on which a customer shows who they are, as HTML that needs no script. */
import { html, type Html, styled } from "../html.ts";
import type { ProveWords } from "./words.ts";

export interface Shown {
  language: string;
  words: ProveWords;
  body: Html;
}

export const proveStyle = `
:root { color-scheme: light dark; --ink: #14213a; --quiet: #55617a; --ground: #f5f7fb; --card: #fff; --accent: #1f5fd6; --on: #fff; --edge: #c5cede; --bad: #a11224 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --quiet: #a3afc6; --ground: #10151f; --card: #19202d; --accent: #7fb0ff; --on: #0d1524; --edge: #3b4a63; --bad: #ff9aa5 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 30rem; margin: 0 auto; padding: clamp(1.5rem, 8vh, 5rem) 1.25rem }
section { background: var(--card); border: 1px solid var(--edge); border-radius: 14px; padding: 1.5rem }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance }
p { margin: 0 0 1rem; overflow-wrap: anywhere } p:last-child { margin-bottom: 0 }
form { margin: 0 0 1.25rem }
.quiet { color: var(--quiet); font-size: .95rem } .bad { color: var(--bad); font-weight: 600 }
.button { display: block; width: 100%; padding: .75rem 1rem; border: 0; border-radius: 9px; background: var(--accent); color: var(--on); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer }
.button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.or { display: flex; align-items: center; gap: .75rem; margin: 1.25rem 0; color: var(--quiet); font-size: .95rem } .or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--edge) }
label { display: block; margin: 0 0 1rem; font-weight: 550 }
input { display: block; width: 100%; margin-top: .3rem; padding: .65rem .75rem; border: 1px solid var(--edge); border-radius: 9px; background: var(--ground); color: var(--ink); font: inherit }
`;

export const renderProve = ({ language, words, body }: Shown): string =>
  html`<!doctype html>
    <html lang="${language === "no" ? "nb" : language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.title}</title>
        ${styled(proveStyle)}
      </head>
      <body>
        <main>
          <section>
            <h1>${words.title}</h1>
            ${body}
          </section>
        </main>
      </body>
    </html> `.text;

export interface Ways {
  words: ProveWords;
  who: string;
  token: string;
  /** What the airline's sign-in is called; null: there is none. */
  login: string | null;
  trouble: string | null;
}

/** How they can show it. */
export const waysToProve = ({ words, who, token, login, trouble }: Ways): Html => html`
  <p>${words.about(who)}</p>
  ${trouble ? html`<p class="bad" role="alert">${trouble}</p>` : ""}
  ${
    login
      ? html`<a class="button" href="/prove/${token}/login">${words.signIn(login)}</a>
          <p class="or">${words.or}</p>`
      : ""
  }
  <form method="post" action="/prove/${token}">
    <label
      >${words.code}
      <input name="locator" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
    /></label>
    <label
      >${words.surname} <input name="surname" required maxlength="100" autocomplete="family-name" dir="auto"
    /></label>
    <button class="button">${words.send}</button>
  </form>
  <p class="quiet">${words.notYou(who)}</p>
`;

/** Whether the one who signed in is the one who writes. */
export const askToAgree = ({ words, who, name }: { words: ProveWords; who: string; name: string }): Html => html`
  <p>${words.agree(name, who)}</p>
  <form method="post" action="/prove/agree">
    <button class="button">${words.yes}</button>
  </form>
  <p class="quiet">${words.notYou(who)}</p>
`;

export const justSay = (text: string, isBad = false): Html => html`<p class="${isBad ? "bad" : ""}">${text}</p>`;
