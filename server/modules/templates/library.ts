/** The library as it is kept: templates, their versions, and what each says. */
import type { TemplateCategory, TemplateVariable, TemplateWords } from "../../../contract/template-text.ts";
import type { Db } from "../../platform/db.ts";
import type { TemplateText } from "../channels/index.ts";
import { TemplateNotFound } from "./problems.ts";

export interface Template {
  id: string;
  name: string;
  category: TemplateCategory;
  isRetired: boolean;
  /** The newest. */
  version: number;
}

export interface Version {
  number: number;
  variables: TemplateVariable[];
  writtenBy: string | null;
  writtenAt: Date;
  texts: VersionText[];
}

export interface VersionText extends TemplateWords {
  language: string;
  /** No native speaker has read it. */
  isDraft: boolean;
}

export const listTemplates = (db: Db): Promise<Template[]> => db<Template[]>`
  select id, name, category, retired_at is not null as is_retired,
    (select max(number) from templates.version where template_id = template.id) as version
  from templates.template order by retired_at is not null, name limit 500`;

export async function findTemplate(db: Db, id: string): Promise<Template> {
  const found = (await listTemplates(db)).find((one) => one.id === id);
  if (!found) throw TemplateNotFound();
  return found;
}

/** The newest first. */
export async function findVersions(db: Db, ids: readonly string[]): Promise<Map<string, Version[]>> {
  const rows = await db<(Version & { templateId: string })[]>`
    select v.template_id, v.number, v.variables, v.written_by, v.written_at, coalesce((
      select jsonb_agg(w.content || jsonb_build_object('language', w.language, 'isDraft', w.is_draft) order by w.language)
      from templates.words w where w.template_id = v.template_id and w.version = v.number), '[]') as texts
    from templates.version v where v.template_id = any(${[...ids]}::uuid[]) order by v.number desc`;
  return Map.groupBy(rows, ({ templateId }) => templateId);
}

/** Each version has a name of its own at the vendors: a new one is looked at while the old one stays in use. */
export const nameAtVendor = (name: string, version: number): string => (version === 1 ? name : `${name}_v${version}`);

/** As a vendor gets it. */
export const textFor = (
  { name, category }: Pick<Template, "name" | "category">,
  { number, variables }: Pick<Version, "number" | "variables">,
  { language, header, body, footer, buttons }: VersionText,
): TemplateText => ({
  name: nameAtVendor(name, number),
  category,
  language,
  header,
  body,
  footer,
  buttons,
  examples: Object.fromEntries(variables.map((one) => [one.name, one.example])),
});
