/** The tokens programs act with. */
import * as contract from "../../contract/staff.ts";
import { audit, createToken, listTokens, withdrawToken } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { page, readCursor } from "../screens/cursor.ts";
import type { RouteApp } from "./route-app.ts";

export function implementTokens(implement: Implement, app: RouteApp): void {
  implement(contract.createToken, async ({ caller, body }) =>
    atomically(app, async (app) => {
      const made = await createToken(app, body);
      await audit(app.db, {
        actorId: caller.id,
        action: "staff.create-token",
        subject: `token/${made.id}`,
        detail: body.isTrusted ? `${body.role}, trusted` : body.role,
      });
      return made;
    }),
  );

  implement(contract.listTokens, async ({ query: { limit, cursor } }) => {
    const [before = null] = readCursor(cursor, 1) ?? [];
    const rows = await listTokens(app.db, { limit: limit + 1, before: before === null ? null : String(before) });
    return page(rows, limit, ({ id }) => [id]);
  });

  implement(contract.withdrawToken, async ({ caller, params: { tokenId } }) => {
    await withdrawToken(app, { tokenId, actorId: caller.id });
    return { ok: true as const };
  });
}
