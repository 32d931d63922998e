/** A page as text: whatever is put into it is text, never markup. */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

type Part = Html | string | number | null | undefined | readonly Html[];

const textOf = (part: Part): string => {
  if (part === null || part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return part.map((one) => one.text).join("");
};

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((piece, at) => piece + textOf(parts[at])).join(""));

export const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #8886; padding-bottom: .25rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; margin: .5rem 0; } dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
article { border: 1px solid #8884; border-radius: .5rem; padding: .5rem 1rem; margin: .5rem 0; break-inside: avoid; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; } .faint { opacity: .75; font-size: .875rem; }
`;
