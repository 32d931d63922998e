/** What stands about us at Meta: a Page's *about*, Messenger's greeting, WhatsApp's *about*. */
import type { ProfilePort, ProfileTexts } from "../../../modules/channels/index.ts";
import { graphErrors, whatsAppErrors } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { harmlessNoOf } from "./outcome.ts";

/** The line below a Page's name (developers.facebook.com: Page, updating). */
export const pageProfile = (graph: Graph): ProfilePort => ({
  most: 100,
  inLanguages: false,
  write: async ({ texts }, account) => {
    const path = `/${encodeURIComponent(account.externalId)}`;
    const answer = await graph(account, { method: "POST", path, body: { about: texts["default"] } });
    return harmlessNoOf(answer, graphErrors) ?? { status: "done" };
  },
});

/** Of our languages, as Meta names them (developers.facebook.com: supported locales). */
const locales: Readonly<Record<string, string>> = {
  de: "de_DE",
  en: "en_US",
  es: "es_ES",
  fr: "fr_FR",
  it: "it_IT",
  ja: "ja_JP",
  ko: "ko_KR",
  nl: "nl_NL",
  no: "nb_NO",
  pt: "pt_PT",
  ru: "ru_RU",
  th: "th_TH",
  tr: "tr_TR",
  zh: "zh_CN",
};

const greetingOf = (texts: ProfileTexts): { locale: string; text: string }[] =>
  Object.entries(texts).flatMap(([key, text]) => {
    const locale = key === "default" ? key : locales[key];
    return locale ? [{ locale, text }] : [];
  });

/** What somebody reads who writes to us for the first time (developers.facebook.com: greeting; ten calls in ten minutes). All of it at once. */
export const greeting = (graph: Graph): ProfilePort => ({
  most: 160,
  inLanguages: true,
  write: async ({ texts }, account) => {
    const path = `/${encodeURIComponent(account.externalId)}/messenger_profile`;
    const answer = await graph(account, { method: "POST", path, body: { greeting: greetingOf(texts) } });
    return harmlessNoOf(answer, graphErrors) ?? { status: "done" };
  },
});

/** developers.facebook.com: WhatsApp business profiles. */
export const whatsAppProfile = (graph: Graph): ProfilePort => ({
  most: 139,
  inLanguages: false,
  write: async ({ texts }, account) => {
    const path = `/${encodeURIComponent(account.externalId)}/whatsapp_business_profile`;
    const body = { messaging_product: "whatsapp", about: texts["default"] };
    const answer = await graph(account, { method: "POST", path, body });
    return harmlessNoOf(answer, whatsAppErrors) ?? { status: "done" };
  },
});
