import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const modules = join(import.meta.dirname, "..", "..", "server", "modules");
const schemaOf = (module: string): string => module.replaceAll("-", "_");
const names = new Set(readdirSync(modules).map(schemaOf));

/** Which modules' tables a source names, in SQL templates. */
function schemasIn(source: string): string[] {
  const named = [
    ...source.matchAll(
      /\b(?:from|join|into|update|table|of|exists \(select 1 from|null::)\s*([a-z_]+)\.["a-z_]+\b(?!\()/gi,
    ),
  ].map(([, schema = ""]) => schema);
  return [...new Set(named)].filter((schema) => names.has(schema));
}

const sources = readdirSync(modules).flatMap((module) =>
  readdirSync(join(modules, module), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
    .map((file) => ({ module, file, source: readFileSync(join(modules, module, file), "utf8") })),
);

/** Figures are of everything: it reads all, and writes its own. */
const readsAll = new Set(["insights"]);
const writtenIn = (source: string): string =>
  [...source.matchAll(/\b(?:into|update|delete from)\s+[a-z_]+\.["a-z_]+/gi)].join(" ");

describe("a module's SQL", () => {
  test("is looked at: most modules have some", () => {
    expect(
      new Set(sources.filter(({ source }) => schemasIn(source).length > 0).map(({ module }) => module)).size,
    ).toBeGreaterThanOrEqual(6);
  });

  test.each(sources.map(({ module, file, source }) => [`${module}/${file}`, module, source]))(
    "%s names only its own schema",
    (_name, module, source) => {
      const looked = readsAll.has(module) ? writtenIn(source) : source;
      expect(schemasIn(looked).filter((schema) => schema !== schemaOf(module))).toEqual([]);
    },
  );

  test("would be caught naming another's", () => {
    expect(schemasIn('await db`select 1 from cases."case" join staff.member m on true`')).toEqual(["cases", "staff"]);
  });
});
