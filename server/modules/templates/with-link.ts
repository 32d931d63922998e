/** The template that brings a customer a link of their own, where there is one that an account's channel approved. */
import { namesOf } from "../../../contract/template-text.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { listTemplates } from "./library.ts";
import { compose, type Composed, findUsable } from "./usable.ts";

interface Asked {
  accountId: string;
  language: string;
  link: string;
  /** What the link leads to. */
  source: "rating.link" | "trip.link";
}

/** Null where there is none in this language. One that the vendor takes for advertising goes to nobody; nor does one that needs more than the link. */
export async function composeWithLink(
  app: ChannelsContext,
  { accountId, language, link, source }: Asked,
): Promise<Composed | null> {
  const templates = (await listTemplates(app.db)).filter(({ isRetired }) => !isRetired);
  for (const { template, version, words, state, category } of await findUsable(app, { accountId, templates })) {
    if (state !== "approved" || category !== "utility" || words.language !== language) continue;
    const [name, ...others] = namesOf(words);
    const isLink = version.variables.some((one) => one.name === name && one.source === source);
    if (name && isLink && others.length === 0)
      return compose(app, { accountId, id: template.id, language, values: { [name]: link } });
  }
  return null;
}
