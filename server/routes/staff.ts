/** Members of staff and the audit. */
import * as contract from "../../contract/staff.ts";
import {
  addMember,
  audit,
  changeMember,
  deactivate,
  dropLinks,
  endSessions,
  findMember,
  findPerson,
  listAudit,
  listManaged,
  listMembers,
  listSessions,
  reactivate,
  resetFactors,
  setPassword,
} from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { findEnd, showPosition } from "../platform/position.ts";
import { page, readCursor } from "../screens/cursor.ts";
import { personOf } from "./asker.ts";
import type { RouteApp } from "./route-app.ts";

const ok = { ok: true as const };

export function implementStaff(implement: Implement, app: RouteApp): void {
  const { db, signIn } = app;

  implement(contract.whoAmI, async ({ caller }) => ({
    position: showPosition(await findEnd(db)),
    ...(await findMember(db, caller.id)),
    permissions: [...caller.permissions],
    way: caller.session?.way ?? null,
  }));

  implement(contract.setPassword, async ({ caller, body, request }) => {
    const { id } = personOf(caller);
    await setPassword(app, { ...body, memberId: id, cookie: request.headers.cookie ?? "" });
    return ok;
  });

  implement(contract.listStaff, async ({ query: { limit, cursor } }) => {
    const [after = null] = readCursor(cursor, 1) ?? [];
    return page(
      await listMembers(db, { limit: limit + 1, after: after === null ? null : String(after) }),
      limit,
      ({ id }) => [id],
    );
  });

  implement(contract.addStaffMember, async ({ caller, body }) => {
    const id = await atomically(app, async (app) => {
      const id = await addMember(app, body);
      await audit(app.db, { actorId: caller.id, action: "staff.add", subject: `staff/${id}` });
      return id;
    });
    return { id, signInLink: await signIn.makeLink(body.email.toLowerCase()) };
  });

  implement(contract.listManaged, async ({ query: { limit, cursor } }) => {
    const [after = null] = readCursor(cursor, 1) ?? [];
    const rows = await listManaged(db, { limit: limit + 1, after: after === null ? null : String(after) });
    return page(rows, limit, ({ id }) => [id]);
  });

  implement(contract.changeStaffMember, async ({ caller, params: { memberId }, body }) => {
    await changeMember(app, { ...body, memberId, actorId: caller.id });
    return findMember(db, memberId);
  });

  implement(contract.deactivateStaffMember, async ({ caller, params: { memberId } }) => {
    await deactivate(app, { memberId, actorId: caller.id });
    return findMember(db, memberId);
  });

  implement(contract.reactivateStaffMember, async ({ caller, params: { memberId } }) => {
    await reactivate(app, { memberId, actorId: caller.id });
    return findMember(db, memberId);
  });

  implement(contract.makeSignInLink, async ({ caller, params: { memberId } }) => {
    const email = await atomically(app, async (app) => {
      const { email } = await findPerson(app.db, memberId);
      await dropLinks(app.db, memberId);
      await audit(app.db, { actorId: caller.id, action: "staff.make-link", subject: `staff/${memberId}` });
      return email;
    });
    return { signInLink: await signIn.makeLink(email) };
  });

  implement(contract.resetFactors, async ({ caller, params: { memberId } }) => {
    await findPerson(db, memberId);
    await resetFactors(app, { memberId, actorId: caller.id });
    return ok;
  });

  implement(contract.listSessionsOf, async ({ caller, params: { memberId } }) => {
    const items = await listSessions(db, (await findPerson(db, memberId)).id);
    return { items: items.map((one) => ({ ...one, isThis: one.id === caller.session?.id })) };
  });

  implement(contract.endSessionsOf, async ({ caller, params: { memberId }, query }) => {
    await endSessions(app, { ...query, memberId: (await findPerson(db, memberId)).id, actorId: caller.id });
    return ok;
  });

  implement(contract.listAudit, async ({ query: { limit, cursor, subject = null } }) => {
    const [before = null] = readCursor(cursor, 1) ?? [];
    const rows = await listAudit(db, { limit: limit + 1, before: before === null ? null : String(before), subject });
    const { items, nextCursor } = page(rows, limit, ({ id }) => [id]);
    return {
      items: items.map(({ actorId, actorName, ...row }) => ({ ...row, actor: { id: actorId, name: actorName } })),
      nextCursor,
    };
  });
}
