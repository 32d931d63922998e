/** What of a template can go now: the newest version that the vendor approved. */
import { namesOf, render, type Values } from "../../../contract/template-text.ts";
import {
  type ChannelsContext,
  findTemplateStates,
  keyOfTemplate,
  type OutboundTemplate,
  type TemplateStanding,
  type TemplateText,
  wishApproval,
} from "../channels/index.ts";
import { findTemplate, findVersions, type Template, textFor, type Version, type VersionText } from "./library.ts";
import { NotInLanguage, TemplateNotFound, ValuesMissing } from "./problems.ts";

export interface Usable {
  template: Template;
  version: Version;
  words: VersionText;
  text: TemplateText;
  /** What the vendor says of it; null: it was never handed in. */
  state: TemplateStanding["state"] | null;
  /** The vendor's, which may not be ours. */
  category: TemplateText["category"];
}

/** Each of these in each language in which there is one; where none is approved, the newest. */
export async function findUsable(
  { db }: Pick<ChannelsContext, "db">,
  { accountId, templates }: { accountId: string; templates: readonly Template[] },
): Promise<Usable[]> {
  const versions = await findVersions(
    db,
    templates.map(({ id }) => id),
  );
  const all = templates.flatMap((template) =>
    (versions.get(template.id) ?? []).flatMap((version) =>
      version.texts.map((words) => ({ template, version, words, text: textFor(template, version, words) })),
    ),
  );
  const states = await findTemplateStates(
    db,
    all.map(({ text: { name, language } }) => ({ accountId, name, language })),
  );
  const known = all.map((one): Usable => {
    const found = states.get(keyOfTemplate({ accountId, name: one.text.name, language: one.text.language }));
    return { ...one, state: found?.state ?? null, category: found?.category ?? one.template.category };
  });
  const groups = Map.groupBy(known, ({ template, words }) => `${template.id} ${words.language}`);
  return [...groups.values()].flatMap((group) => {
    const best = group.find(({ state }) => state === "approved") ?? group[0];
    return best ? [best] : [];
  });
}

/** As it goes out, with the text that the customer reads. */
export type Composed = Usable & { outbound: OutboundTemplate; reads: string };

interface Chosen {
  accountId: string;
  id: string;
  language: string;
  values: Values;
}

const longestValue = 200;

/** Throws where a value is missing. */
export async function compose(app: ChannelsContext, { accountId, id, language, values }: Chosen): Promise<Composed> {
  const template = await findTemplate(app.db, id);
  if (template.isRetired) throw TemplateNotFound();
  const usable = (await findUsable(app, { accountId, templates: [template] })).find(
    ({ words }) => words.language === language,
  );
  if (!usable) throw NotInLanguage();
  const names = namesOf(usable.words);
  const missing = names.filter((name) => !isFine(values[name] ?? ""));
  if (missing.length > 0) throw ValuesMissing({ missing });
  const used = Object.fromEntries(names.map((name) => [name, (values[name] ?? "").trim()]));
  return { ...usable, outbound: { text: usable.text, values: used }, reads: render(usable.words, used) };
}

/** Vendors take neither breaks nor many spaces within one. */
const isFine = (value: string): boolean => {
  const plain = value.trim();
  return plain !== "" && plain.length <= longestValue && !/[\n\t]| {4,}/.test(plain);
};

/** Hands the newest version in, in these languages or all. */
export async function submitTemplate(
  app: ChannelsContext,
  { id, accountId, languages }: { id: string; accountId: string; languages?: readonly string[] | undefined },
): Promise<void> {
  const template = await findTemplate(app.db, id);
  // Nobody takes it out of use while it is handed in.
  const [held] = await app.db`select from templates.template where id = ${id} and retired_at is null for share`;
  if (!held) throw TemplateNotFound();
  const [newest] = (await findVersions(app.db, [id])).get(id) ?? [];
  const texts = (newest?.texts ?? []).filter(({ language }) => !languages || languages.includes(language));
  if (!newest || texts.length === 0) throw NotInLanguage();
  for (const words of texts) await wishApproval(app, { accountId, text: textFor(template, newest, words) });
}
