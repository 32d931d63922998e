/** The line in our profile at a vendor: every five minutes at most, and only where it changed. */
import type { ChannelKind, languages } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, isThere } from "./accounts.ts";
import type { ChannelsContext } from "./context.ts";
import type { HideOutcome } from "./outbound.ts";
import { AccountNotFound, NoProfileLine } from "./problems.ts";
import type { ProfileTexts } from "./profile-port.ts";

/** As it was laid down. */
export interface ProfileWish {
  accountId: string;
  /** What stands there in any case, in `language`. */
  opening: string;
  language: (typeof languages)[number];
  isOn: boolean;
}

export interface ProfileLine extends ProfileWish {
  kind: ChannelKind;
  written: ProfileTexts | null;
  writtenAt: Date | null;
  /** Why the vendor did not take what came after it. */
  why: "busy" | "refused" | "signed-out" | null;
}

const spacing = "5 minutes";
/** What was refused is refused again, until somebody does something. */
const afterNo = "1 hour";

export async function findProfileLine(db: Db, accountId: string): Promise<ProfileLine | null> {
  const [row] = await db<ProfileLine[]>`
    select account_id, a.kind, opening, language, is_on, written, written_at, line.why
    from channels.profile_line line join channels.account a on a.id = line.account_id where account_id = ${accountId}`;
  return row ?? null;
}

/** It is written with the next round. */
export async function setProfileLine(app: ChannelsContext, wish: ProfileWish): Promise<void> {
  const { accountId, opening, language, isOn } = wish;
  if (!(await isThere(app.db, accountId))) throw AccountNotFound();
  const account = await findAccount(app, accountId);
  if (!account || !app.channels.get(account.kind)?.profile) throw NoProfileLine();
  await app.db`
    insert into channels.profile_line (account_id, opening, language, is_on) values (${accountId}, ${opening}, ${language}, ${isOn})
    on conflict (account_id) do update set opening = excluded.opening, language = excluded.language, is_on = excluded.is_on,
      why = null, next_at = least(profile_line.next_at, coalesce(profile_line.written_at, platform.now()) + ${spacing}::interval)`;
  await changed(app, ["channels"]);
}

/** Those that may be written now, each with what its vendor offers. */
export async function listDueProfileLines({
  db,
  channels,
}: ChannelsContext): Promise<(ProfileLine & { most: number; inLanguages: boolean })[]> {
  const rows = await db<ProfileLine[]>`
    select account_id, a.kind, opening, language, is_on, written, written_at, line.why
    from channels.profile_line line join channels.account a on a.id = line.account_id
    where a.state = 'active' and next_at <= (select platform.now()) order by next_at limit 200`;
  return rows.flatMap((row) => {
    const profile = channels.get(row.kind)?.profile;
    return profile ? [{ ...row, most: profile.most, inLanguages: profile.inLanguages }] : [];
  });
}

/** Has these stand there, unless they do. */
export async function writeProfileLine(
  app: ChannelsContext,
  { accountId, kind, written }: ProfileLine,
  texts: ProfileTexts,
): Promise<void> {
  if (isSame(texts, written ?? {})) return;
  const account = await findAccount(app, accountId);
  const port = app.channels.get(kind)?.profile;
  if (!account || !port) return;
  const outcome = await port.write({ texts, before: written ?? {} }, account);
  await settle(app.db, { accountId, texts, outcome });
  await changed(app, ["channels"]);
}

async function settle(
  db: Db,
  { accountId, texts, outcome }: { accountId: string; texts: ProfileTexts; outcome: HideOutcome },
): Promise<void> {
  if (outcome.status === "done") {
    await db`
      update channels.profile_line set written = ${db.json(texts)}, written_at = platform.now(), why = null,
        next_at = platform.now() + ${spacing}::interval
      where account_id = ${accountId}`;
    return;
  }
  const isBusy = outcome.status === "busy";
  await db`
    update channels.profile_line set why = ${outcome.status},
      next_at = greatest(platform.now() + ${isBusy ? spacing : afterNo}::interval, ${isBusy ? outcome.retryAt : null})
    where account_id = ${accountId}`;
}

const isSame = (one: ProfileTexts, other: ProfileTexts): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, text]) => other[key] === text);
