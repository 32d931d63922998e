/** Takes mail in as mail servers hand it on: SMTP (RFC 5321) or LMTP (RFC 2033). Says 250 only when it is stored. */
import { BlockList, isIPv4 } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Gate, GateSettings, Keeper } from "../../../modules/channels/index.ts";
import { bareAddress } from "./place.ts";
import { mostBytes } from "./read.ts";
import { withEnvelope } from "./taken-in.ts";

const most = { clients: 50, recipients: 100 };

/** In milliseconds: for a word, and for the end of what is under way. */
const patience = { silence: 60_000, end: 5000 };

const refused = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

export const gate: Gate = {
  async open(settings, keeper) {
    const peers = listOf(settings.peers);
    const { certificate } = settings;
    const server = new SMTPServer({
      name: settings.name,
      banner: "Jetbridge",
      lmtp: settings.protocol === "lmtp",
      size: mostBytes,
      authOptional: true,
      disabledCommands: ["AUTH", ...(certificate ? [] : ["STARTTLS"])],
      ...(certificate && { key: certificate.key, cert: certificate.cert }),
      disableReverseLookup: true,
      maxClients: most.clients,
      socketTimeout: patience.silence,
      closeTimeout: patience.end,
      onConnect: ({ remoteAddress }, done) =>
        done(isAmong(peers, remoteAddress) ? null : refused(554, "5.7.1 Mail is taken from the airline's own servers")),
      onRcptTo({ address }, { envelope }, done) {
        if (envelope.rcptTo.length >= most.recipients) return done(refused(452, "4.5.3 Too many recipients"));
        return void answer(done, requireKnown(keeper, address));
      },
      onData: (stream, session, done) => void answer(done, take(stream, session, keeper)),
    });
    // A line that breaks is its sender's, who tries again.
    server.on("error", () => {});
    await new Promise<void>((ready, fail) => {
      server.once("error", fail);
      server.listen(settings.port, settings.host, () => ready());
    });
    const address = server.server.address();
    return {
      port: typeof address === "object" && address ? address.port : settings.port,
      close: () => new Promise((done) => server.close(() => done())),
    };
  },
};

type Done = (error?: Error | null, text?: string) => void;

/** The library wants to be called back. */
async function answer(done: Done, work: Promise<string>): Promise<void> {
  const outcome = await work.catch((error: Error) => error);
  if (typeof outcome === "string") done(null, outcome);
  else done(outcome);
}

async function requireKnown(keeper: Keeper, address: string): Promise<string> {
  const accountId = await keeper.find(bareAddress(address)).catch(() => {
    throw refused(451, "4.3.0 Try again later");
  });
  if (!accountId) throw refused(550, "5.1.1 No such address here");
  return "2.1.5 Go on";
}

/** Once for each account that it is for; nothing is answered before all have it. */
async function take(
  stream: SMTPServerDataStream,
  { envelope: { mailFrom, rcptTo } }: SMTPServerSession,
  keeper: Keeper,
): Promise<string> {
  const to = rcptTo.map(({ address }) => address);
  const from = mailFrom ? mailFrom.address : "";
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw refused(552, "5.3.4 Larger than 25 MB");
  const body = Buffer.concat(chunks);
  const byAccount = new Map<string, string[]>();
  try {
    for (const address of to) {
      const accountId = await keeper.find(bareAddress(address));
      if (accountId) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), address]);
    }
    await Promise.all(
      [...byAccount].map(([accountId, own]) =>
        keeper.keep({
          accountId,
          headers: { "content-type": "message/rfc822", ...withEnvelope({ from: from || null, to: own }) },
          body,
        }),
      ),
    );
  } catch {
    throw refused(451, "4.3.0 It could not be kept now; try again later");
  }
  return "2.0.0 Kept";
}

function listOf(networks: GateSettings["peers"]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    list.addSubnet(address, Number(bits ?? (family === "ipv4" ? 32 : 128)), family);
  }
  return list;
}

/** An IPv4 address may come in IPv6's clothes. */
function isAmong(peers: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:/i, "");
  return peers.check(plain, isIPv4(plain) ? "ipv4" : "ipv6");
}
