/**
 * Stands in for zod in the browser (see vite.config.ts): the contract's endpoints keep their method and path and its enums their
 * options, while every other shape is an empty stand-in. Nothing is validated here; the server does that both ways.
 */
const shape: unknown = new Proxy(() => undefined, { get: () => shape, apply: () => shape });

const enumOf = (options: readonly string[]): unknown =>
  new Proxy(() => undefined, { get: (_, name) => (name === "options" ? options : shape) });

export const z: unknown = new Proxy({}, { get: (_, name) => (name === "enum" ? enumOf : shape) });
