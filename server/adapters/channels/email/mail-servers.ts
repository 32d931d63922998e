/** The mail servers of an account, with what signs us in to them. */
import type { ChannelAccount } from "../../../modules/channels/index.ts";
import { tokenOf, usesTokens } from "./oauth.ts";
import { type MailServer, mailServerIn } from "./server-address.ts";

/** Null where there is none; `signed-out` where a token is needed first. */
export function serverOf(
  account: Pick<ChannelAccount, "secrets">,
  protocol: "smtp" | "imap",
): MailServer | "signed-out" | null {
  const server = mailServerIn(account.secrets[`${protocol}Url`] ?? "", protocol);
  if (!server || !usesTokens(account)) return server;
  const token = tokenOf(account);
  return token === null ? "signed-out" : { ...server, token };
}
