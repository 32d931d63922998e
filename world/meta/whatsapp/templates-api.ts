import { z } from "zod";
import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { later } from "../later.ts";
import { GraphProblem, invalid, unknownNode } from "../problems.ts";
import { chosen, pageOf, readArgs } from "../reading.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { variablesIn } from "./template-check.ts";
import {
  dropTemplate,
  insertTemplate,
  review,
  templateById,
  templatesAt,
  templatesNamed,
  updateTemplate,
} from "./templates.ts";
import type { Template } from "./templates.ts";

const needs = ["whatsapp_business_management", "page_utility_messaging"];
const usual = "name,parameter_format,components,language,status,category,id";
const Component = z.looseObject({ type: z.string() });
const NewTemplate = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]),
  components: z.array(Component).min(1),
});

/** Templates of WhatsApp's account, and of the Page for Messenger's utility messages: the same calls. */
export function templateEdges(meta: MetaGround): Edges {
  const list = (place: Template["place"]) => ({
    endpoint: "templates" as const,
    place,
    needs,
    answer: (call: GraphCall) => {
      review(meta);
      const { name, status, language } = call.args;
      const fits = (one: Template) =>
        (name === undefined || one.name === name) &&
        (status === undefined || one.status === status) &&
        (language === undefined || one.language === language);
      return pageOf(meta, call, {
        edge: "message_templates",
        usual,
        read: ({ limit, after }) => {
          const all = templatesAt(meta.db, place).filter((one) => fits(one));
          const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
          return all.slice(from, from + limit);
        },
        show: templateShape,
      });
    },
  });
  const create = (place: Template["place"]) => ({
    endpoint: "templates" as const,
    place,
    needs,
    answer: (call: GraphCall) => createTemplate(meta, place, call.args),
  });
  const drop = (place: Template["place"]) => ({
    endpoint: "templates" as const,
    place,
    needs,
    answer: (call: GraphCall) => {
      const { name, hsm_id: id } = call.args;
      const found = templatesNamed(meta.db, place, String(name)).filter(
        (one) => id === undefined || one.id === wordOf(id),
      );
      if (found.length === 0)
        throw problem(
          2_593_002,
          "Message Template Not Found",
          "The message template was not found, or you do not have permission.",
        );
      for (const one of found) dropTemplate(meta.db, one.id);
      return { success: true };
    },
  });
  const known = (call: GraphCall): Template => {
    const template = templateById(meta.db, call.node.id);
    if (!template) throw unknownNode(call.node.id, "GET");
    return template;
  };
  return {
    "GET waba/message_templates": list("whatsapp"),
    "POST waba/message_templates": create("whatsapp"),
    "DELETE waba/message_templates": drop("whatsapp"),
    "GET page/message_templates": list("messenger"),
    "POST page/message_templates": create("messenger"),
    "DELETE page/message_templates": drop("messenger"),
    "GET template": {
      endpoint: "templates",
      needs,
      answer: (call) => {
        review(meta);
        return chosen(call, templateShape(known(call)), usual);
      },
    },
    "POST template": {
      endpoint: "templates",
      needs,
      answer: (call) => {
        const before = known(call);
        if (before.status === "PENDING")
          throw problem(2_388_025, "Template cannot be edited", "A template in review cannot be changed.");
        const components = readArgs(z.array(Component).min(1), (call.args["components"] ?? before.components) as never);
        requireFormat(components);
        const category = typeof call.args["category"] === "string" ? call.args["category"] : before.category;
        submit(meta, { ...before, components, category }, (one) => updateTemplate(meta.db, one));
        return { success: true };
      },
    },
  };
}

export function createTemplate(meta: MetaGround, place: Template["place"], args: Shape): Shape {
  const { name, language, category, components } = readArgs(NewTemplate, args);
  requireFormat(components);
  if (templatesNamed(meta.db, place, name).some((one) => one.language === language)) {
    throw problem(
      2_388_024,
      "Content in This Language Already Exists",
      `There is already ${language} content for this template. You can create a new template and try again.`,
    );
  }
  const template: Template = {
    id: meta.nextId(),
    place,
    name,
    language,
    category,
    components,
    status: "PENDING",
    reason: "NONE",
    createdAt: meta.now(),
    decidesAt: null,
    verdict: null,
  };
  submit(meta, template, (one) => insertTemplate(meta.db, one));
  return { id: template.id, status: "PENDING", category };
}

/** Into review, which takes its moment. */
function submit(meta: MetaGround, template: Template, write: (one: Template) => void): void {
  write({ ...template, status: "PENDING", reason: "NONE", decidesAt: meta.now() + meta.rules.reviewMs });
  later(meta, Math.max(1, meta.rules.reviewMs), () => review(meta));
}

/** What Meta refuses at once, before anybody reviews it. */
function requireFormat(components: readonly Shape[]): void {
  const part = (type: string) => components.find((one) => String(one["type"]).toUpperCase() === type);
  const body = part("BODY");
  const text = wordOf(body?.["text"] ?? "");
  if (!body || text === "")
    throw invalid('Message template "components" param is missing expected field(s)', 2_388_043);
  requireShort(text, 1024, "Body");
  requireShort(wordOf(part("HEADER")?.["text"] ?? ""), 60, "Header");
  requireShort(wordOf(part("FOOTER")?.["text"] ?? ""), 60, "Footer");
  for (const button of (part("BUTTONS")?.["buttons"] ?? []) as Shape[])
    requireShort(wordOf(button["text"] ?? ""), 25, "Button");
  const variables = variablesIn(text);
  if (variables.length === 0) return;
  if (/^\s*\{\{\w+\}\}|\{\{\w+\}\}\s*$/.test(text))
    throw problem(2_388_299, "Leading or Trailing Params", "Variables can't be at the start or end of the template.");
  const isNumbered = variables.every((one) => /^\d+$/.test(one));
  if (isNumbered && variables.some((one, n) => Number(one) !== n + 1))
    throw problem(2_388_023, "Invalid Variables", "Variables must be numbered from 1 on, without gaps.");
  const example = (body["example"] ?? {}) as { body_text?: unknown[][]; body_text_named_params?: unknown[] };
  const given = isNumbered ? example.body_text?.[0]?.length : example.body_text_named_params?.length;
  if (given !== variables.length)
    throw invalid('Message template "components" param is missing expected field(s): example', 2_388_043);
}

function requireShort(text: string, most: number, what: string): void {
  if ([...text].length > most)
    throw problem(2_388_040, "Character Limit Exceeded", `${what} text must not exceed ${most} characters.`);
}

const problem = (subcode: number, title: string, userMessage: string) =>
  new GraphProblem({ code: 100, subcode, message: "Invalid parameter", transient: false, title, userMessage });

function templateShape(one: Template): Shape {
  const isNamed = variablesIn(JSON.stringify(one.components)).some((name) => !/^\d+$/.test(name));
  return {
    id: one.id,
    name: one.name,
    language: one.language,
    category: one.category,
    components: one.components,
    status: one.status,
    parameter_format: isNamed ? "NAMED" : "POSITIONAL",
    rejected_reason: one.reason,
    quality_score: { score: one.status === "PAUSED" ? "RED" : "UNKNOWN" },
  };
}
