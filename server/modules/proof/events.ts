/** What happens to how customers are known. */
import { event } from "../../platform/events.ts";

/** Somebody proved what is theirs, or that they act for somebody. */
export const customerProved = event<{ customerId: string; survivorId: string; caseId: string | null }>(
  "proof.customer-proved",
  ({ customerId, survivorId, caseId }) => [
    ...new Set([`customer/${survivorId}`, `customer/${customerId}`, ...(caseId ? [`case/${caseId}`] : [])]),
  ],
);
