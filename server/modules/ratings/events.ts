/** What happens to ratings. */
import { event } from "../../platform/events.ts";

/** Somebody was asked, was not asked, or answered. */
export const ratingChanged = event<{ caseId: string }>("ratings.changed", ({ caseId }) => [`case/${caseId}`]);
