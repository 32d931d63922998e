/**
 * A server that speaks OpenAI's chat completions, as airlines run or rent one: it writes the same few sentences in each language, and
 * fails in the ways such servers and their models are known for. https://platform.openai.com/docs/api-reference/chat/create
 */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { sentences } from "./sentences.ts";

const Asked = z.object({
  model: z.string().min(1),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })).min(1),
  max_tokens: z.number().int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  stream: z.literal(false).optional(),
});
export type Asked = z.infer<typeof Asked>;

/**
 * `away`, `limited`, `unknown-key`: 500, 429, 401. `hangs` never answers. `plain` forgets the form, `fenced` puts it in a fence,
 * `broken` ends in the middle. `other-language`, `long`, `link` and `invented` are answers nobody should send as they are.
 */
export const modelFaults = [
  "away",
  "limited",
  "unknown-key",
  "hangs",
  "declines",
  "plain",
  "fenced",
  "broken",
  "other-language",
  "long",
  "link",
  "invented",
] as const;
export type ModelFault = (typeof modelFaults)[number];

const Wished = z.strictObject({ fault: z.enum(modelFaults), count: z.number().int().min(1).max(100).default(1) });

export interface LanguageModelPlay {
  asked: () => readonly Asked[];
  /** What the next calls do, in turn. */
  fail(fault: ModelFault, count?: number): void;
}

const kept = 200;
const statuses: Partial<Record<ModelFault, number>> = { away: 500, limited: 429, "unknown-key": 401 };

/** Under `/language-model/v1`. */
export function playLanguageModel(server: FastifyInstance, { token }: { token: string }): LanguageModelPlay {
  const asked: Asked[] = [];
  const faults: ModelFault[] = [];
  server.post("/language-model/v1/chat/completions", async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return reply.code(401).send(error("Incorrect API key provided."));
    const body = readBody(Asked, request.body);
    asked.push(body);
    if (asked.length > kept) asked.shift();
    const fault = faults.shift();
    const status = fault && statuses[fault];
    if (status) return reply.code(status).send(error("Something went wrong."));
    if (fault === "hangs") {
      await new Promise((resolve) => request.raw.socket.once("close", resolve));
      return reply;
    }
    const content = write(body, fault);
    const characters = body.messages.reduce((sum, message) => sum + message.content.length, 0);
    const usage = {
      prompt_tokens: Math.ceil(characters / 4),
      completion_tokens: Math.ceil((content?.length ?? 0) / 4),
    };
    return {
      id: `chatcmpl-${randomUUID()}`,
      object: "chat.completion",
      created: Math.floor(Date.now() / 1000),
      model: body.model,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content, refusal: content === null ? "I can't help with that." : null },
          logprobs: null,
          finish_reason: content === null ? "content_filter" : "stop",
        },
      ],
      usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
    };
  });
  const fail: LanguageModelPlay["fail"] = (fault, count = 1) => {
    faults.push(...Array.from({ length: count }, () => fault));
  };
  server.get("/control/language-model", () => ({ asked }));
  server.post("/control/language-model", (request) => {
    const { fault, count } = readBody(Wished, request.body);
    fail(fault, count);
    return { faults };
  });
  return { asked: () => asked, fail };
}

const error = (message: string) => ({ error: { message, type: "invalid_request_error", param: null, code: null } });

/** Keeps what it was given to copy, and writes in the language it was told. */
function write({ messages }: Asked, fault: ModelFault | undefined): string | null {
  const rules = messages
    .filter(({ role }) => role === "system")
    .map(({ content }) => content)
    .join("\n");
  const last = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const language =
    /in the language ([a-z]{2})/u.exec(last)?.[1] ?? /in the language ([a-z]{2})/u.exec(rules)?.[1] ?? "en";
  const isPublic = rules.includes("Everybody can read it");
  const given = isPublic
    ? []
    : [...new Set(messages.flatMap(({ content }) => content.match(/<[A-Z]+_\d+>/gu) ?? []))].slice(-2);
  const other = language === "en" ? "nl" : "en";
  const said = sentences[fault === "other-language" ? other : language] ?? sentences["en"] ?? [];
  // The example of the rules is nobody's.
  const copied = given.filter((one) => messages.some(({ role, content }) => role === "user" && content.includes(one)));
  const text = [...said, ...copied].join(" ");
  switch (fault) {
    case "declines":
      return null;
    case "plain":
      return text;
    case "fenced":
      return `\`\`\`json\n${JSON.stringify({ text }, null, 2)}\n\`\`\``;
    case "broken":
      return JSON.stringify({ text }).slice(0, -5);
    case "long":
      return JSON.stringify({ text: Array.from({ length: 60 }, () => text).join(" ") });
    case "link":
      return JSON.stringify({ text: `${text} https://refunds.example.net/now` });
    case "invented":
      return JSON.stringify({ text: `${text} <ETICKET_9>` });
    default:
      return JSON.stringify({ text });
  }
}
