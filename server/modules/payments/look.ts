/** Asks the provider what became of a payment, where its webhook may have been lost. */
import { atomically } from "../../platform/context.ts";
import type { Db, Pool } from "../../platform/db.ts";
import type { PaymentProviderKind } from "../../../contract/payments.ts";
import { applyNotices } from "./apply.ts";
import type { PaymentsContext } from "./context.ts";

interface Due {
  id: string;
  provider: PaymentProviderKind;
  hostedId: string;
}

type PaymentsApp = PaymentsContext & { readonly db: Pool };

const atOnce = 4;
/** Between two looks, in minutes; it doubles. */
const [shortest, longest] = [2, 60];
/** Who has asked this often asks no more: somebody looks at it. */
const mostLooks = 30;

/** Gives whether there may be more. */
export async function lookAtPayments(app: PaymentsApp): Promise<boolean> {
  const due = await claim(app.db);
  await Promise.all(due.map((one) => look(app, one)));
  return due.length === atOnce;
}

const claim = (db: Db): Promise<Due[]> => db<Due[]>`
  update payments.request r
  set looks = r.looks + 1, look_at = case when r.looks + 1 >= ${mostLooks} then null else
    platform.now() + least(${longest}, ${shortest} * power(2, least(r.looks, 8))) * interval '1 minute' end
  from (
    select id from payments.request where look_at <= (select platform.now()) and hosted_id is not null
    order by look_at limit ${atOnce} for update skip locked
  ) due
  where r.id = due.id returning r.id, provider, hosted_id`;

async function look(app: PaymentsApp, { id, provider: kind, hostedId }: Due): Promise<void> {
  const provider = app.providers.get(kind);
  const looked = await provider?.look({ requestId: id, hostedId });
  if (looked?.status !== "here") return;
  await atomically(app, async (app) => {
    await applyNotices(app, kind, looked.notices);
    if (looked.state === "over") await applyNotices(app, kind, [{ kind: "over", requestId: id }]);
  });
}
