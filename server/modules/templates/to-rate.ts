/** The template by which customers are asked what they think, where there is one that an account's channel approved. */
import { namesOf } from "../../../contract/template-text.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { listTemplates } from "./library.ts";
import { compose, type Composed, findUsable } from "./usable.ts";

interface Asked {
  accountId: string;
  language: string;
  link: string;
}

/** Null where there is none in this language. One that the vendor takes for advertising asks nobody; nor does one that needs more than the link. */
export async function composeToRate(
  app: ChannelsContext,
  { accountId, language, link }: Asked,
): Promise<Composed | null> {
  const templates = (await listTemplates(app.db)).filter(({ isRetired }) => !isRetired);
  for (const { template, version, words, state, category } of await findUsable(app, { accountId, templates })) {
    if (state !== "approved" || category !== "utility" || words.language !== language) continue;
    const [name, ...others] = namesOf(words);
    const isLink = version.variables.some((one) => one.name === name && one.source === "rating.link");
    if (name && isLink && others.length === 0)
      return compose(app, { accountId, id: template.id, language, values: { [name]: link } });
  }
  return null;
}
