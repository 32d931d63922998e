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
  findAlternatives,
  findCapabilities,
  finishTask,
  hurryOperation,
  listAllowances,
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
import { requireUse } from "../modules/proof/index.ts";
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

export function implementBookingChanges(implement: Implement, app: RouteApp): void {
  const { db } = app;

  /** Whose booking it is must be proved in this case before anything of it is told. */
  const mayChange = (caller: Caller, bookingId: string, { customerId, caseId }: InCase) =>
    requireUse(db, { customerId, bookingId, caseId, staffId: caller.id, use: "changed" });

  implement(capabilities.getBookingCapabilities, async () => ({ capabilities: [...(await findCapabilities(app))] }));

  implement(fares.searchOffers, async ({ body }) => ({ items: await searchOffers(app, body) }));

  implement(fares.findAlternatives, async ({ caller, params: { bookingId }, query, body }) => {
    await mayChange(caller, bookingId, query);
    return { items: await findAlternatives(app, bookingId, body) };
  });

  implement(fares.quoteChange, async ({ caller, params: { bookingId }, query, body }) => {
    await mayChange(caller, bookingId, query);
    return quoteChange(app, bookingId, body);
  });

  implement(aboard.getSeatMap, async ({ caller, params: { bookingId, legId }, query }) => {
    await mayChange(caller, bookingId, query);
    return readSeatMap(app, bookingId, legId);
  });

  implement(aboard.listOfferedServices, async ({ caller, params: { bookingId }, query }) => {
    await mayChange(caller, bookingId, query);
    return { items: await listOfferedServices(app, bookingId) };
  });

  implement(contract.changeBooking, async ({ caller, body }) => {
    const { id, bookingId, customerId, caseId, change } = body;
    await requireCapability(app, capabilityFor(change.kind));
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

  implement(contract.listBookingOperations, ({ query }) => pageOfOperations(db, query));

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
    if (bookingId !== null) await mayChange(caller, bookingId, query);
    const { language } = await getCase(db, query.caseId);
    return { text: await wordsOfOperation(db, operationId, language) };
  });

  implement(tasks.listBookingTasks, async ({ query }) => ({ items: await listTasks(db, query) }));

  implement(tasks.finishBookingTask, async ({ caller, params: { taskId } }) => {
    await finishTask(app, { taskId, actorId: caller.id });
    return { ok: true as const };
  });

  implement(allowances.getAllowances, async () => ({ allowances: await listAllowances(db) }));

  implement(allowances.setAllowances, ({ caller, body }) =>
    audited(app, { caller, action: "bookings.set-allowances", subject: "settings/booking-allowances" }, async (app) => {
      await setAllowances(app, body.allowances);
      return body;
    }),
  );
}
