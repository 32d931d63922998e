import type { Edges, GraphCall } from "./graph.ts";
import type { MetaGround } from "./ground.ts";
import { invalid } from "./problems.ts";
import { chosen } from "./reading.ts";
import type { Shape } from "./store.ts";

/** The Page's *about*, Messenger's greeting and WhatsApp's business profile. */
export function profileEdges(meta: MetaGround): Edges {
  const { profiles } = meta;
  const manages = ["pages_manage_metadata"];
  const managesNumber = ["whatsapp_business_management"];
  return {
    "POST page": {
      endpoint: "profile",
      needs: manages,
      answer: ({ args }) => {
        if (typeof args["about"] !== "string") throw invalid("The parameter about is required.");
        profiles.page = args["about"];
        return { success: true };
      },
    },
    "POST page/messenger_profile": {
      endpoint: "profile",
      needs: manages,
      answer: ({ args }) => {
        profiles.greeting = readGreeting(args["greeting"]);
        return { result: "success" };
      },
    },
    "POST number/whatsapp_business_profile": {
      endpoint: "profile",
      needs: managesNumber,
      answer: ({ args }) => {
        const { about } = args;
        if (args["messaging_product"] !== "whatsapp") throw invalid("The parameter messaging_product is required.");
        if (typeof about !== "string" || about.length < 1 || about.length > 139)
          throw invalid("Param about must be between 1 and 139 characters long.");
        profiles.whatsapp = about;
        return { success: true };
      },
    },
    "GET number/whatsapp_business_profile": {
      endpoint: "profile",
      needs: managesNumber,
      answer: (call: GraphCall) => ({
        data: [chosen(call, { messaging_product: "whatsapp", about: profiles.whatsapp }, "messaging_product,about")],
      }),
    },
  };
}

/** A greeting replaces the one before as a whole, and must have one for all other readers. */
function readGreeting(given: unknown): Record<string, string> {
  const lines = (Array.isArray(given) ? given : []) as Shape[];
  const texts = Object.fromEntries(lines.map(({ locale, text }) => [String(locale), String(text)]));
  if (!texts["default"]) throw invalid("(#100) param greeting must contain a default locale.");
  if (Object.values(texts).some((text) => text.length < 1 || text.length > 160))
    throw invalid("(#100) param greeting[text] must have at most 160 characters.");
  return texts;
}
