/** That we come back to a case: at a time at the latest, or when something happens. */
import { z } from "zod";
import { Case } from "./cases.ts";
import { endpoint, Time } from "./endpoint.ts";
import { FlightEventKind, FlightNumber } from "./flights.ts";

const params = z.object({ caseId: z.uuid() });
const ofPromise = z.object({ caseId: z.uuid(), promiseId: z.uuid() });

export const makePromise = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/promises",
  summary:
    "Put a case to rest until a time or an event, as told to the customer (promise) or not (snooze). The same id twice is one.",
  needs: "cases:reply",
  params,
  body: z.object({
    id: z.uuid(),
    kind: z.enum(["promise", "snooze"]).default("promise"),
    /** What was promised, for colleagues; personal data is kept as dots. */
    text: z.string().trim().max(200).default(""),
    /** The latest time: then the case comes back, whatever happens. */
    dueAt: Time,
    /** Earlier, when this happens to a flight. */
    on: z.object({ flight: FlightNumber, date: z.iso.date(), event: FlightEventKind }).optional(),
    /** Earlier, when the customer writes anything. */
    untilWritten: z.boolean().default(false),
  }),
  returns: Case,
  status: 201,
});

export const keepPromise = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/promises/:promiseId/keep",
  summary: "Say that we came back in another way. An answer sent after it fell due keeps a promise by itself.",
  needs: "cases:reply",
  params: ofPromise,
  returns: Case,
});

export const withdrawPromise = endpoint({
  method: "DELETE",
  path: "/api/v1/cases/:caseId/promises/:promiseId",
  summary: "Take a promise back; a case that rested is in the queue again, where it stood.",
  needs: "cases:reply",
  params: ofPromise,
  returns: Case,
});
