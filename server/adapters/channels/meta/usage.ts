/** How much of its limits an account has used, as Meta says with every answer: obeyed before it bites. */
import { z } from "zod";
import type { Allowance } from "../../../modules/channels/index.ts";
import { parseAnswer } from "../../../platform/answer.ts";

const Usage = z.looseObject({
  call_count: z.number().optional(),
  total_time: z.number().optional(),
  total_cputime: z.number().optional(),
  /** Minutes. */
  estimated_time_to_regain_access: z.number().optional(),
});
type Usage = z.output<typeof Usage>;

const ByBusiness = z.record(z.string(), z.array(Usage.catch({})));

/** From this share of a limit on, in percent, the account rests so many seconds after each call. */
const rests = [
  { from: 100, seconds: 300 },
  { from: 95, seconds: 60 },
  { from: 90, seconds: 15 },
  { from: 80, seconds: 2 },
] as const;

/** Nobody is made to wait longer for a limit, whatever the header says. */
const longestRest = 3600;

/** What the answer's headers leave us, and when to come again where Meta says so (developers.facebook.com: rate limits). */
export function allowanceOf(headers: Headers): { allowance: Allowance | undefined; retryAt: Date | null } {
  const asked = Number(headers.get("retry-after") ?? Number.NaN);
  const rest = Math.max(restAfter(usagesOf(headers)), asked > 0 ? asked : 0);
  const resetsAt = rest > 0 ? new Date(Date.now() + Math.min(rest, longestRest) * 1000) : null;
  return { allowance: resetsAt ? { remaining: 0, resetsAt } : undefined, retryAt: resetsAt };
}

function usagesOf(headers: Headers): Usage[] {
  const ofApp = Usage.safeParse(parseAnswer(headers.get("x-app-usage") ?? "")).data;
  const ofPage = Usage.safeParse(parseAnswer(headers.get("x-page-usage") ?? "")).data;
  const ofBusiness = ByBusiness.safeParse(parseAnswer(headers.get("x-business-use-case-usage") ?? "")).data ?? {};
  return [...(ofApp ? [ofApp] : []), ...(ofPage ? [ofPage] : []), ...Object.values(ofBusiness).flat()];
}

/** Seconds to rest, by what is nearest to its limit. Pure. */
export function restAfter(usages: readonly Usage[]): number {
  const regained = Math.max(0, ...usages.map((one) => (one.estimated_time_to_regain_access ?? 0) * 60));
  const used = Math.max(
    0,
    ...usages.flatMap((one) => [one.call_count ?? 0, one.total_time ?? 0, one.total_cputime ?? 0]),
  );
  return Math.max(regained, rests.find(({ from }) => used >= from)?.seconds ?? 0);
}
