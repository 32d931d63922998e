/** What is to be done at the provider is a row before it is a call. */
import type { Context } from "../../platform/context.ts";

export type ToDo =
  | { requestId: string; kind: "create" | "expire" }
  | { requestId: string; kind: "refund"; refundId: string };

/** The same again is the same. */
export async function prepare(app: Context, toDo: ToDo): Promise<void> {
  const refundId = toDo.kind === "refund" ? toDo.refundId : null;
  await app.db`
    insert into payments.operation (request_id, kind, refund_id) values (${toDo.requestId}, ${toDo.kind}, ${refundId})
    on conflict do nothing`;
  app.ring("payments");
}
