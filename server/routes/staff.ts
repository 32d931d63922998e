import * as contract from "../../contract/staff.ts";
import { addMember, audit, createToken, findMember, listAudit, listMembers } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { findEnd, showPosition } from "../platform/position.ts";
import { problem } from "../platform/problem.ts";
import { page, readCursor } from "../screens/cursor.ts";
import type { RouteApp } from "./route-app.ts";

const NoPasswords = problem("staff.no-passwords", 403, "A token has no password: sign in as a person.");

export function implementStaff(implement: Implement, app: RouteApp): void {
  const { db, signIn } = app;

  implement(contract.whoAmI, async ({ caller }) => ({
    position: showPosition(await findEnd(db)),
    ...(await findMember(db, caller.id)),
    permissions: [...caller.permissions],
  }));

  implement(contract.setPassword, async ({ caller, body, request }) => {
    if (caller.by === "token") throw NoPasswords();
    const { hasPassword } = await findMember(db, caller.id);
    await signIn.setPassword({ ...body, hasPassword, cookie: request.headers.cookie ?? "" });
    await audit(db, { actorId: caller.id, action: "staff.set-password", subject: `staff/${caller.id}` });
    return { ok: true as const };
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

  implement(contract.createToken, async ({ caller, body }) =>
    atomically(app, async (app) => {
      const made = await createToken(app, body);
      await audit(app.db, { actorId: caller.id, action: "staff.create-token", subject: `token/${made.id}` });
      return made;
    }),
  );

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
