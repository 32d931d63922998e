/** How somebody stands towards one of our accounts: what they did there last, and what the vendor said of writing to them. */
import type { Db } from "../../../platform/db.ts";

export interface Standing {
  /** When they last did what opens a window, by the vendor's clock. */
  opened: {
    message: Date | null;
    press: Date | null;
    comment: Date | null;
    advertisement: Date | null;
    permission: Date | null;
  };
  /** The vendor's id of their last comment: what a private reply answers. */
  commentId: string | null;
  /** When the vendor last said that a window is shut, and which: newer truth than our clock. */
  shut: { at: Date; window: string | null } | null;
  /** They want nothing of us until they write again. */
  stopped: { at: Date; why: "opted-out" | "blocked" } | null;
  marketingStoppedAt: Date | null;
  /** A machine wrote in their name. */
  automaticAt: Date | null;
  complainedAt: Date | null;
  /** Ours to them in private, the newest first. */
  sent: readonly { id: string; at: Date; parentId: string | null }[];
}

export interface Address {
  accountId: string;
  correspondentId: string;
}

interface Row extends Address {
  messageAt: Date | null;
  pressedAt: Date | null;
  commentAt: Date | null;
  commentId: string | null;
  advertisementAt: Date | null;
  permittedAt: Date | null;
  shutAt: Date | null;
  shutWindow: string | null;
  stoppedAt: Date | null;
  stoppedWhy: "opted-out" | "blocked" | null;
  marketingStoppedAt: Date | null;
  automaticAt: Date | null;
  complainedAt: Date | null;
  sent: { id: string; at: string; parentId: string | null }[];
}

const sentAtMost = 20;

/** Of who did nothing yet there is one too. In the order of the addresses. */
export async function findStandings(db: Db, addresses: readonly Address[]): Promise<Standing[]> {
  const keys = addresses.map(({ accountId, correspondentId }) => ({
    account_id: accountId,
    correspondent_id: correspondentId,
  }));
  const rows = await db<Row[]>`
    select s.message_at, s.pressed_at, s.comment_at, s.comment_id, s.advertisement_at, s.permitted_at, s.shut_at, s.shut_window, s.stopped_at,
      s.stopped_why, s.marketing_stopped_at, s.automatic_at, s.complained_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'at', at, 'parentId', parent_id)) from (
          select o.id, o.parent_id,
            coalesce((select min(started_at) from channels.attempt where outgoing_id = o.id), o.send_after) as at
          from channels.outgoing o
          where o.account_id = key.account_id and o.recipient_id = key.correspondent_id and o.visibility = 'private'
            and o.state in ('sending', 'accepted', 'delivered', 'read', 'unsure')
          order by o.seq desc limit ${sentAtMost}) as one), '[]') as sent
    from rows from (jsonb_to_recordset(${db.json(keys)}) as (account_id uuid, correspondent_id text)) with ordinality as key (account_id, correspondent_id, place)
    left join channels.standing s on s.account_id = key.account_id and s.correspondent_id = key.correspondent_id
    order by key.place`;
  return rows.map(standingOf);
}

const standingOf = (row: Row): Standing => ({
  opened: {
    message: row.messageAt,
    press: row.pressedAt,
    comment: row.commentAt,
    advertisement: row.advertisementAt,
    permission: row.permittedAt,
  },
  commentId: row.commentId,
  shut: row.shutAt && { at: row.shutAt, window: row.shutWindow },
  stopped: row.stoppedAt && row.stoppedWhy && { at: row.stoppedAt, why: row.stoppedWhy },
  marketingStoppedAt: row.marketingStoppedAt,
  automaticAt: row.automaticAt,
  complainedAt: row.complainedAt,
  sent: row.sent.map(({ id, at, parentId }) => ({ id, at: new Date(at), parentId })),
});
