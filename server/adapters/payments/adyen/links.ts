/** A payment link: opened, looked at, closed. */
import { z } from "zod";
import {
  type Closed,
  type Looked,
  type Opened,
  type PageWish,
  toProvider,
  withoutAnswer,
} from "../../../modules/payments/index.ts";
import { call, reasonOf } from "./call.ts";
import type { AdyenSettings } from "./settings.ts";

const Link = z.object({
  id: z.string(),
  url: z.string(),
  status: z.string(),
  reference: z.string(),
});

/** Our link ends when it ends; theirs lives a little longer, that who pays in the last minute is not cut off by clocks. */
const longerMinutes = 15;

/** Adyen keeps no list to look in: the same call under the same key is answered with what the first one did, and does nothing twice. */
export async function openLink(settings: AdyenSettings, wish: PageWish): Promise<Opened> {
  const value = toProvider("adyen", wish.money);
  if (value === null) return { status: "refused", why: "an amount that it can't take" };
  const answer = await call(settings, "POST", "/paymentLinks", {
    idempotencyKey: wish.key,
    body: {
      merchantAccount: settings.merchantAccount,
      reference: wish.requestId,
      amount: { value: Number(value), currency: wish.money.currency },
      description: wish.title,
      expiresAt: new Date(wish.expiresAt.getTime() + longerMinutes * 60_000).toISOString(),
      reusable: false,
      returnUrl: wish.returnUrl,
      shopperLocale: localeOf(wish.language),
    },
  });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status !== "answered" || answer.code >= 300) return { status: "refused", why: reasonOf(answer) };
  const link = Link.safeParse(answer.body);
  if (!link.success) return { status: "unsure", why: "an answer that can't be read" };
  const { id, url } = link.data;
  if (!isPage(settings, url)) return { status: "refused", why: "it named no page to pay on" };
  return { status: "open", hostedId: id, pageUrl: url };
}

const isPage = (settings: AdyenSettings, url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === "https:" || new URL(url).origin === new URL(settings.url).origin);

/** Adyen names countries too. */
const locales: Readonly<Record<string, string>> = {
  en: "en-GB",
  zh: "zh-CN",
  ja: "ja-JP",
  ko: "ko-KR",
  no: "no-NO",
  pt: "pt-PT",
};
const localeOf = (language: string): string => locales[language] ?? `${language}-${language.toUpperCase()}`;

/** Which payment paid it is told by the webhook alone. */
export async function lookAtLink(
  settings: AdyenSettings,
  { hostedId, requestId }: { hostedId: string; requestId: string },
): Promise<Looked> {
  const answer = await call(settings, "GET", `/paymentLinks/${encodeURIComponent(hostedId)}`);
  const not = withoutAnswer(answer);
  if (not) return { status: "away", why: not.why };
  const link = Link.safeParse(answer.status === "answered" ? answer.body : null);
  if (!link.success || link.data.reference !== requestId)
    return { status: "away", why: "an answer that can't be read" };
  return { status: "here", state: stateOf(link.data.status), notices: [] };
}

function stateOf(status: string): "open" | "over" | "paid" {
  if (status === "completed" || status === "paid") return "paid";
  return status === "expired" ? "over" : "open";
}

export async function closeLink(
  settings: AdyenSettings,
  { hostedId, requestId, key }: { hostedId: string; requestId: string; key: string },
): Promise<Closed> {
  const path = `/paymentLinks/${encodeURIComponent(hostedId)}`;
  const answer = await call(settings, "PATCH", path, { body: { status: "expired" }, idempotencyKey: key });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status === "answered" && answer.code < 300) return { status: "closed" };
  const looked = await lookAtLink(settings, { hostedId, requestId });
  if (looked.status === "away") return { status: "unsure", why: looked.why };
  return looked.state === "open"
    ? { status: "unsure", why: reasonOf(answer) }
    : { status: looked.state === "paid" ? "paid" : "closed" };
}
