/** What could not be kept after a rebooking: somebody finds a way, or tells the customer. */
import type { BookingTask } from "../../../../contract/booking-tasks.ts";
import type { z } from "zod";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { changed } from "../../../platform/events.ts";
import { audit } from "../../staff/index.ts";
import { TaskNotFound } from "../problems.ts";
import type { Operation } from "./operation.ts";

interface Lost {
  seats: readonly { passengerId: string; legId: string }[];
  services: readonly { passengerId: string; legId: string; code: string }[];
}

/** Each once for each rebooking. */
export async function leaveTasks(
  app: Context,
  { id, bookingId, caseId }: Pick<Operation, "id" | "bookingId" | "caseId">,
  { seats, services }: Lost,
): Promise<void> {
  const rows = [
    ...seats.map((one) => ({ kind: "seat", passenger_id: one.passengerId, leg_id: one.legId, what: "" })),
    ...services.map((one) => ({ kind: "service", passenger_id: one.passengerId, leg_id: one.legId, what: one.code })),
  ];
  if (rows.length === 0) return;
  await atomically(app, async (app) => {
    const { count } = await app.db`
      insert into bookings.task (operation_id, booking_id, case_id, kind, passenger_id, leg_id, what)
      select ${id}, ${bookingId}, ${caseId}, kind, passenger_id, leg_id, what
      from jsonb_to_recordset(${app.db.json(rows)}) as row (kind text, passenger_id text, leg_id text, what text)
      on conflict do nothing`;
    if (count > 0) await changed(app, topicsOf(bookingId, caseId));
  });
}

/** Those that are still to do first, then the newest; 100 at most. */
export async function listTasks(
  db: Db,
  { caseId, bookingId }: { caseId?: string | undefined; bookingId?: string | undefined },
): Promise<z.output<typeof BookingTask>[]> {
  return db`
    select id, operation_id, booking_id, case_id, kind, passenger_id, leg_id, what, created_at, done_at, done_by as done_by_id
    from bookings.task
    where true ${caseId ? db`and case_id = ${caseId}` : db``} ${bookingId ? db`and booking_id = ${bookingId}` : db``}
    order by done_at is not null, created_at desc limit 100`;
}

/** Twice is once. */
export const finishTask = (app: Context, { taskId, actorId }: { taskId: string; actorId: string }): Promise<void> =>
  atomically(app, async (app) => {
    const [task] = await app.db<{ bookingId: string; caseId: string | null }[]>`
      update bookings.task set done_at = coalesce(done_at, platform.now()), done_by = coalesce(done_by, ${actorId})
      where id = ${taskId} returning booking_id, case_id`;
    if (!task) throw TaskNotFound();
    await audit(app.db, {
      actorId,
      action: "bookings.finish-task",
      subject: `booking/${task.bookingId}`,
      detail: taskId,
    });
    await changed(app, topicsOf(task.bookingId, task.caseId));
  });

const topicsOf = (bookingId: string | null, caseId: string | null): string[] => [
  ...(bookingId ? [`booking/${bookingId}`] : []),
  ...(caseId ? [`case/${caseId}`] : []),
];
