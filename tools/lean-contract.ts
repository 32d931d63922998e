/** Browsers need an endpoint's method and path and an enum's options; what is given and taken, and for whom, is for the server and its description. */
import type { Plugin } from "vite";

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  type: string;
  start: number;
  end: number;
  name?: string;
  callee?: Node;
  arguments?: readonly Node[];
  object?: Node;
  property?: Node;
  properties?: readonly Node[];
  key?: Node;
  declaration?: Node | null;
  declarations?: readonly { init: Node | null }[];
  specifiers?: readonly { local: Node }[];
}

interface Cut {
  start: number;
  end: number;
  lean: string;
}

const kept = new Set(["method", "path", "bytes"]);

/** What makes one shape of another. */
const makers = new Set(
  "and array default describe exclude extend extract meta nullable nullish omit optional or overwrite partial pick pipe readonly refine required safeExtend superRefine transform trim".split(
    " ",
  ),
);

/** Takes out of the contract what no page reads. */
export function leanContract(): Plugin {
  return {
    name: "lean-contract",
    apply: "build",
    enforce: "post",
    transform: {
      filter: { id: /[/]contract[/][a-z-]+\.ts$/ },
      handler(code) {
        const { body } = this.parse(code) as unknown as { body: readonly Node[] };
        const lean = namesZod(body) ? leanShape : () => null;
        const cuts = valuesIn(body).flatMap((made) => leanEndpoint(made, code) ?? lean(made) ?? []);
        return cuts
          .toReversed()
          .reduce((text, { start, end, lean }) => text.slice(0, start) + lean + text.slice(end), code);
      },
    },
  };
}

/** What a module's constants are made of. */
const valuesIn = (body: readonly Node[]): Node[] =>
  body
    .map((statement) => statement.declaration ?? statement)
    .flatMap(({ type, declarations = [] }) => (type === "VariableDeclaration" ? declarations : []))
    .flatMap(({ init }) => init ?? []);

const namesZod = (body: readonly Node[]): boolean =>
  body.some(
    ({ type, specifiers = [] }) => type === "ImportDeclaration" && specifiers.some(({ local }) => local.name === "z"),
  );

function leanEndpoint({ type, callee, arguments: [agreed] = [] }: Node, code: string): Cut | null {
  if (type !== "CallExpression" || callee?.name !== "endpoint" || agreed?.type !== "ObjectExpression") return null;
  const said = (agreed.properties ?? []).filter(({ key }) => kept.has(key?.name ?? ""));
  const lean = said.map(({ start, end }) => code.slice(start, end)).join(", ");
  return { start: agreed.start, end: agreed.end, lean: `{ ${lean} }` };
}

/** Every shape but an enum is one and the same in a browser (web/kit/shapeless.ts): what it is made of need not be loaded to say so. */
const leanShape = (made: Node): Cut | null =>
  isShape(made) ? { start: made.start, end: made.end, lean: "z.any()" } : null;

/** Whether the value is the outcome of a call that gives a shape; an enum alone is more than that, and what is made of an enum is not. */
function isShape({ type, callee }: Node): boolean {
  if (type !== "CallExpression" || !callee?.object) return false;
  const { object, property } = callee;
  const root = rootOf(object);
  if (root === "z") return !(object.type === "Identifier" && property?.name === "enum");
  return /^[A-Z]/.test(root ?? "") && makers.has(property?.name ?? "");
}

/** Where a chain of calls and parts begins: `z` of `z.string().max(3)`. */
function rootOf({ name, callee, object }: Node): string | null {
  const before = callee ?? object;
  return before ? rootOf(before) : (name ?? null);
}
