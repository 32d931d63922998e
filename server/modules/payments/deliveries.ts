/** What providers tell us: kept as it came before anybody reads it, each event once, and forgotten once it was understood. */
import { randomUUID } from "node:crypto";
import type { PaymentProviderKind } from "../../../contract/payments.ts";
import { atomically } from "../../platform/context.ts";
import type { Db, Pool } from "../../platform/db.ts";
import { nameOf } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import { applyNotices } from "./apply.ts";
import type { PaymentsContext } from "./context.ts";
import { type Notice, type PaymentProvider, ProviderAway, UnreadableWebhook } from "./provider.ts";

type PaymentsApp = PaymentsContext & { readonly db: Pool };

export interface Delivery {
  provider: PaymentProviderKind;
  eventId: string | null;
  requestId: string | null;
  body: Buffer;
}

const placeOf = (id: string): string => `payments.delivery/${id}`;

/** Sealed: a provider says more of people than we need. The same event again is not kept again. */
export async function keepDelivery(
  app: PaymentsContext,
  { provider, eventId, requestId, body }: Delivery,
): Promise<void> {
  const id = randomUUID();
  await app.db`
    insert into payments.delivery (id, provider, event_id, request_id, body)
    values (${id}, ${provider}, ${eventId}, ${requestId}, ${seal(app.key, placeOf(id), body.toString("base64"))})
    on conflict do nothing`;
  app.ring("payments");
}

interface Waiting {
  id: string;
  provider: PaymentProviderKind;
  body: Buffer;
  attempts: number;
  requestId: string | null;
}

const atOnce = 16;
/** Of them so many are read at the same time: each holds a connection. */
const together = 4;
const leaseSeconds = 60;
/** Tries at what the provider was not there to explain. */
const mostAttempts = 20;

/** Gives whether there may be more. */
export async function readPaymentDeliveries(app: PaymentsApp): Promise<boolean> {
  const waiting = await claim(app.db);
  const rest = [...waiting];
  const readOn = async (): Promise<void> => {
    for (let one = rest.shift(); one; one = rest.shift()) await read(app, one);
  };
  await Promise.all(Array.from({ length: together }, readOn));
  return waiting.length === atOnce;
}

const claim = (db: Db): Promise<Waiting[]> => db<Waiting[]>`
  update payments.delivery d set attempts = d.attempts + 1, until = platform.now() + ${leaseSeconds} * interval '1 second'
  from (
    select id from payments.delivery
    where state = 'waiting' and due_at <= (select platform.now()) and (until is null or until <= (select platform.now()))
    order by due_at limit ${atOnce} for update skip locked
  ) due
  where d.id = due.id returning d.id, provider, body, attempts, request_id`;

async function read(app: PaymentsApp, waiting: Waiting): Promise<void> {
  const { id, provider: kind } = waiting;
  const provider = app.providers.get(kind);
  try {
    if (!provider) throw new ProviderAway("this provider is not connected");
    const notices = await understand(app, provider, waiting);
    await atomically(app, async (app) => {
      const { count } = await app.db`
        update payments.delivery set state = 'read', body = null, until = null, why = null where id = ${id} and state = 'waiting'`;
      if (count > 0) await applyNotices(app, kind, notices);
    });
  } catch (error) {
    await putOff(app, waiting, error);
  }
}

async function understand(
  app: PaymentsApp,
  provider: PaymentProvider,
  { id, body, requestId }: Waiting,
): Promise<Notice[]> {
  const raw = Buffer.from(unseal(app.key, placeOf(id), body), "base64");
  const [about] = requestId
    ? await app.db<{ requestId: string; hostedId: string }[]>`
        select id as request_id, hosted_id from payments.request where id = ${requestId} and hosted_id is not null`
    : [];
  return provider.read(raw, about ?? null);
}

/** What can't be read is set aside with its reason; what could not be asked about is read later. */
async function putOff({ db, log }: PaymentsApp, { id, attempts }: Waiting, error: unknown): Promise<void> {
  const isFinal = error instanceof UnreadableWebhook || attempts >= mostAttempts;
  const isKnown = error instanceof UnreadableWebhook || error instanceof ProviderAway;
  if (!isKnown) log.error({ deliveryId: id, err: error }, "a payment provider's webhook could not be taken up");
  const why = isKnown ? error.message.slice(0, 200) : nameOf(error);
  const pause = Math.min(300, 2 ** Math.min(attempts, 9));
  await db`
    update payments.delivery set state = ${isFinal ? "unreadable" : "waiting"}, why = ${why}, due_at = platform.now() + ${pause} * interval '1 second',
      until = ${isFinal ? null : db`platform.now() + ${pause} * interval '1 second'`}
    where id = ${id} and state = 'waiting'`;
}

/** Longer than any provider tells an event again. */
const daysKept = 60;

export async function forgetPaymentDeliveries({ db }: PaymentsContext): Promise<void> {
  await db`delete from payments.delivery where received_at < (select platform.now()) - ${daysKept} * interval '1 day'`;
}
