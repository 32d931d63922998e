import { BotProblem, tooMany, unauthorized } from "./problems.ts";

/** How a call can go wrong: refused with a status, no answer at all, or done but never said so. */
export const telegramFaultKinds = [
  "too-many",
  "unauthorized",
  "broken",
  "bad-gateway",
  "hang",
  "cut",
  "accept-then-hang",
  "accept-then-cut",
] as const;

export interface TelegramFault {
  kind: (typeof telegramFaultKinds)[number];
  /** The method it meets; any unless told. */
  method?: string | undefined;
  count?: number | undefined;
  retryAfterSeconds?: number | undefined;
}

export interface TelegramFaults {
  add: (fault: TelegramFault) => void;
  clear: () => void;
  /** The one that this call meets, which it uses up. */
  take: (method: string) => TelegramFault | null;
}

export function makeTelegramFaults(): TelegramFaults {
  let pending: { fault: TelegramFault; left: number }[] = [];
  return {
    add: (fault) => void pending.push({ fault, left: fault.count ?? 1 }),
    clear: () => void (pending = []),
    take(method) {
      const met = pending.find(({ fault }) => fault.method === undefined || fault.method === method);
      if (!met) return null;
      met.left -= 1;
      pending = pending.filter(({ left }) => left > 0);
      return met.fault;
    },
  };
}

/** What is answered in place of the method; null where the fault is no answer. */
export function problemOf({ kind, retryAfterSeconds = 2 }: TelegramFault): BotProblem | null {
  if (kind === "too-many") return tooMany(retryAfterSeconds);
  if (kind === "unauthorized") return unauthorized();
  if (kind === "broken") return new BotProblem(500, "Internal Server Error");
  return null;
}
