import type { FastifyRequest } from "fastify";
import { invalid } from "./problems.ts";
import type { Shape } from "./store.ts";

/** Arguments come in the address, as a form, as JSON or in parts; what looks like JSON inside a form is read. */
export async function readArguments(request: FastifyRequest): Promise<{ args: Shape; files: Map<string, File> }> {
  const args: Shape = {};
  const files = new Map<string, File>();
  const put = (name: string, value: string) => void (args[name] = /^\s*[[{]/.test(value) ? parsed(value) : value);
  for (const [name, value] of Object.entries(request.query as Record<string, unknown>)) put(name, String(value));
  const body = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) return { args, files };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) {
      if (typeof value === "string") put(name, value);
      else files.set(name, value);
    }
  } else if (type.startsWith("application/x-www-form-urlencoded")) {
    for (const [name, value] of new URLSearchParams(body.toString("utf8"))) put(name, value);
  } else {
    const json = parsed(body.toString("utf8"));
    if (typeof json !== "object" || json === null || Array.isArray(json))
      throw invalid("Param body must be a JSON object");
    Object.assign(args, json);
  }
  return { args, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid("Invalid JSON in a parameter");
  }
}
