import { z } from "zod";
import type { MetaGround } from "../ground.ts";
import { readArgs } from "../reading.ts";
import { refused } from "../problems.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { review, templatesNamed } from "./templates.ts";
import type { Template } from "./templates.ts";

const Parameter = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  parameter_name: z.string().optional(),
});
const Sent = z.looseObject({
  name: z.string(),
  language: z.looseObject({ code: z.string() }),
  components: z
    .array(
      z.looseObject({
        type: z.string(),
        sub_type: z.string().optional(),
        index: z.union([z.string(), z.number()]).optional(),
        parameters: z.array(Parameter).default([]),
      }),
    )
    .default([]),
});
type Parameters_ = z.infer<typeof Parameter>[];

/** A template with its variables filled in, as a phone shows it. */
export interface FilledTemplate {
  name: string;
  language: string;
  category: string;
  header: { format: string; text: string | null; media: Shape | null } | null;
  body: string;
  footer: string | null;
  buttons: { type: string; text: string; url: string | null; payload: string | null }[];
}

const mismatch = (details: string) =>
  refused(132_000, "Number of parameters does not match the expected number of params", details);
const wrongFormat = (details: string) =>
  refused(132_012, "Parameter format does not match format in the created template", details);

/** The template, filled in; refused as Meta does when it is not there, not approved, paused, or its variables do not fit. */
export function requireTemplate(meta: MetaGround, place: Template["place"], given: unknown): FilledTemplate {
  review(meta);
  const sent = readArgs(Sent, (given ?? {}) as Shape);
  const template = templatesNamed(meta.db, place, sent.name).find(({ language }) => language === sent.language.code);
  if (!template || template.status === "PENDING" || template.status === "REJECTED") {
    throw refused(
      132_001,
      "Template name does not exist in the translation",
      `template name (${sent.name}) does not exist in ${sent.language.code}`,
      404,
    );
  }
  if (template.status === "PAUSED")
    throw refused(132_015, "Template is Paused", "Template is paused due to low quality so it cannot be sent.");
  if (template.status === "DISABLED")
    throw refused(132_016, "Template is Disabled", "Template has been paused too many times due to low quality.");
  const given_ = (type: string) => sent.components.find((one) => one.type.toLowerCase() === type)?.parameters ?? [];
  const header = part(template, "HEADER");
  const body = fill(wordOf(part(template, "BODY")?.["text"] ?? ""), given_("body"), "body");
  if ([...body].length > 1024) throw refused(132_005, "Translated text too long", "The translated text is too long.");
  return {
    name: template.name,
    language: template.language,
    category: template.category,
    header: header ? headerOf(header, given_("header")) : null,
    body,
    footer: part(template, "FOOTER") ? wordOf(part(template, "FOOTER")?.["text"] ?? "") : null,
    buttons: buttonsOf(template, sent.components),
  };
}

const part = ({ components }: Template, type: string) =>
  components.find((one) => String(one["type"]).toUpperCase() === type);

export const variablesIn = (text: string): string[] => [
  ...new Set(text.matchAll(/\{\{\s*(\w+)\s*\}\}/g).map((match) => match[1] ?? "")),
];

/** Puts the given texts where the variables are, numbered or named. */
function fill(text: string, parameters: Parameters_, where: string): string {
  const variables = variablesIn(text);
  if (variables.length !== parameters.length) {
    throw mismatch(
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${variables.length})`,
    );
  }
  const isNamed = variables.some((one) => !/^\d+$/.test(one));
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_whole, variable: string) => {
    const parameter = isNamed
      ? parameters.find((one) => one.parameter_name === variable)
      : parameters[Number(variable) - 1];
    if (!parameter) throw wrongFormat(`${where}: Parameter name is missing or empty`);
    return wordsOf(parameter, where);
  });
}

function wordsOf(parameter: Parameters_[number], where: string): string {
  const inner = parameter[parameter.type] as { fallback_value?: unknown } | string | undefined;
  if (parameter.type === "text") {
    const { text = "" } = parameter;
    if (text === "")
      throw refused(131_008, "Required parameter is missing", `${where}: Parameter of type text is missing text value`);
    if (/[\n\t]| {5,}/.test(text))
      throw refused(
        132_018,
        "Template parameters are not valid",
        "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
      );
    return text;
  }
  if ((parameter.type === "currency" || parameter.type === "date_time") && typeof inner === "object")
    return wordOf(inner.fallback_value ?? "");
  throw wrongFormat(`${where}: Parameter of type ${parameter.type} does not fit here`);
}

function headerOf(header: Shape, parameters: Parameters_): FilledTemplate["header"] {
  const format = wordOf(header["format"] ?? "TEXT");
  if (format === "TEXT") return { format, text: fill(wordOf(header["text"] ?? ""), parameters, "header"), media: null };
  const wanted = format.toLowerCase();
  const parameter = parameters[0];
  if (!parameter)
    throw mismatch(`header: number of localizable_params (0) does not match the expected number of params (1)`);
  if (parameter.type !== wanted)
    throw wrongFormat(`header: Format mismatch, expected ${format}, received ${parameter.type.toUpperCase()}`);
  return { format, text: null, media: (parameter[wanted] as Shape | undefined) ?? {} };
}

function buttonsOf(template: Template, components: z.infer<typeof Sent>["components"]): FilledTemplate["buttons"] {
  const buttons = (part(template, "BUTTONS")?.["buttons"] ?? []) as Shape[];
  return buttons.map((button, n) => {
    const given = components.find(
      (one) => one.type.toLowerCase() === "button" && String(one.index ?? "") === String(n),
    );
    const url = typeof button["url"] === "string" ? button["url"] : null;
    const needsUrl = url !== null && variablesIn(url).length > 0;
    const [parameter] = given?.parameters ?? [];
    if (needsUrl && !parameter) throw mismatch(`button: Button at index ${n} of type Url requires a parameter`);
    return {
      type: String(button["type"]),
      text: wordOf(button["text"] ?? ""),
      url: url === null ? null : url.replace(/\{\{\s*\w+\s*\}\}/, parameter?.text ?? ""),
      payload: typeof parameter?.["payload"] === "string" ? parameter["payload"] : wordOf(button["text"] ?? ""),
    };
  });
}
