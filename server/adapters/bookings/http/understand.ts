/** Whether an answer has the agreed shape, and if not, why: naming the field and never what stands in it. */
import type { z } from "zod";
import type { Away } from "../../../modules/bookings/index.ts";
import type { Answer } from "./call.ts";

export const away = (why: string): Away => ({ status: "away", why });

/** Reads the answers of the system of this name; `statuses` are those that carry the shape. */
export const understanding =
  (name: string) =>
  <T extends object>(answer: Answer, shape: z.ZodType<T>, statuses: readonly number[] = [200]): T | Away => {
    if (answer.kind === "away") return away(answer.why);
    if (answer.status === 401 || answer.status === 403) return away(`${name} does not know our token`);
    if (!statuses.includes(answer.status)) return away(`${name} answered ${answer.status}`);
    const read = shape.safeParse(answer.body);
    if (read.success) return read.data;
    const field = read.error.issues[0]?.path.join(".") ?? "";
    return away(`${name}'s answer has not the agreed shape at "${field.slice(0, 80)}"`);
  };
