/** Bookings changed from a conversation: what could be done, the price of it, and the operations that do it. */
import * as aboard from "../../contract/aboard.ts";
import * as capabilities from "../../contract/booking-capabilities.ts";
import * as allowances from "../../contract/allowances.ts";
import * as contract from "../../contract/booking-operations.ts";
import * as tasks from "../../contract/booking-tasks.ts";
import * as fares from "../../contract/fares.ts";
import {
  approveOperation,
  carryOut,
  findAbilities,
  findAllowances,
  findAlternatives,
  finishTask,
  hurryOperation,
  listOfferedServices,
  listTasks,
  prepareOperation,
  quoteChange,
  readSeatMap,
  reconcile,
  requireCapability,
  searchOffers,
  setAllowances,
  settleByPerson,
  withdrawOperation,
} from "../modules/bookings/index.ts";
import { findCurrency } from "../modules/insights/index.ts";
import { requireUse } from "../modules/proof/index.ts";
import { audit, auditOpening } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { wordsOfOperation } from "../screens/operation-words.ts";
import { pageOfOperations, showOperation } from "../screens/booking-operations.ts";
import { audited } from "./audited.ts";
import { capabilityFor } from "./capability-for.ts";
import type { RouteApp } from "./route-app.ts";

interface InCase {
  customerId: string;
  caseId: string;
}

interface Listed {
  caseId?: string | undefined;
  bookingId?: string | undefined;
}

export function implementBookingChanges(implement: Implement, app: RouteApp): void {
  const { db } = app;

  /** Whose booking it is must be proved in this case before anything of it is told. */
  const mayChange = (caller: Caller, bookingId: string, { customerId, caseId }: InCase) =>
    requireUse(db, { customerId, bookingId, caseId, staffId: caller.id, use: "changed" });

  /** As above, and that they looked at it stands in the audit. */
  const mayLook = async (caller: Caller, bookingId: string, inCase: InCase) => {
    await mayChange(caller, bookingId, inCase);
    const [subject, detail] = [`customer/${inCase.customerId}`, `booking/${bookingId} in case/${inCase.caseId}`];
    await auditOpening(db, { actorId: caller.id, action: "bookings.read-choices", subject, detail });
  };

  /** What was done is read with a case, with a booking, or as a list of all that waits. */
  const noteReading = async ({ id: actorId }: Caller, { caseId, bookingId }: Listed) => {
    const subject = caseId ? `case/${caseId}` : bookingId ? `booking/${bookingId}` : null;
    if (subject) await auditOpening(db, { actorId, action: "bookings.read-operations", subject });
    else await audit(db, { actorId, action: "bookings.list-operations", subject });
  };

  implement(capabilities.getBookingCapabilities, () => findAbilities(app));

  implement(fares.searchOffers, async ({ body }) => ({ items: await searchOffers(app, body) }));

  implement(fares.findAlternatives, async ({ caller, params: { bookingId }, query, body }) => {
    await mayLook(caller, bookingId, query);
    return { items: await findAlternatives(app, bookingId, body) };
  });

  implement(fares.quoteChange, async ({ caller, params: { bookingId }, query, body }) => {
    await mayLook(caller, bookingId, query);
    return quoteChange(app, bookingId, body);
  });

  implement(aboard.getSeatMap, async ({ caller, params: { bookingId, legId }, query }) => {
    await mayLook(caller, bookingId, query);
    return readSeatMap(app, bookingId, legId);
  });

  implement(aboard.listOfferedServices, async ({ caller, params: { bookingId }, query }) => {
    await mayLook(caller, bookingId, query);
    return { items: await listOfferedServices(app, bookingId) };
  });

  implement(contract.changeBooking, async ({ caller, body }) => {
    const { id, bookingId, customerId, caseId, change } = body;
    await requireCapability(app, capabilityFor(change.kind));
    if (change.kind === "rebook" && change.isWaived) await requireCapability(app, "waivers");
    if (bookingId !== null) await mayChange(caller, bookingId, body);
    await prepareOperation(app, {
      ...body,
      customerId,
      caseId,
      by: { kind: "agent", id: caller.id, role: caller.role },
    });
    await carryOut(app, id);
    return showOperation(db, id);
  });

  implement(contract.listBookingOperations, async ({ caller, query }) => {
    await noteReading(caller, query);
    return pageOfOperations(db, query);
  });

  implement(contract.approveBookingOperation, async ({ caller, params: { operationId } }) => {
    await approveOperation(app, { operationId, actorId: caller.id });
    await carryOut(app, operationId);
    return showOperation(db, operationId);
  });

  implement(contract.withdrawBookingOperation, async ({ caller, params: { operationId } }) => {
    await withdrawOperation(app, { operationId, actorId: caller.id });
    return showOperation(db, operationId);
  });

  implement(contract.lookAgainAtOperation, async ({ params: { operationId } }) => {
    await hurryOperation(app, operationId);
    await reconcile(app, operationId);
    return showOperation(db, operationId);
  });

  implement(contract.settleBookingOperation, async ({ caller, params: { operationId }, body }) => {
    await settleByPerson(app, { operationId, actorId: caller.id, ...body });
    return showOperation(db, operationId);
  });

  implement(contract.getWordsOfOperation, async ({ caller, params: { operationId }, query }) => {
    const { bookingId } = await showOperation(db, operationId);
    if (bookingId !== null) await mayLook(caller, bookingId, query);
    const { language } = await getCase(db, query.caseId);
    return { text: await wordsOfOperation(db, operationId, language) };
  });

  implement(tasks.listBookingTasks, async ({ caller, query }) => {
    await noteReading(caller, query);
    return { items: await listTasks(db, query) };
  });

  implement(tasks.finishBookingTask, async ({ caller, params: { taskId } }) => {
    await finishTask(app, { taskId, actorId: caller.id });
    return { ok: true as const };
  });

  const allowancesNow = async (db: Db) => ({ ...(await findAllowances(db)), currency: await findCurrency(db) });

  implement(allowances.getAllowances, () => allowancesNow(db));

  implement(allowances.setAllowances, ({ caller, body }) => {
    const detail = body.allowances
      .map(({ role, kind, upTo }) => `${role} ${kind} ${upTo.amount} ${upTo.currency}`)
      .join("; ");
    const deed = { action: "bookings.set-allowances", subject: "settings/booking-allowances" };
    return audited(app, { caller, ...deed, detail: detail || "none" }, async (app) => {
      await setAllowances(app, { ...body, by: caller.id });
      return allowancesNow(app.db);
    });
  });
}
