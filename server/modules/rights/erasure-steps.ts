/** What an erasure does, in order. Each module takes what is its own; each step may be done again. */
import { addCounts, type Counts } from "../../platform/traces.ts";
import { eraseBookings } from "../bookings/index.ts";
import { eraseCases, eraseMessages, findTheirMessages, sweepMessages } from "../cases/index.ts";
import { eraseEntries, isAnyWaiting, sweepChannels } from "../channels/index.ts";
import { eraseIdentifiers, handlesOf, ownTraces } from "../customers/index.ts";
import { eraseDocuments } from "../documents/index.ts";
import { eraseLessons } from "../judgement/index.ts";
import { eraseProposals } from "../language-model/index.ts";
import { eraseSales } from "../insights/index.ts";
import { eraseTouchpoints } from "../journeys/index.ts";
import { erasePayments } from "../payments/index.ts";
import { eraseExposures } from "../privacy/index.ts";
import { eraseProofs } from "../proof/index.ts";
import { eraseRatings } from "../ratings/index.ts";
import { eraseDetails } from "../staff/index.ts";
import { eraseScores } from "../urgency/index.ts";
import { certify } from "./certificate.ts";
import type { RightsContext } from "./context.ts";
import { holdForTheLaw } from "./hold.ts";
import type { RequestRow } from "./request.ts";
import { type Erasing, needlesOf } from "./sealed-subject.ts";

interface Asked {
  request: RequestRow;
  subject: Erasing;
  cursor: string | null;
}

interface Done {
  counts: Counts;
  hasMore: boolean;
  cursor?: string | null;
  /** Another step than the next one. */
  goTo?: string;
  pauseSeconds?: number;
}

interface Step {
  name: string;
  work: (app: RightsContext, asked: Asked) => Promise<Done>;
}

const whole = (counts: Counts): Done => ({ counts, hasMore: false });
const messagesAtOnce = 50;

export const steps: readonly Step[] = [
  {
    name: "hold",
    work: async (app, { request, subject }) => {
      await holdForTheLaw(app, { requestId: request.id, subject });
      return whole({});
    },
  },
  {
    // While their bookings still say which they are.
    name: "documents",
    work: async (app, { subject }) =>
      whole(await eraseDocuments(app.db, { customerIds: subject.customerIds, traces: ownTraces(subject) })),
  },
  {
    name: "bookings",
    work: async (app, { subject }) => {
      const { counts, named } = await eraseBookings(app, {
        traces: ownTraces(subject),
        customerIds: subject.customerIds,
      });
      return whole({ ...counts, "audit-details": await eraseDetails(app.db, named) });
    },
  },
  {
    name: "proofs",
    work: async (app, { subject }) => {
      const loyalty = ownTraces(subject).flatMap(({ kind, value }) => (kind === "loyalty" ? [value] : []));
      return whole(await eraseProofs(app.db, { customerIds: subject.customerIds, loyalty }));
    },
  },
  { name: "lessons", work: async (app, { subject }) => whole(await eraseLessons(app.db, subject.customerIds)) },
  { name: "proposals", work: async (app, { subject }) => whole(await eraseProposals(app.db, subject.customerIds)) },
  { name: "ratings", work: async (app, { subject }) => whole(await eraseRatings(app.db, subject.customerIds)) },
  { name: "payments", work: async (app, { subject }) => whole(await erasePayments(app.db, subject.customerIds)) },
  { name: "sales", work: async (app, { subject }) => whole(await eraseSales(app.db, subject.customerIds)) },
  { name: "exposures", work: async (app, { subject }) => whole(await eraseExposures(app.db, subject.customerIds)) },
  {
    name: "touchpoints",
    work: (app, { subject }) =>
      eraseTouchpoints(
        app.db,
        ownTraces(subject).map(({ id }) => id),
      ),
  },
  { name: "messages", work: (app, { subject }) => eraseTheirMessages(app, subject) },
  {
    name: "cases",
    work: (app, { request, subject }) =>
      eraseCases(app, { customerIds: subject.customerIds, actorId: request.startedBy ?? request.notedBy }),
  },
  { name: "scores", work: async (app, { subject }) => whole(await eraseScores(app.db, subject.customerIds)) },
  {
    // What others wrote before, and nobody has read yet, may quote or name them.
    name: "what-waits",
    work: async (app, { subject }) =>
      (await isAnyWaiting(app.db, new Date(subject.until)))
        ? { counts: {}, hasMore: true, pauseSeconds: 1 }
        : whole({}),
  },
  {
    name: "others-messages",
    work: async (app, { subject, cursor }) => {
      const authorIds = handlesOf(subject)
        .filter(({ isShared }) => !isShared)
        .map(({ value }) => value);
      const swept = await sweepMessages(app, {
        customerIds: subject.customerIds,
        needles: needlesOf(subject),
        authorIds,
        until: new Date(subject.until),
        cursor,
      });
      return { ...swept, counts: addCounts(swept.counts, await eraseAll(app, subject, swept.theirs)) };
    },
  },
  {
    name: "deliveries",
    work: (app, { subject, cursor }) =>
      sweepChannels(app, {
        handles: handlesOf(subject),
        needles: needlesOf(subject),
        until: new Date(subject.until),
        cursor,
      }),
  },
  { name: "what-came-late", work: waitForWhoBeganBefore },
  { name: "again", work: lookAgain },
  {
    name: "certificate",
    work: async (app, { request }) => {
      await certify(app, request);
      return whole({});
    },
  },
];

