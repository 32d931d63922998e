/** Telegram's own description of its API, as a machine reads it; where it is not here, nothing is held against it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Field {
  name: string;
  types: string[];
  required: boolean;
}
interface Description {
  types: Record<string, { fields?: Field[]; subtypes?: string[] }>;
}

/** What of a value is not as the type is described; nothing when it fits. */
export function differencesIn(folder: string): ((type: string, value: unknown) => string[]) | null {
  const path = join(folder, "data", "specs", "telegram-bot-api.json");
  if (!existsSync(path)) return null;
  const { types } = JSON.parse(readFileSync(path, "utf8")) as Description;

  const differences = (type: string, value: unknown, at: string): string[] => {
    const list = /^Array of (.+)$/.exec(type)?.[1];
    if (list !== undefined)
      return Array.isArray(value)
        ? value.flatMap((one, n) => differences(list, one, `${at}[${n}]`))
        : [`${at}: no list`];
    const simple = simpleTypes[type];
    if (simple) return simple(value) ? [] : [`${at}: is no ${type}`];
    const described = types[type];
    if (!described) return [`${at}: no type ${type}`];
    if (described.subtypes) return anyOf(described.subtypes, value, at);
    if (typeof value !== "object" || value === null) return [`${at}: is no ${type}`];
    const given = value as Record<string, unknown>;
    const fields = described.fields ?? [];
    return [
      ...Object.keys(given)
        .filter((name) => !fields.some((one) => one.name === name))
        .map((name) => `${at}.${name}: ${type} has none`),
      ...fields.flatMap((one) => {
        const there = given[one.name];
        if (there === undefined) return one.required ? [`${at}.${one.name}: is missing`] : [];
        return anyOf(one.types, there, `${at}.${one.name}`);
      }),
    ];
  };
  const anyOf = (names: readonly string[], value: unknown, at: string): string[] => {
    const found = names.map((name) => differences(name, value, at));
    return found.some(({ length }) => length === 0) ? [] : (found[0] ?? []);
  };
  return (type, value) => differences(type, value, type);
}

const simpleTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === "number",
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  True: (value) => value === true,
};
