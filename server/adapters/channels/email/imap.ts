/**
 * A mailbox as a vendor's list (IMAP4rev1, RFC 3501, with IDLE, RFC 2177). Where we are is `validity:last:before`: the mailbox's
 * UIDVALIDITY, the last UID we have, and the one before it. What lies between the two was stored, and is marked as seen at the next look:
 * never before.
 */
import type { ImapFlow } from "imapflow";
import type { Catch, Listing } from "../../../modules/channels/index.ts";
import { mostBytes } from "./read.ts";
import { serverOf } from "./mail-servers.ts";
import { tokenOf, usesTokens } from "./oauth.ts";
import type { MailServer } from "./server-address.ts";
import { tooLargeMark } from "./taken-in.ts";

/** Mails and bytes of one look; a first one may be larger. */
const atOnce = { mails: 50, bytes: 32 * 1024 * 1024 };

/** Days that are looked through again where the mailbox was made anew; what is known is known. */
const daysAgain = 14;

/** In milliseconds. A line may be silent for half an hour (RFC 2177); we begin anew before anybody loses patience. */
const patience = {
  connection: 10_000,
  greeting: 10_000,
  silence: 60_000,
  look: 120_000,
  idle: 9 * 60_000,
  connecting: 600_000,
};

interface Cursor {
  validity: string;
  last: number;
  before: number;
}

export const listing: Listing = {
  async look(account, readTo) {
    const server = serverOf(account, "imap");
    // Looked at once a minute, an account that only sends has its token renewed in time too.
    if (server === "signed-out" || (usesTokens(account) && tokenOf(account) === null)) return "signed-out";
    return server ? within(server, patience.look, (client) => lookInto(client, readTo)) : null;
  },
  async wait(account, readTo, signal) {
    const server = serverOf(account, "imap");
    if (!server) return "never";
    if (server === "signed-out") return "failed";
    const outcome = await within(
      server,
      patience.idle + patience.look,
      (client) => waitIn(client, readTo, signal),
      signal,
    );
    return outcome === "signed-out" || outcome === null ? "failed" : outcome;
  },
};

/** Whether the mailbox opens to us. */
export async function lookIn(server: MailServer, mostMs: number): Promise<"open" | "signed-out" | null> {
  return within(server, mostMs, () => Promise.resolve("open" as const));
}

/** Null where it can't be had now. */
async function within<T>(
  server: MailServer,
  mostMs: number,
  work: (client: ImapFlow) => Promise<T>,
  signal?: AbortSignal,
): Promise<T | "signed-out" | null> {
  // Loaded for the first mailbox: most installations read none.
  const { ImapFlow } = await import("imapflow");
  // Told so before there was anything to end.
  if (signal?.aborted) return null;
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    ...(!server.isSecure && { doSTARTTLS: !server.mayBePlain }),
    auth: { user: server.user, ...(server.token ? { accessToken: server.token } : { pass: server.password }) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    // While it is idle nothing need be said.
    socketTimeout: signal ? patience.idle + patience.silence : patience.silence,
  });
  // Whoever waits for an answer is told; a line that breaks in between is nobody's surprise.
  client.on("error", () => {});
  const end = (): void => client.close();
  const timer = setTimeout(end, mostMs);
  signal?.addEventListener("abort", end);
  try {
    await client.connect();
    await client.mailboxOpen("INBOX");
    return await work(client);
  } catch (error) {
    return (error as { authenticationFailed?: boolean }).authenticationFailed ? "signed-out" : null;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    end();
  }
}

async function lookInto(client: ImapFlow, readTo: string | null): Promise<Catch> {
  const { mailbox } = client;
  if (!mailbox) throw new Error("no mailbox is open");
  const validity = String(mailbox.uidValidity);
  const newest = mailbox.uidNext - 1;
  const known = cursorIn(readTo);
  if (!known) return firstLook(client, validity, newest);
  const isSame = known.validity === validity;
  if (isSame && known.last > known.before)
    await client.messageFlagsAdd(`${known.before + 1}:${known.last}`, ["\\Seen"], { uid: true });
  const uids = isSame
    ? await found(client, { uid: `${known.last + 1}:*` }, known.last)
    : await found(client, { since: new Date(Date.now() - daysAgain * 86_400_000) }, 0);
  const { requests, last } = await fetchSome(client, uids);
  // Where there is nothing new, what is seen is seen.
  const to = last ?? (isSame ? known.last : newest);
  return {
    requests,
    readTo: writeCursor({ validity, last: to, before: isSame ? known.last : to }),
    hasMore: requests.length > 0,
  };
}

