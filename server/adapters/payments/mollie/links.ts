/** A payment link: opened, found again, closed. */
import {
  type Closed,
  type Opened,
  type PageWish,
  type ProviderAnswer,
  withoutAnswer,
} from "../../../modules/payments/index.ts";
import { amountOf } from "./amounts.ts";
import { call, reasonOf } from "./call.ts";
import type { MollieSettings } from "./settings.ts";
import { Link, Links } from "./shapes.ts";

/** Our link ends when it ends; theirs lives a little longer, that who pays in the last minute is not cut off by clocks. */
const longerMinutes = 15;

export async function openLink(settings: MollieSettings, wish: PageWish): Promise<Opened> {
  if (wish.isAgain) {
    const found = await findLink(settings, wish);
    if (found) return found;
  }
  const answer = await call(settings, "POST", "/v2/payment-links", {
    idempotencyKey: wish.key,
    body: {
      description: wish.title,
      amount: amountOf(wish.money),
      redirectUrl: wish.returnUrl,
      webhookUrl: wish.webhookUrl,
      expiresAt: new Date(wish.expiresAt.getTime() + longerMinutes * 60_000).toISOString(),
      reusable: false,
    },
  });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status !== "answered" || answer.code >= 300) return { status: "refused", why: reasonOf(answer) };
  const link = Link.safeParse(answer.body);
  return link.success ? shown(settings, link.data) : { status: "unsure", why: "an answer that can't be read" };
}

function shown(settings: MollieSettings, { id, _links }: Link): Opened {
  const { href } = _links.paymentLink;
  const isPage =
    URL.canParse(href) &&
    (new URL(href).protocol === "https:" || new URL(href).origin === new URL(settings.url).origin);
  if (!isPage) return { status: "refused", why: "it named no page to pay on" };
  return { status: "open", hostedId: id, pageUrl: href };
}

const pagesAtMost = 10;

/** Among the newest, by the address that is told of this request alone. */
async function findLink(settings: MollieSettings, { webhookUrl }: PageWish): Promise<Opened | null> {
  let path = "/v2/payment-links?limit=250";
  for (let page = 0; page < pagesAtMost; page++) {
    const answer = await call(settings, "GET", path);
    const not = withoutAnswer(answer);
    if (not) return { ...not, status: "unsure" };
    const list = Links.safeParse(answer.status === "answered" ? answer.body : null);
    if (!list.success) return { status: "unsure", why: "a list that can't be read" };
    const found = list.data._embedded.payment_links.find((one) => one.webhookUrl === webhookUrl);
    if (found) return shown(settings, found);
    const next = list.data._links?.next?.href;
    if (!next || !URL.canParse(next)) return null;
    const { pathname, search } = new URL(next);
    path = pathname.slice(pathname.indexOf("/v2/")) + search;
  }
  return null;
}

export async function closeLink(
  settings: MollieSettings,
  { hostedId, key }: { hostedId: string; key: string },
): Promise<Closed> {
  const path = `/v2/payment-links/${encodeURIComponent(hostedId)}`;
  const answer: ProviderAnswer = await call(settings, "PATCH", path, { body: { archived: true }, idempotencyKey: key });
  const not = withoutAnswer(answer);
  if (not) return not;
  const link = Link.safeParse(answer.status === "answered" && answer.code < 300 ? answer.body : null);
  if (link.success) return { status: link.data.paidAt ? "paid" : "closed" };
  const now = await call(settings, "GET", path);
  const known = Link.safeParse(now.status === "answered" ? now.body : null);
  if (!known.success) return { status: "unsure", why: reasonOf(answer) };
  return known.data.paidAt ? { status: "paid" } : { status: "unsure", why: reasonOf(answer) };
}