async function eraseTheirMessages(app: RightsContext, subject: Erasing): Promise<Done> {
  const messages = await findTheirMessages(app.db, { customerIds: subject.customerIds, limit: messagesAtOnce });
  return { counts: await eraseAll(app, subject, messages), hasMore: messages.length === messagesAtOnce };
}

async function eraseAll(
  app: RightsContext,
  subject: Erasing,
  messages: Awaited<ReturnType<typeof findTheirMessages>>,
): Promise<Counts> {
  if (messages.length === 0) return {};
  const gone = await eraseEntries(app, {
    messageIds: messages.map(({ id }) => id),
    told: messages.flatMap(({ accountId, externalIds }) =>
      externalIds.map((externalId) => ({ accountId, externalId })),
    ),
    needles: handlesOf(subject).map(({ value }) => value),
  });
  return addCounts(gone, await eraseMessages(app, messages));
}

/** Who began before nothing led to them any more may still have brought something of theirs. */
async function waitForWhoBeganBefore(app: RightsContext, { subject }: Asked): Promise<Done> {
  const [row] = await app.db<[{ isAny: boolean }]>`
    select exists (
      select from pg_stat_activity where datname = current_database() and application_name like 'jetbridge %' and pid <> pg_backend_pid()
        and xact_start < ${subject.letGoAt}::timestamptz) as is_any`;
  return row.isAny ? { counts: {}, hasMore: true, pauseSeconds: 1 } : whole({});
}

/** Whatever is left is taken; where something was, all is looked through once more. */
async function lookAgain(app: RightsContext, { request, subject }: Asked): Promise<Done> {
  const own = ownTraces(subject);
  const left = await findTheirMessages(app.db, { customerIds: subject.customerIds, limit: 1 });
  if (left.length > 0) return { counts: {}, hasMore: false, goTo: "messages" };
  const touchpoints = await eraseTouchpoints(
    app.db,
    own.map(({ id }) => id),
  );
  if (touchpoints.hasMore) return { counts: touchpoints.counts, hasMore: true };
  const loyalty = own.flatMap(({ kind, value }) => (kind === "loyalty" ? [value] : []));
  const counts = [
    touchpoints.counts,
    await eraseDocuments(app.db, { customerIds: subject.customerIds, traces: own }),
    (await eraseBookings(app, { traces: own, customerIds: subject.customerIds })).counts,
    (await eraseBookings(app, { traces: own, customerIds: subject.customerIds })).counts,
    await eraseProofs(app.db, { customerIds: subject.customerIds, loyalty }),
    await eraseExposures(app.db, subject.customerIds),
    await eraseSales(app.db, subject.customerIds),
    await eraseLessons(app.db, subject.customerIds),
    (await eraseCases(app, { customerIds: subject.customerIds, actorId: request.startedBy ?? request.notedBy })).counts,
    await eraseIdentifiers(app, subject),
  ].reduce(addCounts, {});
  return whole(counts);
}
