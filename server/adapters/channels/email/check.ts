/** Whether the mail servers take what they are signed in to with; nothing is sent and nothing is marked. */
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { type ChannelAccount, type Check, type CheckPort, found } from "../../../modules/channels/index.ts";
import { lookIn } from "./imap.ts";
import { outcomeOf, smtpSettings } from "./send.ts";
import { type MailServer, mailServerIn } from "./server-address.ts";

const patienceMs = 12_000;

async function look(account: ChannelAccount): Promise<readonly Check[]> {
  return Promise.all([sending(account), receiving(account)]);
}

async function sending({ secrets }: ChannelAccount): Promise<Check> {
  const server = mailServerIn(secrets["smtpUrl"] ?? "", "smtp");
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
      else connection.login({ user: server.user, pass: server.password }, (refused) => end(refused ?? null));
    });
  });
}

async function receiving({ secrets }: ChannelAccount): Promise<Check> {
  const address = secrets["imapUrl"];
  // A mail server that hands over at our gate needs no key: that it does is seen by what comes.
  if (!address) return found("receiving", secrets["webhookPassword"] ? "complete" : "not-set", { isFine: true });
  const server = mailServerIn(address, "imap");
  if (!server) return found("receiving", "no-address");
  const outcome = await lookIn(server, patienceMs);
  if (outcome === "open") return found("receiving", "taken", { isFine: true, about: [server.host] });
  return found("receiving", outcome === "signed-out" ? "refused" : "vendor-away", { about: [server.host] });
}

export const checks: CheckPort = { look };
