/** The page on which a customer rates our help, as HTML that needs no script and names nobody. */
import { type RatingKind, ratingWordsAtMost, scoresOf } from "../../../contract/ratings.ts";
import { html, type Html, styled } from "../html.ts";
import type { RateWords } from "./words.ts";

export const rateStyle = `
:root { color-scheme: light dark; --ink: #14213a; --quiet: #55617a; --ground: #f5f7fb; --card: #fff; --accent: #1f5fd6; --on: #fff; --edge: #78859c; --bad: #a11224 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --quiet: #a3afc6; --ground: #10151f; --card: #19202d; --accent: #7fb0ff; --on: #0d1524; --edge: #7c8aa5; --bad: #ff9aa5 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: clamp(1.5rem, 8vh, 5rem) 1.25rem }
section { background: var(--card); border-radius: 14px; padding: 1.5rem }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance }
p { margin: 0 0 1rem } p:last-child { margin-bottom: 0 }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0 }
legend { padding: 0; font-size: 1.4rem; line-height: 1.25; font-weight: 700; margin-bottom: 1rem; text-wrap: balance }
.scores { display: grid; grid-template-columns: repeat(auto-fit, minmax(2.75rem, 1fr)); gap: .5rem }
.scores label { position: relative; display: grid; place-items: center; min-height: 2.9rem; border: 1px solid var(--edge); border-radius: 9px; font-weight: 600; cursor: pointer }
.scores input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer }
.scores label:has(:checked) { background: var(--accent); border-color: var(--accent); color: var(--on) }
.scores label:has(:focus-visible), .button:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.ends { display: flex; justify-content: space-between; gap: 1rem; margin-top: .4rem; color: var(--quiet); font-size: .95rem } .ends span:last-child { text-align: end }
.words { display: block; font-weight: 550 }
textarea { display: block; width: 100%; min-height: 6rem; margin: .3rem 0; padding: .65rem .75rem; border: 1px solid var(--edge); border-radius: 9px; background: var(--ground); color: var(--ink); font: inherit; font-weight: 400; resize: vertical }
.quiet { color: var(--quiet); font-size: .95rem } .bad { color: var(--bad); font-weight: 600 }
.button { display: block; width: 100%; padding: .75rem 1rem; border: 0; border-radius: 9px; background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer }
`;

interface Shown {
  language: string;
  title: string;
  body: Html;
}

export const renderRate = ({ language, title, body }: Shown): string =>
  html`<!doctype html>
    <html lang="${language === "no" ? "nb" : language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styled(rateStyle)}
      </head>
      <body>
        <main>
          <section>${body}</section>
        </main>
      </body>
    </html> `.text;

interface Form {
  words: RateWords;
  token: string;
  kind: RatingKind;
  score: number | null;
  said: string;
  trouble: string | null;
}

/** The scores, from the lowest to the highest, and room for words. */
export function rateForm({ words, token, kind, score, said, trouble }: Form): Html {
  const [lowest, highest] = kind === "csat" ? words.satisfied : words.likely;
  const scores = scoresOf[kind];
  const meaning = (one: number): string =>
    one === scores[0] ? `${one}: ${lowest}` : one === scores.at(-1) ? `${one}: ${highest}` : String(one);
  return html`
    <form method="post" action="/rate/${token}">
      <fieldset>
        <legend>${words[kind]}</legend>
        ${trouble ? html`<p class="bad" role="alert">${trouble}</p>` : ""}
        <div class="scores">
          ${scores.map(
            (one) =>
              html`<label
                ><input
                  type="radio"
                  name="score"
                  value="${one}"
                  required
                  aria-label="${meaning(one)}"
                  ${one === score ? "checked" : ""}
                />${one}</label
              >`,
          )}
        </div>
        <p class="ends" aria-hidden="true"><span>${lowest}</span><span>${highest}</span></p>
      </fieldset>
      <label class="words"
        >${words.more}<textarea name="words" maxlength="${ratingWordsAtMost}" dir="auto" aria-describedby="help">
${said}</textarea>
      </label>
      <p class="quiet" id="help">${words.moreHelp}</p>
      <button class="button">${words.send}</button>
    </form>
  `;
}

export const rateDone = (words: RateWords, token: string): Html => html`
  <h1 role="status">${words.thanks}</h1>
  <p><a href="/rate/${token}">${words.change}</a></p>
`;

export const rateTrouble = (text: string): Html => html`<p>${text}</p>`;
