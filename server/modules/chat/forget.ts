/** Conversations that nobody came back to are forgotten here; what was asked stays in its cases. */
import type { Context } from "../../platform/context.ts";

const idleDays = 90;
const atOnce = 1000;

/** A visitor who comes later than that begins anew. */
export async function forgetVisitors({ db }: Context): Promise<void> {
  for (;;) {
    const { count } = await db`
      delete from chat.visitor where id in (
        select id from chat.visitor where seen_at < platform.now() - ${idleDays} * interval '1 day' limit ${atOnce})`;
    if (count < atOnce) return;
  }
}
