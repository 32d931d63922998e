import type { Shape } from "./store.ts";

/** What was asked for: names, each with what was asked for inside. */
export type Fields = Map<string, Fields>;

/** Reads `id,from{id,name},comments.limit(5){message}`; limits inside are left aside. */
export function readFields(text: string): Fields {
  let at = 0;
  const level = (): Fields => {
    const found: Fields = new Map();
    let name = "";
    const keep = (inner: Fields) => {
      const word = name.replace(/\..*$/s, "").trim();
      if (word !== "") found.set(word, inner);
      name = "";
    };
    while (at < text.length) {
      const sign = text[at];
      at += 1;
      if (sign === "}") break;
      if (sign === "{") keep(level());
      else if (sign === ",") keep(new Map());
      else if (sign === "(") at = Math.max(at, text.indexOf(")", at) + 1);
      else name += sign;
    }
    keep(new Map());
    return found;
  };
  return level();
}

/** Only what was asked for, and the id, which always comes; null and missing fields are left out as Meta leaves them. */
export function choose(whole: Shape, fields: Fields): Shape {
  const chosen: Shape = {};
  for (const [name, inner] of fields) {
    const value = whole[name];
    if (value === undefined || value === null) continue;
    chosen[name] = inner.size > 0 ? chooseInside(value, inner) : value;
  }
  return "id" in whole ? { ...chosen, id: whole["id"] } : chosen;
}

function chooseInside(value: unknown, inner: Fields): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => chooseInside(one, inner));
  if (typeof value !== "object" || value === null) return value;
  const shape = value as Shape;
  // An edge inside: the fields are those of its items.
  if (Array.isArray(shape["data"]))
    return { ...shape, data: shape["data"].map((one: unknown) => chooseInside(one, inner)) };
  return choose(shape, inner);
}

/** Graph's way to write a time. */
export const graphTime = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, "+0000");
