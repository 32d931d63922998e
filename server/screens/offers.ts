/** Templates as they could go out in a case, with its values. */
import type { z } from "zod";
import type { Offer as Shape } from "../../contract/templates.ts";
import { namesOf, type ValueSource } from "../../contract/template-text.ts";
import { findWays } from "../modules/cases/index.ts";
import { type ChannelsContext, findClearances, findPrices } from "../modules/channels/index.ts";
import { findConsent, findOne, standingOf } from "../modules/customers/index.ts";
import { findUsable, listTemplates, type Usable } from "../modules/templates/index.ts";
import { getCase } from "./case-list.ts";
import { findValues } from "./template-values.ts";

type Offer = z.output<typeof Shape>;

interface Asked {
  caseId: string;
  accountId: string;
  reader: { id: string; name: string };
}

export async function listOffers(app: ChannelsContext, { caseId, accountId, reader }: Asked): Promise<Offer[]> {
  const theCase = await getCase(app.db, caseId);
  const ways = await findWays(app, { caseId });
  const way = ways.find((one) => one.accountId === accountId && one.visibility === "private");
  if (!way?.takesTemplates) return [];
  const templates = (await listTemplates(app.db)).filter(({ isRetired }) => !isRetired);
  const [usable, values, consent] = await Promise.all([
    findUsable(app, { accountId, templates }),
    findValues(app.db, { theCase, reader }),
    findConsent(app.db, (await findOne(app.db, theCase.customerId)).ids),
  ]);
  const hasConsent = standingOf(consent).some(({ purpose, given }) => purpose === "marketing" && given);
  const clearances = await findClearances(
    app,
    usable.map(({ category, state }) => ({
      accountId,
      correspondentId: way.correspondentId,
      visibility: "private",
      by: "person",
      template: { category, state, hasConsent },
    })),
  );
  const charges = clearances.map((one) => (one.clear && one.charge !== "message" ? one.charge : null));
  const prices = await findPrices(
    app,
    charges.map((charge) => ({ ...way, charge })),
  );
  const rank = ({ language }: Offer): number => (language === theCase.language ? 0 : language === "en" ? 1 : 2);
  return usable
    .map((one, at): Offer => {
      const clearance = clearances[at];
      return {
        ...offerOf(one, values),
        charge: charges[at] ?? null,
        price: prices[at] ?? null,
        why: clearance?.clear ? null : (clearance?.why ?? "other"),
      };
    })
    .toSorted(
      (a, b) => Number(a.why !== null) - Number(b.why !== null) || rank(a) - rank(b) || (a.name < b.name ? -1 : 1),
    );
}

function offerOf(
  { template, version, words, state, category }: Usable,
  known: Readonly<Partial<Record<ValueSource, string>>>,
): Omit<Offer, "charge" | "price" | "why"> {
  const sourceOf = new Map(version.variables.map(({ name, source }) => [name, source]));
  const { header, body, footer, buttons, language, isDraft } = words;
  return {
    id: template.id,
    name: template.name,
    category,
    language,
    version: version.number,
    isDraft,
    header,
    body,
    footer,
    buttons,
    state,
    values: namesOf(words).map((name) => ({ name, value: known[sourceOf.get(name) ?? "typed"] ?? null })),
  };
}
