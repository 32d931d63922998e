/** Private data in public: found the moment it is read, hidden where the vendor hides, put before an agent where it does not. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { type Bearing, findBearing, hideMessage, openCaseForMessage } from "../cases/index.ts";
import { type Found, keepExposure } from "./exposure.ts";

/** Runs after a message was kept, and after its words changed. */
export async function guardExposed(app: ChannelsContext, facts: readonly { messageId: string }[]): Promise<void> {
  const bearing = await findBearing(
    app.db,
    facts.map(({ messageId }) => messageId),
  );
  for (const message of bearing)
    if (message.visibility === "public") await atomically(app, (app) => guard(app, message));
}

async function guard(app: ChannelsContext, message: Bearing): Promise<void> {
  const { id: messageId, customerId } = message;
  const found = foundIn(message);
  const canHide = message.mayHide && app.channels.get(message.channel)?.hide !== undefined;
  if (!(await keepExposure(app.db, { messageId, customerId, caseId: message.caseId, found }))) return;
  // Somebody has to ask them, or they are to be told: both need a case.
  const caseId = message.caseId ?? (await openCaseForMessage(app, { messageId, kind: "question" }));
  await app.db`update privacy.exposure set case_id = ${caseId} where message_id = ${messageId}`;
  if (canHide) await hideMessage(app, { messageId, hidden: true, reason: reasonOf(found) });
  await changed(app, [`case/${caseId}`]);
}

/** Each kind once, by its surest rule, the surest kind first. */
function foundIn({ personalData }: Bearing): Found[] {
  const found = new Map<string, Found>();
  for (const { kind, rule } of personalData.toSorted((a, b) => b.confidence - a.confidence))
    if (!found.has(kind)) found.set(kind, { kind, rule: rule ?? "unnamed" });
  return [...found.values()];
}

/** For colleagues, in our own words. */
export const reasonOf = (found: readonly Found[]): string =>
  `personal data: ${found.map(({ kind }) => kind).join(", ")}`;
