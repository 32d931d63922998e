/** Browsers need an endpoint's method and path; what it takes and gives, and for whom, is for the server and its description. */
import type { Plugin } from "vite";

const kept = new Set(["method", "path", "bytes"]);

/** Takes out of the contract what no page reads, so that the shapes that only endpoints name are left behind as well. */
export function leanContract(): Plugin {
  return {
    name: "lean-contract",
    apply: "build",
    enforce: "post",
    transform: {
      filter: { id: /[/]contract[/][a-z-]+\.ts$/ },
      handler(code) {
        const cuts = this.parse(code).body.flatMap((statement) => {
          if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration")
            return [];
          const made = statement.declaration.declarations[0]?.init;
          if (made?.type !== "CallExpression" || made.callee.type !== "Identifier" || made.callee.name !== "endpoint")
            return [];
          const [agreed] = made.arguments;
          if (agreed?.type !== "ObjectExpression") return [];
          const said = agreed.properties.filter(
            (property) =>
              property.type === "Property" && property.key.type === "Identifier" && kept.has(property.key.name),
          );
          const lean = said.map(({ start, end }) => code.slice(start, end)).join(", ");
          return [{ start: agreed.start, end: agreed.end, lean: `{ ${lean} }` }];
        });
        return cuts
          .toReversed()
          .reduce((text, { start, end, lean }) => text.slice(0, start) + lean + text.slice(end), code);
      },
    },
  };
}
