/** Our link: to the provider's page while it may be paid, else to what there is to say. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { hashToken } from "../../platform/secrets.ts";
import { LinkNotFound } from "./problems.ts";
import { lockRequest, move } from "./request.ts";

/** `paid`: nothing is left to do. `over`: it ended or was taken back. `returned`: it was paid, and goes back. */
export type Link = { id: string; language: string } & ({ to: string } | { is: "paid" | "over" | "returned" });

const isToken = /^[\w-]{22}$/;
const paid = new Set(["paid", "fulfilled", "fulfil-failed"]);
const returned = new Set(["refunding", "refunded"]);

/** Following uses nothing up: messengers look at links by themselves. */
export async function findLink(db: Db, token: string): Promise<Link> {
  if (!isToken.test(token)) throw LinkNotFound();
  const [row] = await db<{ id: string; language: string; state: string; pageUrl: string | null; isLive: boolean }[]>`
    select id, language, state, page_url, state = any (array['sent', 'viewed']) and expires_at > (select platform.now()) as is_live
    from payments.request where token_hash = ${hashToken(token)}`;
  if (!row) throw LinkNotFound();
  const { id, language, state, pageUrl, isLive } = row;
  if (isLive && pageUrl) return { id, language, to: pageUrl };
  return { id, language, is: paid.has(state) ? "paid" : returned.has(state) ? "returned" : "over" };
}

/** Seconds after which the provider is asked, should it not tell. */
const lookAfter = 180;

/** The first time somebody went there; no program's look at the link. */
export const noteViewed = (app: Context, id: string): Promise<void> =>
  atomically(app, async (app) => {
    const request = await lockRequest(app.db, id);
    if (request?.state !== "sent") return;
    await move(app, { id, caseId: request.caseId, to: "viewed" });
    await app.db`update payments.request set look_at = platform.now() + ${lookAfter} * interval '1 second' where id = ${id}`;
  });
