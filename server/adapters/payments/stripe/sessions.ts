/** A page on which one amount can be paid once: opened, found again, closed. */
import {
  type Closed,
  type Opened,
  type PageWish,
  type ProviderAnswer,
  toProvider,
  withoutAnswer,
} from "../../../modules/payments/index.ts";
import { get, post } from "./call.ts";
import type { StripeSettings } from "./settings.ts";
import { Session, Sessions, StripeError } from "./shapes.ts";

/** Stripe wants half an hour at least, from when it reads the call; our own link ends when it ends. */
const shortestMinutes = 45;

export async function openSession(settings: StripeSettings, wish: PageWish): Promise<Opened> {
  if (wish.isAgain) {
    const found = await findSession(settings, wish);
    if (found) return found;
  }
  const units = toProvider("stripe", wish.money);
  if (units === null) return { status: "refused", why: "an amount that it can't take" };
  // The same on every call, or the key would stand for two different wishes.
  const endsAt = Math.max(wish.expiresAt.getTime(), wish.askedAt.getTime() + shortestMinutes * 60_000);
  const answer = await post(settings, "/v1/checkout/sessions", {
    idempotencyKey: wish.key,
    form: {
      mode: "payment",
      client_reference_id: wish.requestId,
      "metadata[request]": wish.requestId,
      "payment_intent_data[metadata][request]": wish.requestId,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": wish.money.currency.toLowerCase(),
      "line_items[0][price_data][unit_amount]": units.toString(),
      "line_items[0][price_data][product_data][name]": wish.title,
      success_url: wish.returnUrl,
      cancel_url: wish.returnUrl,
      expires_at: String(Math.floor(endsAt / 1000)),
      locale: wish.language === "no" ? "nb" : wish.language,
    },
  });
  return withoutAnswer(answer) ?? opened(settings, answer);
}

function opened(settings: StripeSettings, answer: ProviderAnswer): Opened {
  if (answer.status !== "answered") return { status: "unsure", why: "it gave no answer" };
  const session = Session.safeParse(answer.body);
  if (answer.code < 300 && session.success) return shown(settings, session.data);
  if (answer.code < 300) return { status: "unsure", why: "an answer that can't be read" };
  const known = StripeError.safeParse(answer.body);
  return { status: "refused", why: known.data?.error.code ?? known.data?.error.type ?? `it answered ${answer.code}` };
}

function shown(settings: StripeSettings, { id, url }: Session): Opened {
  if (!url || !isPage(settings, url)) return { status: "refused", why: "it named no page to pay on" };
  return { status: "open", hostedId: id, pageUrl: url };
}

/** Over TLS; or where the whole of it is elsewhere, there. */
const isPage = (settings: StripeSettings, url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === "https:" || new URL(url).origin === new URL(settings.url).origin);

const pagesAtMost = 10;
/** Clocks may differ. */
const earlierSeconds = 600;

/** Among those made since; null: there is none. */
async function findSession(settings: StripeSettings, wish: PageWish): Promise<Opened | null> {
  const since = Math.floor(wish.askedAt.getTime() / 1000) - earlierSeconds;
  let after = "";
  for (let page = 0; page < pagesAtMost; page++) {
    const answer = await get(settings, `/v1/checkout/sessions?limit=100&created[gte]=${since}${after}`);
    const not = withoutAnswer(answer);
    if (not) return { ...not, status: "unsure" };
    const list = Sessions.safeParse(answer.status === "answered" ? answer.body : null);
    if (!list.success) return { status: "unsure", why: "a list that can't be read" };
    const { data, has_more: hasMore } = list.data;
    const found = data.find((one) => one.client_reference_id === wish.requestId);
    if (found) return shown(settings, found);
    const last = data.at(-1);
    if (!hasMore || !last) return null;
    after = `&starting_after=${last.id}`;
  }
  // Too many to go through: the key keeps the second call from being a second page.
  return null;
}

export async function closeSession(
  settings: StripeSettings,
  { hostedId, key }: { hostedId: string; key: string },
): Promise<Closed> {
  const path = `/v1/checkout/sessions/${encodeURIComponent(hostedId)}`;
  const answer = await post(settings, `${path}/expire`, { form: {}, idempotencyKey: key });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status === "answered" && answer.code < 300) return { status: "closed" };
  // It is open no more: paid, or over already.
  const now = await get(settings, path);
  const session = Session.safeParse(now.status === "answered" ? now.body : null);
  const away = withoutAnswer(now);
  if (away || !session.success) return { status: "unsure", why: away?.why ?? "an answer that can't be read" };
  return { status: session.data.status === "complete" ? "paid" : "closed" };
}
