/** Payments: what an agent asks for, what a second pair of eyes says, and how the airline wants it done. */
import * as contract from "../../contract/payments.ts";
import {
  approvePayment,
  askForPayment,
  cancelPayment,
  findPayment,
  findPaymentsOf,
  findPlace,
  findRule,
  limitOf,
  refundPayment,
  setRule,
} from "../modules/payments/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { listWaitingPayments } from "../screens/payments.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPayments(implement: Implement, app: RouteApp): void {
  const { db } = app;

  /** Whether this caller can ask for money in this case now, and for how much. */
  const askingOf = async (caller: Caller, caseId: string) => {
    const place = await findPlace(app, { caseId });
    const { currencies } = (await findRule(db)).rule;
    return {
      refused: "refused" in place ? place.refused : null,
      upTo: currencies.flatMap((limits) => {
        const most = limitOf(limits, caller.role) ?? 0n;
        const { currency, fourEyesAbove } = limits;
        return most > 0n ? [{ money: { amount: most.toString(), currency }, fourEyesAbove }] : [];
      }),
    };
  };

  implement(contract.getCasePayments, async ({ caller, params: { caseId } }) => {
    await getCase(db, caseId);
    await audit(db, { actorId: caller.id, action: "payments.read", subject: `case/${caseId}` });
    return { items: await findPaymentsOf(db, caseId), asking: await askingOf(caller, caseId) };
  });

  implement(contract.askForPayment, async ({ caller, params: { caseId }, body }) => {
    await getCase(db, caseId);
    await askForPayment(app, { ...body, caseId, actor: caller });
    return findPayment(db, body.id);
  });

  implement(contract.approvePayment, async ({ caller, params: { paymentId } }) => {
    await approvePayment(app, { paymentId, actor: caller });
    return findPayment(db, paymentId);
  });

  implement(contract.cancelPayment, async ({ caller, params: { paymentId } }) => {
    await cancelPayment(app, { paymentId, actorId: caller.id });
    return findPayment(db, paymentId);
  });

  implement(contract.refundPayment, async ({ caller, params: { paymentId }, body }) => {
    await refundPayment(app, { ...body, paymentId, actorId: caller.id });
    return findPayment(db, paymentId);
  });

  implement(contract.listWaitingPayments, async ({ caller, query }) => {
    await audit(db, { actorId: caller.id, action: "payments.list", subject: null });
    return listWaitingPayments(db, { ...query, callerId: caller.id });
  });

  const show = async (db: Db) => ({
    ...(await findRule(db)),
    providers: [...app.providers.values()].map(({ kind }) => ({
      kind,
      webhookUrl: `${app.publicUrl}/webhooks/payments/${kind}`,
    })),
  });

  implement(contract.getPaymentRule, () => show(db));

  implement(contract.setPaymentRule, ({ caller, body: { rule, version } }) =>
    atomically(app, async (app) => {
      await setRule(app, { rule, version, by: caller.id });
      const detail = rule.currencies
        .map(
          (one) => `${one.currency} ${one.agent}/${one.desk}/${one.lead}/${one.admin}, two above ${one.fourEyesAbove}`,
        )
        .join("; ");
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.payments",
        subject: "setting/payments",
        detail: detail || "none",
      });
      return show(app.db);
    }),
  );
}
