/** The documents of a case: what there is of the bookings its customer may be told, where it went, and who opened it. */
import type { z } from "zod";
import type { CaseDocument, listDocuments } from "../../contract/documents.ts";
import type { Booking } from "../../contract/bookings.ts";
import { findKept } from "../modules/bookings/index.ts";
import { findWays } from "../modules/cases/index.ts";
import {
  type DocumentRow,
  type DocumentsContext,
  factsOf,
  findSendings,
  formsFor,
  fullName,
  keysOf,
  passesOf,
  scopeOf,
  type SendingRow,
} from "../modules/documents/index.ts";
import { findReach, reachesTo } from "../modules/proof/index.ts";
import { now } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import { getCase } from "./case-list.ts";

type Shown = z.output<typeof listDocuments.returns>;
type Item = z.output<typeof CaseDocument>;
type Facts = DocumentRow["facts"];

export async function getDocuments(
  app: DocumentsContext,
  { caseId, staffId }: { caseId: string; staffId: string },
): Promise<Shown> {
  const { db } = app;
  const { customerId } = await getCase(db, caseId);
  const reached = await findReach(db, { customerId, staffId, caseId });
  const told = reached.filter(({ allows }) => reachesTo(allows, "told"));
  const bookings = await findKept(
    db,
    told.map(({ bookingId }) => bookingId),
  );
  const { documents, sendings } = await findSendings(db, { caseId, bookingIds: bookings.map(({ id }) => id) });
  const at = await now(db);
  const possible: Item[] = [];
  for (const booking of bookings.filter((one) => !isOver(one, at)).slice(0, bookingsAtMost)) {
    const reach = told.find(({ bookingId }) => bookingId === booking.id);
    const passes = (await passesOf(app, booking)) ?? [];
    const passengerIds = reach ? scopeOf(reach, booking) : [];
    for (const key of keysOf(booking, { passengerIds, passes, at })) {
      const facts = factsOf(booking, key, passes);
      if (facts) possible.push(show({ ...key, id: null, madeAt: null, voidAt: null, voidWhy: null, facts }));
    }
  }
  const fates = await findFates(db, sendings);
  const made = documents.map((row) => ({
    ...show(row),
    sendings: sendings.filter(({ documentId }) => documentId === row.id).flatMap((one) => showSending(one, fates)),
  }));
  const isMade = (item: Item): boolean => made.some((one) => one.voidAt === null && keyOf(one) === keyOf(item));
  const isPossible = (item: Item): boolean => possible.some((one) => keyOf(one) === keyOf(item));
  const items = [
    ...made.filter((one) => one.voidAt === null && (isPossible(one) || one.sendings.length > 0)),
    ...possible.filter((one) => !isMade(one)),
    ...made.filter((one) => one.voidAt !== null && one.sendings.length > 0),
  ];
  return {
    items: items.toSorted(byUse),
    places: await findPlaces(app, caseId),
    unproved: reached.length - told.length,
  };
}

/** Rarely more than two are ahead. */
const bookingsAtMost = 10;

const isOver = ({ legs }: Booking, at: Date): boolean =>
  legs.every(({ arrives }) => Date.parse(arrives.at) < at.getTime() - 3 * 86_400_000);

const keyOf = ({ kind, bookingId, legId, passengerIds }: Item): string =>
  JSON.stringify([kind, bookingId, legId, passengerIds]);

const rank = { "boarding-pass": 0, "check-in": 1, confirmation: 2 } as const;

/** What holds before what is void, what is asked for at the gate first. */
const byUse = (a: Item, b: Item): number =>
  Number(a.voidAt !== null) - Number(b.voidAt !== null) ||
  (a.flights[0]?.departs.at ?? "").localeCompare(b.flights[0]?.departs.at ?? "") ||
  rank[a.kind] - rank[b.kind];

const show = ({
  facts,
  ...of
}: Pick<DocumentRow, "kind" | "bookingId" | "legId" | "passengerIds" | "voidAt" | "voidWhy"> & {
  id: string | null;
  madeAt: Date | null;
  facts: Facts;
}): Item => ({
  id: of.id,
  kind: of.kind,
  bookingId: of.bookingId,
  legId: of.legId,
  passengerIds: [...of.passengerIds],
  travellers: facts.travellers.map(fullName),
  flights: facts.legs.map(({ flight, from, to, departs }) => ({ flight, from, to, departs })),
  seat: facts.pass?.seat ?? null,
  madeAt: of.madeAt,
  voidAt: of.voidAt,
  voidWhy: of.voidWhy,
  sendings: [],
});

type Sending = Item["sendings"][number];
type Fate = Pick<Sending, "state" | "channel" | "by"> & { messageId: string };

/** How their messages fare, and who sent them. */
async function findFates(db: Db, sendings: readonly SendingRow[]): Promise<Map<string, Fate>> {
  if (sendings.length === 0) return new Map();
  const rows = await db<Fate[]>`
    select m.id as message_id, m.channel, m.delivery_state as state, s.name as by
    from jsonb_to_recordset(${db.json(sendings.map(({ messageId, sentBy }) => ({ message_id: messageId, sent_by: sentBy })))}) as row (message_id uuid, sent_by uuid)
    join cases.message m on m.id = row.message_id left join staff.member s on s.id = row.sent_by`;
  return new Map(rows.map((row) => [row.messageId, row]));
}

function showSending(
  { messageId, form, at, openedAt, voids }: SendingRow,
  fates: ReadonlyMap<string, Fate>,
): Sending[] {
  const fate = fates.get(messageId);
  if (!fate) return [];
  return [
    { messageId, channel: fate.channel, form, at, by: fate.by, state: fate.state, openedAt, tellsVoid: voids !== null },
  ];
}

async function findPlaces(app: DocumentsContext, caseId: string): Promise<Shown["places"]> {
  const ways = await findWays(app, { caseId });
  return ways.flatMap((way) => {
    const [form] = formsFor(way, app.channels.get(way.channel)?.limits.private.media ?? null);
    const { threadId, channel, accountId, accountName } = way;
    return form ? [{ threadId, channel, channelAccountId: accountId, accountName, form }] : [];
  });
}
