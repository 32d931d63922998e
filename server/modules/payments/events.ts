/** What happens to payments. */
import { event } from "../../platform/events.ts";

/** It stands elsewhere now, or something was noted of it. */
export const paymentChanged = event<{ paymentId: string; caseId: string; state: string }>(
  "payments.changed",
  ({ caseId }) => [`case/${caseId}`, "payments"],
);
