/** What was kept long enough goes, kind by kind, a few hundred at a time. */
import { atomically } from "../../platform/context.ts";
import { forgetBookings, forgetBagFiles } from "../bookings/index.ts";
import { blankMessages, dropOldFiles, findOldMessages } from "../cases/index.ts";
import { eraseEntries } from "../channels/index.ts";
import { forgetNames } from "../customers/index.ts";
import { forgetDocuments } from "../documents/index.ts";
import { forgetTouchpoints } from "../journeys/index.ts";
import { blankRatings } from "../ratings/index.ts";
import type { RightsContext } from "./context.ts";
import { type Keeping, listKeeping } from "./keeping.ts";

interface Due {
  before: Date;
  /** Null: every channel that has no rule of its own. */
  channel: string | null;
  ownChannels: readonly string[];
}

const atOnce = 200;
/** Batches of one run; the next goes on. */
const batchesAtMost = 500;
/** Vendors' short rules are looked at each hour, the others once a day. */
const longHours = 72;
const dayMs = 20 * 3_600_000;

/** Runs each hour. */
export async function keepToTime(app: RightsContext): Promise<void> {
  const [clock] = await app.db<[{ at: Date }]>`select platform.now() as at`;
  const rules = await listKeeping(app.db);
  for (const rule of rules) {
    const isDue = rule.ranAt === null || clock.at.getTime() - rule.ranAt.getTime() >= dayMs;
    if (rule.hours === null || (rule.hours > longHours && !isDue)) continue;
    const ownChannels = rules
      .filter(({ kind, channel }) => kind === rule.kind && channel !== "every")
      .map(({ channel }) => channel);
    const before = new Date(clock.at.getTime() - rule.hours * 3_600_000);
    await keepRule(app, rule, { before, channel: rule.channel === "every" ? null : rule.channel, ownChannels });
  }
}

async function keepRule(app: RightsContext, { kind, channel }: Keeping, due: Due): Promise<void> {
  let erased = 0;
  for (let n = 0; n < batchesAtMost; n++) {
    const count = await atomically(app, (app) => works[kind](app, due));
    erased += count;
    if (count === 0) return note(app, { kind, channel, erased, doneTo: due.before });
  }
  await note(app, { kind, channel, erased, doneTo: null });
}

const works: Readonly<Record<Keeping["kind"], (app: RightsContext, due: Due) => Promise<number>>> = {
  messages: async (app, { before, channel, ownChannels }) => {
    const messages = await findOldMessages(app.db, { before, channel, ownChannels, limit: atOnce });
    // As it came is words too; where a vendor sets the time, that goes with them.
    if (channel !== null)
      await eraseEntries(app, {
        messageIds: [],
        told: messages.flatMap(({ accountId, externalIds }) =>
          externalIds.map((externalId) => ({ accountId, externalId })),
        ),
        needles: [],
      });
    await blankMessages(app, messages);
    return messages.length + (await blankRatings(app.db, { before, channel, ownChannels, limit: atOnce }));
  },
  names: (app, { before, channel }) => forgetNames(app.db, { kind: channel ?? "", before, limit: atOnce }),
  files: (app, { before }) => dropOldFiles(app, { before, limit: atOnce }),
  touchpoints: (app, { before }) => forgetTouchpoints(app.db, { before, limit: atOnce }),
  bookings: async (app, { before }) =>
    (await forgetDocuments(app.db, { before, limit: atOnce })) +
    (await forgetBookings(app.db, { before, limit: atOnce })),
  "bag-files": (app, { before }) => forgetBagFiles(app.db, { before, limit: atOnce }),
};

async function note(
  { db }: RightsContext,
  { kind, channel, erased, doneTo }: { kind: string; channel: string; erased: number; doneTo: Date | null },
): Promise<void> {
  await db`
    insert into rights.keeping_run as run (kind, channel, done_to, ran_at, erased)
    values (${kind}, ${channel}, coalesce(${doneTo}::timestamptz, '-infinity'), (select platform.now()), ${erased})
    on conflict (kind, channel) do update
    set done_to = greatest(run.done_to, excluded.done_to), ran_at = excluded.ran_at, erased = run.erased + excluded.erased`;
}
