/** A value of a shape, to show what it looks like. Pure. */

/** JSON Schema as the description of the API holds it; only what we print. */
export interface Shape {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  pattern?: string;
  minimum?: number;
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  allOf?: readonly Shape[];
  properties?: Readonly<Record<string, Shape>>;
  items?: Shape;
  additionalProperties?: Shape | boolean;
}

export type Look = (pointer: string) => Shape | undefined;

const deepest = 8;

const texts: Readonly<Record<string, string>> = {
  uuid: "0b5a5a3e-1c1f-4c55-9d5b-2f9a6f0d7c11",
  "date-time": "2026-11-22T09:30:00.000Z",
  email: "lena@airline.example",
  uri: "https://airline.example/",
};

export function exampleOf(shape: Shape, look: Look, depth = 0): unknown {
  if (depth > deepest) return null;
  const deeper = (one: Shape): unknown => exampleOf(one, look, depth + 1);
  const target = shape.$ref === undefined ? undefined : look(shape.$ref);
  if (target) return deeper(target);
  if (shape.examples?.length) return shape.examples[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum?.length) return shape.enum[0];
  if (shape.default !== undefined) return shape.default;
  if (shape.allOf?.length) return Object.assign({}, ...shape.allOf.map(deeper)) as unknown;
  // Of several the first that says something: null says the least.
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices?.length) return deeper(choices.find(({ type }) => type !== "null") ?? (choices[0] as Shape));
  return ofType(shape, deeper);
}

function ofType(shape: Shape, deeper: (shape: Shape) => unknown): unknown {
  const type = typeof shape.type === "string" ? shape.type : shape.type?.find((one) => one !== "null");
  switch (type) {
    case "object":
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, one]) => [name, deeper(one)]));
    case "array":
      return shape.items ? [deeper(shape.items)] : [];
    case "integer":
    case "number":
      return Math.max(1, shape.minimum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return texts[shape.format ?? ""] ?? (shape.pattern?.includes(String.raw`\d`) ? "42" : "text");
  }
}

/** A shape in a few words: `uuid`, `open | waiting | closed`, `integer, 1 to 200`. */
export function inWords(shape: Shape, look: Look): string {
  const target = shape.$ref === undefined ? shape : (look(shape.$ref) ?? {});
  if (target.enum) return target.enum.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join(" | ");
  if (target.const !== undefined) return JSON.stringify(target.const);
  const choices = target.anyOf ?? target.oneOf;
  if (choices) return [...new Set(choices.map((one) => inWords(one, look)))].join(" | ");
  if (target.type === "array" && target.items) return `list of ${inWords(target.items, look)}`;
  const type = typeof target.type === "string" ? target.type : (target.type?.join(" | ") ?? "any");
  return target.format ?? type;
}
