type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = { [name: string]: Json };

/**
 * Says how a value differs from a schema of an OpenAPI document; nothing when it fits. Knows what X's and Meta's documents use, and takes
 * unknown fields unless the schema forbids them.
 */
export function differences(document: Schema, schema: Schema, value: unknown, at = "$"): string[] {
  const ref = schema["$ref"];
  if (typeof ref === "string") return differences(document, resolve(document, ref), value, at);
  if (value === null && schema["nullable"] === true) return [];
  const found: string[] = [];
  for (const word of ["oneOf", "anyOf"]) {
    const choices = schema[word] as Schema[] | undefined;
    if (choices && !choices.some((one) => differences(document, one, value, at).length === 0)) {
      found.push(`${at}: fits none of ${word}`);
    }
  }
  for (const one of (schema["allOf"] ?? []) as Schema[]) found.push(...differences(document, one, value, at));
  const allowed = schema["enum"] as Json[] | undefined;
  if (allowed && !allowed.includes(value as Json))
    found.push(`${at}: ${String(value)} is none of ${JSON.stringify(allowed)}`);
  if (typeof schema["pattern"] === "string" && !new RegExp(schema["pattern"]).test(String(value))) {
    found.push(`${at}: does not match ${schema["pattern"]}`);
  }
  return [...found, ...typeDifferences(document, schema, value, at)];
}

function typeDifferences(document: Schema, schema: Schema, value: unknown, at: string): string[] {
  switch (schema["type"]) {
    case "string":
      return typeof value === "string" ? [] : [`${at}: is no string`];
    case "integer":
      return Number.isInteger(value) ? [] : [`${at}: is no integer`];
    case "number":
      return typeof value === "number" ? [] : [`${at}: is no number`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${at}: is no boolean`];
    case "array": {
      if (!Array.isArray(value)) return [`${at}: is no array`];
      const items = schema["items"] as Schema | undefined;
      const tooFew =
        typeof schema["minItems"] === "number" && value.length < schema["minItems"] ? [`${at}: too few`] : [];
      return [...tooFew, ...(items ? value.flatMap((one, n) => differences(document, items, one, `${at}[${n}]`)) : [])];
    }
    case "object":
      return objectDifferences(document, schema, value, at);
    default:
      return [];
  }
}

function objectDifferences(document: Schema, schema: Schema, value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at}: is no object`];
  const known = (schema["properties"] ?? {}) as Record<string, Schema>;
  const missing = ((schema["required"] ?? []) as string[])
    .filter((name) => !(name in value))
    .map((name) => `${at}.${name}: missing`);
  const inside = Object.entries(value).flatMap(([name, one]) => {
    const expected = known[name];
    if (expected) return differences(document, expected, one, `${at}.${name}`);
    return schema["additionalProperties"] === false ? [`${at}.${name}: not in the document`] : [];
  });
  return [...missing, ...inside];
}

function resolve(document: Schema, ref: string): Schema {
  return ref
    .replace("#/", "")
    .split("/")
    .reduce<Json>((place, name) => (place as Schema)[name] ?? null, document) as Schema;
}

/** The schema of an answer: by path, method and status, and by content type for the refusals. */
export function answerSchema(
  document: Schema,
  { path, method, status, type = "application/json" }: { path: string; method: string; status: string; type?: string },
): Schema {
  const names = ["paths", path, method, "responses", status, "content", type, "schema"];
  const schema = names.reduce<Json>((place, name) => (place as Schema | null)?.[name] ?? null, document);
  if (schema === null) throw new Error(`The document has no ${method} ${path} ${status}.`);
  return schema as Schema;
}
