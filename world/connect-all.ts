import { connect, type Connection } from "./connect.ts";
import { connectDirectory } from "./directory/connect-directory.ts";
import type { DirectoryPlay } from "./directory/provider.ts";
import { connectMail } from "./mail/connect-mail.ts";
import type { WorldMail } from "./mail/play-mail.ts";
import { connectMeta } from "./meta/connect-meta.ts";
import type { MetaWorld } from "./meta/meta.ts";
import type { Place } from "./meta/store.ts";
import type { Product, WorldOptions } from "./options.ts";
import { connectTelegram } from "./telegram/connect-telegram.ts";
import type { TelegramWorld } from "./telegram/telegram.ts";
import { airline } from "./passengers/airline.ts";
import { connectSite } from "./site/connect-site.ts";
import type { Secrets } from "./x/tokens.ts";

interface Connecting {
  options: Pick<WorldOptions, "meta" | "telegram" | "mail" | "site">;
  /** Where the world itself is. */
  url: string;
  brand: { id: string; name: string };
  secrets: () => Secrets;
  meta: MetaWorld;
  telegram: TelegramWorld;
  mail: WorldMail;
  siteSecret: string;
  directory: DirectoryPlay;
  accounts: DirectoryPlay;
  signal: AbortSignal;
  complain: (error: unknown) => void;
  onX: (connection: Connection) => void;
  onMeta: (place: Place) => void;
  onSite: (accountId: string | null) => void;
}

/** Plays everybody at the airline who connects something to the product: X first, then what was asked for; Meta in its own time. */
export async function connectAll(product: Product, connecting: Connecting): Promise<void> {
  const { options, url, brand, mail, siteSecret, signal } = connecting;
  const people = connectPeople(product, connecting);
  await connect({ product, worldUrl: url, brand, secrets: connecting.secrets, signal, onChange: connecting.onX });
  // The product may learn these channels later than the others.
  if (options.meta) void startMetaConnection(product, connecting).catch(connecting.complain);
  const telegram = { ...product, name: brand.name, worldUrl: url, telegram: connecting.telegram, signal };
  if (options.telegram) void connectTelegram(telegram).catch(connecting.complain);
  const { address, smtpUrl, imapUrl } = mail.accounts();
  const mailKeys = { smtpUrl, imapUrl, senderName: brand.name };
  const byMail = options.mail
    ? connectMail({ ...product, address, name: `${brand.name} mail`, secrets: mailKeys, signal })
    : null;
  const origins = [url, url.replace("127.0.0.1", "localhost")];
  const byChat = options.site
    ? connectSite({ ...product, name: `${airline.name} care`, origins, siteSecret, signal }).then(connecting.onSite)
    : null;
  await Promise.all([people, byMail, byChat]);
}

async function connectPeople(
  { api, directoryToken: token }: Product,
  { url, directory, accounts, signal }: Connecting,
) {
  if (!token) return;
  const passengers = { issuer: `${url}/account`, play: accounts };
  await connectDirectory({ api, token, issuer: `${url}/directory`, play: directory, accounts: passengers, signal });
}

const startMetaConnection = (product: Product, { brand, url, meta, signal, onMeta }: Connecting): Promise<void> =>
  connectMeta({ ...product, name: brand.name, worldUrl: url, meta, signal, againMs: 60_000, onConnected: onMeta });
