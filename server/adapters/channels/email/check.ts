/** Whether the mail servers take what they are signed in to with; nothing is sent and nothing is marked. */
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { type ChannelAccount, type Check, type CheckPort, found } from "../../../modules/channels/index.ts";
import { lookIn } from "./imap.ts";
import { serverOf } from "./mail-servers.ts";
import { renew, tokenOf, usesTokens } from "./oauth.ts";
import { loginOf, outcomeOf, smtpSettings } from "./send.ts";
import type { MailServer } from "./server-address.ts";

const patienceMs = 12_000;

async function look(account: ChannelAccount): Promise<readonly Check[]> {
  if (!usesTokens(account)) return Promise.all([sending(account), receiving(account)]);
  const service = URL.canParse(account.secrets["tokenUrl"] ?? "")
    ? [new URL(account.secrets["tokenUrl"] ?? "").host]
    : [];
  if (service.length === 0) return [found("keys", "no-address")];
  const known = tokenOf(account) === null ? await renew(account) : null;
  if (known && known.status !== "renewed")
    return [found("keys", known.status === "refused" ? "refused" : "vendor-away", { about: service })];
  const signedIn = { ...account, secrets: { ...account.secrets, ...known?.secrets } };
  const keys = found("keys", "taken", { isFine: true, about: service });
  return [keys, ...(await Promise.all([sending(signedIn), receiving(signedIn)]))];
}

async function sending(account: ChannelAccount): Promise<Check> {
  const server = serverOf(account, "smtp");
  if (server === "signed-out") return found("sending", "refused");
  if (!server) return found("sending", "no-address");
  const failure = await greet(server);
  if (failure === null) return found("sending", "taken", { isFine: true, about: [server.host] });
  if (isInsecure(failure)) return found("sending", "not-secure", { about: [server.host] });
  const isRefused = outcomeOf(failure, false).status === "sign-in-again";
  return found("sending", isRefused ? "refused" : "vendor-away", { about: [server.host] });
}

const isInsecure = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "ETLS";

/** EHLO, STARTTLS and AUTH, then goodbye; null where all was taken. */
function greet(server: MailServer): Promise<unknown> {
  const connection = new SMTPConnection(smtpSettings(server));
  return new Promise((done) => {
    const end = (failure: unknown): void => {
      clearTimeout(timer);
      connection.close();
      done(failure);
    };
    const timer = setTimeout(() => end(new Error("late")), patienceMs);
    connection.on("error", end);
    connection.connect((error) => {
      if (error) end(error);
      else if (server.user === "") end(null);
      else connection.login(loginOf(server), (refused) => end(refused ?? null));
    });
  });
}

async function receiving(account: ChannelAccount): Promise<Check> {
  const { imapUrl: address, webhookPassword } = account.secrets;
  // A mail server that hands over at our gate needs no key: that it does is seen by what comes.
  if (!address) return found("receiving", webhookPassword ? "complete" : "not-set", { isFine: true });
  const server = serverOf(account, "imap");
  if (server === "signed-out") return found("receiving", "refused");
  if (!server) return found("receiving", "no-address");
  const outcome = await lookIn(server, patienceMs);
  if (outcome === "open") return found("receiving", "taken", { isFine: true, about: [server.host] });
  return found("receiving", outcome === "signed-out" ? "refused" : "vendor-away", { about: [server.host] });
}

export const checks: CheckPort = { look };
