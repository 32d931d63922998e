/** The calls of the reservation API that change bookings. */
import { ChangeAnswer, MoveAnswer } from "../../../../contract/reservation-api/changes.ts";
import type { Changed, ReservationSystem } from "../../../modules/bookings/index.ts";
import { type Answer, call, callOnce, type Server } from "./call.ts";
import { standingOf } from "./say.ts";
import { away, understanding } from "./understand.ts";
import { readSettled, writeChange } from "./write-change.ts";

type Changing = Pick<ReservationSystem, "change" | "whatBecameOf" | "move">;

export function changeReservations(server: Server): Changing {
  const understand = understanding(server.name);
  return {
    async change(asked) {
      const answer = await callOnce(server, "/changes", writeChange(asked));
      const unsettled = whyUnsettled(answer, server.name);
      if (unsettled) return unsettled;
      const read = understand(answer, ChangeAnswer);
      // It was taken, and its answer can't be read.
      if ("why" in read) return { status: "unknown", why: read.why };
      if (read.id !== asked.id) return { status: "unknown", why: `${server.name} answered for another change` };
      return { status: "settled", settled: readSettled(read) };
    },

    async whatBecameOf({ id: changeId }) {
      const answer = await call(server, `/changes/${changeId}`);
      if (answer.kind === "answered" && answer.status === 404) return { status: "not-known-there" };
      const read = understand(answer, ChangeAnswer);
      if ("why" in read) return read;
      if (read.id !== changeId) return away(`${server.name} answered for another change`);
      return { status: "settled", settled: readSettled(read) };
    },

    async move({ why, ...wanted }) {
      const answer = await call(server, "/moves", { ...wanted, reason: why });
      if (answer.kind === "answered" && answer.status === 409)
        return { status: "refused", code: "INVALID_REQUEST", why: "this id was another move" };
      const read = understand(answer, MoveAnswer);
      if ("why" in read) return read;
      return {
        status: "answered",
        answer: {
          moved: read.moved.map(({ status, ...one }) => ({ ...one, isWaitlisted: standingOf(status) !== "confirmed" })),
          failed: read.failed.map(({ bookingId, refusal }) => ({
            bookingId,
            code: refusal.code,
            why: refusal.message,
          })),
        },
      };
    },
  };
}

/** Null where there is an answer to be read. A status of 500 may come after the deed as well as before it. */
function whyUnsettled(answer: Answer, name: string): Changed | null {
  if (answer.kind === "away") return answer.mayHaveCome ? { status: "unknown", why: answer.why } : away(answer.why);
  const { status } = answer;
  if (status >= 500) return { status: "unknown", why: `${name} answered ${status}` };
  if (status === 401 || status === 403) return away(`${name} does not know our token`);
  if (status === 429) return away(`${name} has too much to do`);
  if (status === 200) return null;
  const refusal = { code: "INVALID_REQUEST" as const, why: `${name} answered ${status}` };
  return {
    status: "settled",
    settled: { outcome: "refused", bookingId: null, version: null, items: [], refusal, refund: null },
  };
}
