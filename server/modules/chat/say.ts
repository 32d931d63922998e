/** A visitor writes: the line they see and the delivery that every channel begins with are one transaction. */
import type { ChatFile } from "../../../contract/chat-files.ts";
import type { ChatLine } from "../../../contract/chat.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { storeDeliveries } from "../channels/index.ts";
import { addLine } from "./lines.ts";
import { UnknownVisitor } from "./problems.ts";
import type { Visitor } from "./visitors.ts";

/** The same id twice is one line and one delivery. */
export const say = (
  app: Context,
  visitor: Visitor,
  { id, text, files: attached }: { id: string; text: string; files: readonly string[] },
): Promise<ChatLine> =>
  atomically(app, async (app) => {
    const added = await addLine(app, { visitorId: visitor.id, id, side: "visitor", text, attached });
    if (!added) throw UnknownVisitor();
    const { line, isNew } = added;
    const { number } = line;
    // What a scanner says of them later, the case hears by itself.
    const files = line.files.map(({ held: _held, ...file }) => file);
    if (isNew) await deliver(app, visitor, { type: "message", number, text, files, at: line.at.toISOString() });
    return line;
  });

/** What we said before `number` was read; once told it is not told again. */
export const noteRead = (app: Context, visitor: Visitor, number: number): Promise<void> =>
  atomically(app, async (app) => {
    const [moved] = await app.db<{ at: Date; number: number }[]>`
      update chat.visitor v set read_to = ours.number
      from (
        select max(number) as number from chat.line where visitor_id = ${visitor.id} and side = 'airline' and number <= ${number}
      ) as ours
      where v.id = ${visitor.id} and v.read_to < ours.number
      returning platform.now() as at, read_to::float8 as number`;
    if (moved) await deliver(app, visitor, { type: "read", number: moved.number, at: moved.at.toISOString() });
  });

type Told = { number: number; at: string } & (
  | { type: "message"; text: string; files: Omit<ChatFile, "held">[] }
  | { type: "read" }
);

async function deliver(app: Context, { id, name, accountId }: Visitor, told: Told): Promise<void> {
  const body = Buffer.from(JSON.stringify({ visitor: { id, name }, ...told }));
  await storeDeliveries(app.db, [{ accountId, headers: { "content-type": "application/json" }, body }]);
  app.ring("deliveries");
}
