/** What channels take for a message, as a lead writes it down; channels do not tell it. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/** What is paid for: any message, or one made of a template of this kind. */
export const ChargedFor = z.enum(["message", "utility", "marketing", "authentication"]);
export type ChargedFor = z.infer<typeof ChargedFor>;

/** Money finer than cents: a message costs less. */
export const Price = z.object({
  /** Millionths of the currency. */
  micros: z.int().min(0).max(1_000_000_000),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Price = z.infer<typeof Price>;

export const PriceLine = Price.extend({
  category: ChargedFor,
  /** How the number it goes to begins, without `+`; empty: wherever no other line fits. The longest that fits counts. */
  prefix: z.string().regex(/^[0-9]{0,7}$/),
});
export type PriceLine = z.infer<typeof PriceLine>;

const PriceList = z.object({
  channelAccountId: z.uuid(),
  channel: ChannelKind,
  name: z.string(),
  /** What its channel charges for. */
  categories: z.array(ChargedFor),
  /** Whether its channel knows people by their number, so that prices may differ by country. */
  byNumber: z.boolean(),
  lines: z.array(PriceLine),
});

export const listPrices = endpoint({
  method: "GET",
  path: "/api/v1/settings/prices",
  summary: "What messages cost at each account whose channel charges for them, as it was written down. 200 lines each.",
  needs: "settings:manage",
  returns: z.object({ items: z.array(PriceList) }),
});

export const setPrices = endpoint({
  method: "PUT",
  path: "/api/v1/channel-accounts/:accountId/prices",
  summary: "Write down what messages cost at an account: all lines anew. Written to the audit.",
  needs: "settings:manage",
  params: z.object({ accountId: z.uuid() }),
  body: z.object({
    lines: z
      .array(PriceLine)
      .max(200)
      .refine(
        (lines) => new Set(lines.map(({ category, prefix }) => `${category} ${prefix}`)).size === lines.length,
        "Each kind and prefix once.",
      ),
  }),
  returns: z.object({ items: z.array(PriceList) }),
});
