/** What is asked of Duffel, and read from its answers. */
import { z } from "zod";
import type { Asked, Away } from "../../../modules/bookings/index.ts";
import { ask, type Call, type Exchanged, type Line } from "./call.ts";
import { sayOrder, type ReadOrder } from "./read-order.ts";
import { Order } from "./shapes.ts";

export const away = (why: string): Away => ({ status: "away", why });

export type Refused = Extract<Asked<never>, { status: "refused" }>;
export const no = (code: Refused["code"], why: string): Refused => ({ status: "refused", code, why });

/** Whether an answer has its shape, and if not, why: naming the field and never what stands in it. */
export function understood<T>(body: unknown, shape: z.ZodType<T>): { read: T } | Away {
  const read = shape.safeParse(body);
  if (read.success) return { read: read.data };
  const field = read.error.issues[0]?.path.join(".") ?? "";
  const why = `the reservation system's answer has not the agreed shape at "${field.slice(0, 80)}"`;
  return { ...away(why), isThisAlone: true };
}

const under = <T>(shape: z.ZodType<T>) => z.object({ data: shape });

export async function askFor<T>(line: Line, call: Call, shape: z.ZodType<T>): Promise<Asked<T>> {
  const whole = await askWhole(line, call, under(shape));
  return whole.status === "answered" ? { status: "answered", answer: whole.answer.data } : whole;
}

/** With what stands beside `data`. */
export async function askWhole<T>(line: Line, call: Call, shape: z.ZodType<T>): Promise<Asked<T>> {
  const exchanged = await ask(line, call);
  if (exchanged.kind === "away") return away(exchanged.why);
  if (exchanged.kind === "refused") return refusalIn(exchanged);
  const answer = understood(exchanged.body, shape);
  return "read" in answer ? { status: "answered", answer: answer.read } : answer;
}

function refusalIn({
  trouble,
}: Extract<Exchanged, { kind: "refused" }>): Exclude<Asked<never>, { status: "answered" }> {
  if (trouble.kind === "unclear") return away(`the reservation system answered ${trouble.why}`);
  return trouble.code === "NOT_FOUND" ? { status: "gone" } : no(trouble.code, trouble.why);
}

export async function getOrder(line: Line, id: string): Promise<Asked<ReadOrder>> {
  const asked = await askFor(line, { method: "GET", path: `orders/${encodeURIComponent(id)}` }, Order);
  if (asked.status !== "answered") return asked;
  if (asked.answer.id !== id) return away("the reservation system answered with another booking");
  return { status: "answered", answer: sayOrder(asked.answer) };
}

/** The data of an answer to what was sent once. */
export const dataOf = <T>(body: unknown, shape: z.ZodType<T>): { read: T } | Away => {
  const answer = understood(body, under(shape));
  return "read" in answer ? { read: answer.read.data } : answer;
};