/** Where the mailbox ends; with what came while it was being connected, since that is older than no wish of ours. */
async function firstLook(client: ImapFlow, validity: string, newest: number): Promise<Catch> {
  const days = await found(client, { since: new Date(Date.now() - 86_400_000) }, 0);
  const since = Date.now() - patience.connecting;
  const dates =
    days.length === 0
      ? []
      : await client.fetchAll(days.slice(-atOnce.mails).join(","), { uid: true, internalDate: true }, { uid: true });
  const recent = dates
    .filter(({ internalDate }) => new Date(internalDate ?? 0).getTime() > since)
    .map(({ uid }) => uid);
  const { requests, last } = await fetchSome(
    client,
    recent.toSorted((a, b) => a - b),
  );
  const to = last ?? newest;
  const before = last === null ? to : Math.min(...recent) - 1;
  return { requests, readTo: writeCursor({ validity, last: to, before }), hasMore: requests.length > 0 };
}

/** `n:*` finds the last mail whatever its number. */
async function found(client: ImapFlow, query: object, after: number): Promise<number[]> {
  const uids = await client.search(query, { uid: true });
  return (uids || []).filter((uid) => uid > after).toSorted((a, b) => a - b);
}

async function fetchSome(
  client: ImapFlow,
  uids: readonly number[],
): Promise<{ requests: Catch["requests"]; last: number | null }> {
  const next = uids.slice(0, atOnce.mails);
  if (next.length === 0) return { requests: [], last: null };
  const sizes = new Map<number, number>();
  for (const { uid, size } of await client.fetchAll(next.join(","), { uid: true, size: true }, { uid: true }))
    sizes.set(uid, size ?? 0);
  const requests: Catch["requests"][number][] = [];
  let bytes = 0;
  let last: number | null = null;
  for (const uid of next) {
    const size = sizes.get(uid) ?? 0;
    if (requests.length > 0 && bytes + size > atOnce.bytes) break;
    const request = await fetchOne(client, uid, size);
    if (request) requests.push(request);
    bytes += Math.min(size, mostBytes);
    last = uid;
  }
  return { requests, last };
}

/** Without marking it. Null where it was taken away meanwhile. */
async function fetchOne(client: ImapFlow, uid: number, size: number): Promise<Catch["requests"][number] | null> {
  const isTooLarge = size > mostBytes;
  const mail = await client.fetchOne(
    String(uid),
    isTooLarge ? { uid: true, headers: true } : { uid: true, source: true },
    { uid: true },
  );
  const body = mail && (isTooLarge ? mail.headers : mail.source);
  if (!body) return null;
  return { headers: { "content-type": "message/rfc822", ...(isTooLarge && { [tooLargeMark]: String(size) }) }, body };
}

/** `news` where there is something after what we have. */
async function waitIn(client: ImapFlow, readTo: string | null, signal: AbortSignal): Promise<"news" | "quiet"> {
  const known = cursorIn(readTo);
  const { mailbox } = client;
  if (!mailbox || !known || String(mailbox.uidValidity) !== known.validity || mailbox.uidNext - 1 > known.last)
    return "news";
  return new Promise((done) => {
    const timer = setTimeout(() => done("quiet"), patience.idle);
    const end = (outcome: "news" | "quiet"): void => {
      clearTimeout(timer);
      done(outcome);
    };
    client.once("exists", () => end("news"));
    client.once("close", () => end("quiet"));
    signal.addEventListener("abort", () => end("quiet"), { once: true });
    void client.idle().catch(() => end("quiet"));
  });
}

function cursorIn(readTo: string | null): Cursor | null {
  const [, validity, last, before] = /^(\d{1,20}):(\d{1,10}):(\d{1,10})$/.exec(readTo ?? "") ?? [];
  return validity ? { validity, last: Number(last), before: Number(before) } : null;
}

const writeCursor = ({ validity, last, before }: Cursor): string => `${validity}:${last}:${before}`;
