/** Requests whose time is over: the provider's page is closed first, so that `expired` means that nobody can pay there. */
import { atomically } from "../../platform/context.ts";
import type { Pool } from "../../platform/db.ts";
import type { PaymentsContext } from "./context.ts";
import { prepare } from "./prepare.ts";
import { lockRequest, move } from "./request.ts";

const atOnce = 50;
const open = new Set(["created", "sent", "viewed"]);

/** Gives whether there may be more. */
export async function expireRequests(app: PaymentsContext & { readonly db: Pool }): Promise<boolean> {
  const due = await app.db<{ id: string }[]>`
    select id from payments.request r
    where state = any (array['created', 'sent', 'viewed']) and expires_at <= (select platform.now())
      and not exists (select from payments.operation o where o.request_id = r.id and o.kind = 'expire')
    order by expires_at limit ${atOnce}`;
  for (const { id } of due)
    await atomically(app, async (app) => {
      const request = await lockRequest(app.db, id);
      if (!request || !open.has(request.state)) return;
      if (request.hostedId) return prepare(app, { requestId: id, kind: "expire" });
      await move(app, { id, caseId: request.caseId, to: "expired" });
    });
  return due.length === atOnce;
}
