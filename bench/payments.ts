import { createHmac, randomUUID } from "node:crypto";
import { failedBy } from "./load/failed.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { startCounting } from "./payments/count.ts";
import { askFor } from "./payments/fill.ts";
import { openHouse, webhookSecret } from "./load/house.ts";

/** What this bench measures. */
export const promise =
  "20 parallel deliveries of each of 5,000 provider events, in random order and again afterwards: 5,000 fulfilments, none doubled, none lost";

const events = Number(process.env["JETBRIDGE_PAYMENTS_EVENTS"] ?? 5000);
const copies = 20;
/** Events whose deliveries are on their way at the same time. */
const together = 5;
const patienceMs = 600_000;

interface Sent {
  url: string;
  body: string;
}

/** As Stripe signs and sends it. */
async function deliver({ url, body }: Sent): Promise<number> {
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", webhookSecret).update(`${time}.${body}`).digest("hex");
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
    body,
  });
  await response.body?.cancel();
  return response.status;
}

const eventOf = (requestId: string, type: string, object: object): string =>
  JSON.stringify({
    id: `evt_${randomUUID()}`,
    type,
    created: Math.floor(Date.now() / 1000),
    data: { object: { id: `cs_${requestId}`, client_reference_id: requestId, currency: "eur", ...object } },
  });

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);

export const measure = (): Promise<Record<string, number | string>> =>
  leaveNothing(async (undo) => {
    const counting = startCounting();
    const house = await openHouse(undo, { fulfilment: counting.fulfilment });
    const ids = await askFor(house, events);
    const url = `${house.url}/webhooks/payments/stripe`;
    const paid = ids.map((id) =>
      eventOf(id, "checkout.session.completed", {
        status: "complete",
        payment_status: "paid",
        payment_intent: `pi_${id}`,
        amount_total: 4500,
      }),
    );
    // Of some the session ends too, told before or after: it moves nothing that was paid.
    const others = ids
      .filter((_, place) => place % 5 === 0)
      .map((id) => eventOf(id, "checkout.session.completed", { status: "complete", payment_status: "unpaid" }));
    const queue = shuffled([...paid, ...others]).map((body) => ({ url, body }));
    const begun = performance.now();
    const answers = new Map<number, number>();
    const count = (status: number): void => void answers.set(status, (answers.get(status) ?? 0) + 1);
    const work = async (): Promise<void> => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const sent = one;
        for (const status of await Promise.all(Array.from({ length: copies }, () => deliver(sent)))) count(status);
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    const deliveredMs = performance.now() - begun;
    // And once more, as a provider does that missed our answer.
    for (const body of shuffled(paid).slice(0, Math.ceil(events / 10))) count(await deliver({ url, body }));

    const fulfilled = await house.until(
      (sql) => sql<[{ n: number }]>`select count(*)::int as n from payments.request where state = 'fulfilled'`,
      (n) => n === events,
      patienceMs,
    );
    const doneMs = performance.now() - begun;
    const [{ receipts, twice, moved, waiting }] = await house.sql<
      [{ receipts: number; twice: number; moved: number; waiting: number }]
    >`
      select (select count(*)::int from payments.receipt) as receipts,
        (select count(*)::int from (select request_id from payments.history where to_state = 'fulfilled' group by request_id having count(*) > 1) d) as twice,
        (select count(*)::int from payments.history where to_state = 'paid') as moved,
        (select count(*)::int from payments.delivery where state <> 'read') as waiting`;
    const sent = [...answers.values()].reduce((sum, n) => sum + n, 0);
    return {
      events: events + others.length,
      deliveries: sent,
      deliveriesPerSecond: Math.round((sent / deliveredMs) * 1000),
      fulfilments: counting.carriedOut(),
      askedAgain: counting.askedAgain(),
      doubled: counting.doubled() + twice,
      inParallel: counting.parallel(),
      lost: events - fulfilled,
      seconds: Math.round(doneMs / 100) / 10,
      ...failedBy({
        "fulfilments that are missing": events - counting.carriedOut(),
        "that were carried out again": counting.doubled() + twice,
        "that were carried out twice at once": counting.parallel(),
        "requests that were lost": events - fulfilled,
        "receipts too many or too few": Math.abs(receipts - events),
        "payments that moved too often or never": Math.abs(moved - events),
        "deliveries that nobody read": waiting,
        "deliveries that were not taken": sent - (answers.get(200) ?? 0),
      }),
    };
  });
