/** What the log tells of staff. `caller/ID` makes every process look anew at what that person may, and their pages too. */
import { event } from "../../platform/events.ts";

export type MemberFact = { memberId: string };

const topics = ({ memberId }: MemberFact): string[] => ["staff", `caller/${memberId}`];

/** Somebody's name, role, languages or factors are others than before. */
export const memberChanged = event<MemberFact>("staff.member-changed", topics);
/** Somebody no longer works here. */
export const memberDeactivated = event<MemberFact>("staff.member-deactivated", topics);
/** Some of somebody's sessions ended. */
export const sessionsEnded = event<MemberFact>("staff.sessions-ended", ({ memberId }) => [`caller/${memberId}`]);
