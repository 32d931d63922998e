/** What happens to deadlines. */
import { event } from "../../platform/events.ts";

type Fact = { caseId: string; clock: string; dueAt: string };

const ofCase = ({ caseId }: Fact): string[] => [`case/${caseId}`, "queue"];

/** It is over soon: so long before as its target says. */
export const deadlineNear = event<Fact>("service-levels.deadline-near", ofCase);

/** It is over, and what was owed was not there. */
export const deadlineBroken = event<Fact>("service-levels.deadline-broken", ofCase);
