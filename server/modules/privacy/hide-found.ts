/** Private data that was found where only others could hide it, and stands below ours after all. */
import { atomically } from "../../platform/context.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { findBearing, hideMessage } from "../cases/index.ts";
import { findExposures } from "./exposure.ts";
import { reasonOf } from "./guard.ts";

export async function hideFound(app: ChannelsContext, facts: readonly { messageId: string }[]): Promise<void> {
  const ids = facts.map(({ messageId }) => messageId);
  const hideable = (await findBearing(app.db, ids)).filter(
    ({ mayHide, channel }) => mayHide && app.channels.get(channel)?.hide !== undefined,
  );
  const exposures = await findExposures(
    app.db,
    hideable.map(({ id }) => id),
  );
  for (const { messageId, found, settledAt } of exposures)
    if (!settledAt)
      await atomically(app, (app) => hideMessage(app, { messageId, hidden: true, reason: reasonOf(found) }));
}
