/** HTML as a template whose values are always escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | readonly Value[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, place) => part + (place < values.length ? show(values[place] ?? "") : "")).join(""));
}

/** A style sheet of our own, letter by letter: the content policy knows it by its hash. */
export const styled = (style: string): Html => new Html(`<style>${style}</style>`);

function show(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(show).join("");
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
