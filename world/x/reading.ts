import { z } from "zod";
import { invalidRequest } from "./problems.ts";

/** Reads a request's body or says what is wrong with it, as X would: the field, never the words. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue && issue.path.length > 0 ? `$.${issue.path.join(".")}` : "$";
  throw invalidRequest(`${field}: ${issue?.message ?? "is not valid"}`);
}

const Id = z.string().regex(/^[0-9]{1,19}$/);

export function readId(text: string | undefined, name: string): string {
  const read = Id.safeParse(text);
  if (!read.success) throw invalidRequest(`The \`${name}\` query parameter value [${text ?? ""}] is not valid`);
  return read.data;
}

/** A page's size, held to what the endpoint allows. */
export function readPageSize(
  text: string | undefined,
  { min, max, otherwise }: { min: number; max: number; otherwise: number },
): number {
  if (text === undefined) return otherwise;
  const size = Number(text);
  if (!Number.isInteger(size) || size < min || size > max) {
    throw invalidRequest(`The \`max_results\` query parameter value [${text}] is not between ${min} and ${max}`);
  }
  return size;
}

/** A list in a query: `a,b,c`. */
export function readList(text: string | undefined): Set<string> {
  return new Set(
    (text ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  );
}

export const PostId = Id;
