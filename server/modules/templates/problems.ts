import type { TemplateFault } from "../../../contract/template-text.ts";
import { problem } from "../../platform/problem.ts";

export const TemplateNotFound = problem("templates.not-found", 404, "There is no such template.");
export const NameTaken = problem("templates.name-taken", 409, "There is a template of this name already.");
export const VersionTaken = problem<{ number: number }>(
  "templates.version-taken",
  409,
  "A colleague has written a newer version. Look at it, then write yours.",
);
export const Faulty = problem<{ faults: readonly { language: string; fault: TemplateFault }[] }>(
  "templates.faulty",
  400,
  "Channels would refuse this text. Details name what and why.",
);
export const ValuesMissing = problem<{ missing: readonly string[] }>(
  "templates.values-missing",
  400,
  "Some values of the template are missing, too long, or hold line breaks.",
);
export const NotInLanguage = problem("templates.not-in-language", 409, "The template has no text in this language.");
