/** A target as it is typed, and what it means. Pure. */
import type { Target } from "../../../contract/service-rules.ts";

export interface TypedTarget extends Pick<Target, "clock" | "channel" | "language" | "topic" | "calendar"> {
  /** Ours, so that a line stays itself while others come and go. */
  key: string;
  tier: string;
  time: string;
  warn: string;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, u: 3600, d: 86_400 };

/** Seconds of `30 min`, `4 h`, `1.5 u`, `2 d`; minutes where no unit stands; null where it means nothing. */
export function secondsOf(typed: string): number | null {
  const found = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*([a-z]*)$/i.exec(typed.trim());
  if (!found) return null;
  const unit = units[(found[2] ?? "").slice(0, 1).toLowerCase() || "m"];
  return unit === undefined ? null : Math.round(Number((found[1] ?? "").replace(",", ".")) * unit);
}

/** As somebody would type it. */
export function timeOf(seconds: number, hour: string): string {
  for (const [unit, name] of [
    [86_400, "d"],
    [3600, hour],
    [60, "min"],
  ] as const)
    if (seconds >= unit && seconds % unit === 0) return `${seconds / unit} ${name}`;
  return `${seconds} s`;
}

export const typedTarget = (target: Target, hour: string): TypedTarget => ({
  ...target,
  key: crypto.randomUUID(),
  tier: target.tier ?? "",
  time: timeOf(target.seconds, hour),
  warn: timeOf(target.warnSeconds, hour),
});

export type TargetFault = "time" | "zero" | "long" | "warn" | "twice" | "calendar";

const longest = 90 * 86_400;

const isSame = (a: TypedTarget, b: TypedTarget): boolean =>
  a.clock === b.clock &&
  a.channel === b.channel &&
  a.language === b.language &&
  a.topic === b.topic &&
  a.tier.trim().toLowerCase() === b.tier.trim().toLowerCase();

/** What is wrong with a line; null where nothing is. */
export function faultOfTarget(
  line: TypedTarget,
  all: readonly TypedTarget[],
  calendars: readonly string[],
): TargetFault | null {
  const seconds = secondsOf(line.time);
  const warn = secondsOf(line.warn);
  if (seconds === null || warn === null) return "time";
  if (seconds === 0) return "zero";
  if (seconds > longest) return "long";
  if (warn >= seconds) return "warn";
  if (!calendars.includes(line.calendar)) return "calendar";
  return all.find((one) => isSame(one, line))?.key === line.key ? null : "twice";
}

/** What the lines mean; null where one means nothing, or may not be. */
export function targetsOf(all: readonly TypedTarget[], calendars: readonly string[]): Target[] | null {
  if (all.some((line) => faultOfTarget(line, all, calendars) !== null)) return null;
  return all.map(({ key: _key, time, warn, tier, channel, language, topic, clock, calendar }) => ({
    channel,
    language,
    topic,
    tier: tier.trim() || null,
    clock,
    seconds: secondsOf(time) ?? 0,
    warnSeconds: secondsOf(warn) ?? 0,
    calendar,
  }));
}
