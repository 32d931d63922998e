/** What happens to drills. */
import { event } from "../../platform/events.ts";

/** A drill was found in a case, was said to be none, or went a step on. */
export const drillChanged = event<{ caseId: string }>("drills.changed", ({ caseId }) => [`case/${caseId}`, "queue"]);
