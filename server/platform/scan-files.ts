/** Has files looked at before anybody opens them: taken by lease, settled one by one, and left waiting while the scanner is away. */
import { atomically, type Context } from "./context.ts";
import { readUnopened } from "./files.ts";
import type { Scanned, Scanner } from "./scanner.ts";

export interface ScanContext extends Context {
  /** Null: this machine knows of none. */
  readonly scanner: Scanner | null;
}

/** Tells whoever shows or sends these files that they were looked at. */
export type Told = (app: Context, fileIds: readonly string[]) => Promise<void>;

/** At once: of what is largest, 64 MB each, a scanner takes a second or two. */
const atOnce = 2;

/** Tried with growing pauses, for about four minutes. */
const attemptsAtMost = 7;

/** A lease is longer than any scan. */
const leaseSeconds = 150;

/** A worker that knows of a scanner turns looking on; one that was told `off` turns it off; one that was told nothing leaves it. */
export async function startScanning(app: ScanContext, setting: "on" | "off" | null): Promise<void> {
  if (setting === null) return;
  const isOn = setting === "on";
  await app.db`
    update platform.scanner set is_on = ${isOn}, failures = 0, why = null, next_at = '-infinity' where is_on <> ${isOn} or next_at > '-infinity'`;
  // What nobody looked at is looked at now; what waited for nobody is not kept from people any longer. In steps, for there may be many.
  for (;;) {
    const { count } = await app.db`
      update platform.file set scan = ${isOn ? "waiting" : "unscanned"}
      where id in (select id from platform.file where scan = ${isOn ? "unscanned" : "waiting"} limit 5000)`;
    if (count < 5000) return;
  }
}

interface Due {
  id: string;
  attempts: number;
}

/** Has a few looked at; gives whether there may be more. */
export async function scanFiles(app: ScanContext, told: Told): Promise<boolean> {
  const { scanner } = app;
  if (!scanner) return false;
  const due = await app.db<Due[]>`
    update platform.file set scan_attempts = scan_attempts + 1, scan_at = (select platform.now()) + ${leaseSeconds} * interval '1 second'
    where id in (
      select id from platform.file
      where scan = 'waiting' and scan_at <= (select platform.now())
        and exists (select 1 from platform.scanner where is_on and next_at <= (select platform.now()))
      order by scan_at, created_at limit ${atOnce} for update skip locked)
    returning id, scan_attempts as attempts`;
  const outcomes = await Promise.all(due.map((one) => scanOne(app, scanner, { ...one, told })));
  return due.length > 0 && !outcomes.includes("away");
}

async function scanOne(
  app: ScanContext,
  scanner: Scanner,
  { id, attempts, told }: Due & { told: Told },
): Promise<Scanned["status"]> {
  const said = await scanner.scan(readUnopened(app.db, id), { isAgain: attempts > 1 });
  // Whoever hangs or breaks off at every file is away; the file is not to blame.
  const outcome: Scanned =
    said.status === "failed" && !(await scanner.answers()) ? { status: "away", why: said.why } : said;
  await atomically(app, async (app) => {
    await noteScanner(app, outcome);
    if (outcome.status === "away")
      await app.db`
        update platform.file set scan_attempts = greatest(scan_attempts - 1, 0), scan_at = platform.now() where id = ${id} and scan = 'waiting'`;
    else if (outcome.status === "failed" && attempts < attemptsAtMost)
      await app.db`
        update platform.file set scan_at = platform.now() + 2 * (2 ^ ${attempts}::int) * interval '1 second' where id = ${id} and scan = 'waiting'`;
    else {
      const scan = outcome.status === "clean" || outcome.status === "infected" ? outcome.status : "unscannable";
      const found = outcome.status === "infected" ? outcome.found : outcome.status === "clean" ? null : outcome.status;
      const { count } = await app.db`
        update platform.file set scan = ${scan}, scan_found = ${found}, scanned_at = platform.now() where id = ${id} and scan = 'waiting'`;
      if (count > 0) await told(app, [id]);
    }
  });
  return outcome.status;
}

/** An answer is an answer, whatever it says of the file. After none all rest, up to a minute. */
async function noteScanner(app: Context, outcome: Scanned): Promise<void> {
  if (outcome.status === "away")
    await app.db`
      update platform.scanner set failures = failures + 1, why = ${outcome.why},
        next_at = platform.now() + least(60, 2 ^ least(failures, 10)) * interval '1 second'`;
  else
    await app.db`
      update platform.scanner set failures = 0, why = null, heard_at = platform.now(), next_at = '-infinity'
      where failures > 0 or heard_at is null or heard_at < platform.now() - interval '1 minute'`;
}

/** Has a held file looked at once more: the scanner learnt that it was wrong, or takes larger ones now. */
export async function scanAgain(app: Context, fileId: string): Promise<void> {
  await app.db`
    update platform.file set scan = 'waiting', scan_found = null, scan_attempts = 0, scan_at = platform.now()
    where id = ${fileId} and scan in ('infected', 'unscannable') and (select is_on from platform.scanner)`;
  app.ring("files");
}
