/**
 * Signing in to mail servers by OAuth 2.0 (RFC 6749), as Microsoft 365 and Google Workspace ask: an access token by a refresh token, or by
 * the program's own credentials, shown to SMTP and IMAP as XOAUTH2 or OAUTHBEARER (RFC 7628). A token is kept with the account's other
 * secrets, and renewed before it ends.
 */
import { z } from "zod";
import { fetchGuarded } from "../../../platform/fetch-guarded.ts";
import type { ChannelAccount, RenewOutcome } from "../../../modules/channels/index.ts";
import { isOurMachine, mailServerIn } from "./server-address.ts";

type Keys = Pick<ChannelAccount, "secrets">;

/** Seconds before its end at which a token is renewed; of one that lives shortly, a fifth of its life. */
const margin = 300;

/** Seconds. A token that a server refuses so soon will not be taken when it is another one: somebody must look. */
const youth = 300;

/** Whether the account signs in by tokens: with a name, and without a password. */
export function usesTokens({ secrets }: Keys): boolean {
  const server = mailServerIn(secrets["smtpUrl"] ?? "", "smtp");
  return Boolean(secrets["tokenUrl"] && secrets["clientId"] && server?.user) && server?.password === "";
}

/** The token to sign in with; null where there is none, or it ends soon. */
export function tokenOf({ secrets }: Keys, now = Date.now()): string | null {
  const { accessToken, accessTokenAt: begins = "", accessTokenEndsAt: ends = "" } = secrets;
  const life = Date.parse(ends) - Date.parse(begins);
  const isFresh = now < Date.parse(ends) - Math.min(margin * 1000, life / 5);
  return accessToken && isFresh ? accessToken : null;
}

const Granted = z.object({
  access_token: z.string().min(1).max(20_000),
  expires_in: z.coerce.number().positive().max(31_536_000).default(3600),
  refresh_token: z.string().min(1).max(20_000).optional(),
});

/** A token for one that ended, or for none yet. A refusal is for good; silence is not. */
export async function renew(account: ChannelAccount, now = Date.now()): Promise<RenewOutcome> {
  if (!usesTokens(account)) return { status: "refused", why: "the mailbox takes neither our name nor our password" };
  if (tokenOf(account, now) !== null && now - Date.parse(account.secrets["accessTokenAt"] ?? "") < youth * 1000)
    return { status: "refused", why: "the mail server does not take the token: may this program use the mailbox?" };
  const answer = await ask(account);
  if (answer.status === "failed") return { status: "failed" };
  const granted = answer.status === "here" ? Granted.safeParse(jsonIn(answer.body)) : null;
  if (!granted?.success) return { status: "refused", why: "the sign-in service gives no token any more" };
  const { access_token: accessToken, expires_in: seconds, refresh_token: next } = granted.data;
  return {
    status: "renewed",
    secrets: {
      accessToken,
      accessTokenAt: new Date(now).toISOString(),
      accessTokenEndsAt: new Date(now + seconds * 1000).toISOString(),
      ...(next && { refreshToken: next }),
    },
  };
}

/** Only where the mail server is a machine of ours may the service be one. */
function ask({ secrets }: ChannelAccount): ReturnType<typeof fetchGuarded> {
  const { tokenUrl: url = "", clientId = "", clientSecret, refreshToken, scope } = secrets;
  const isHome = mailServerIn(secrets["smtpUrl"] ?? "", "smtp")?.mayBePlain === true;
  const address = URL.canParse(url) ? new URL(url) : null;
  const form = new URLSearchParams({
    client_id: clientId,
    ...(clientSecret && { client_secret: clientSecret }),
    ...(refreshToken
      ? { grant_type: "refresh_token", refresh_token: refreshToken }
      : { grant_type: "client_credentials" }),
    ...(scope && { scope }),
  });
  return fetchGuarded({
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    hosts: address ? [address.hostname] : [],
    homeHost: address && isHome && isOurMachine(address.hostname) ? address.host : null,
    largest: 100_000,
    timeoutMs: 10_000,
  });
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
