/** The address of a mail server as a setting writes it: `smtps://name:password@host:465`, `imap://...:143`. */
export interface MailServer {
  host: string;
  port: number;
  isSecure: boolean;
  /** Only a machine of ours may be spoken to in the clear. */
  mayBePlain: boolean;
  user: string;
  password: string;
  /** Signs in instead of a password. */
  token?: string;
}

const ports = { smtp: [587, 465], imap: [143, 993] } as const;

/** Null where it is none. Without the `s` a line is made secure on the way. */
export function mailServerIn(text: string, protocol: "smtp" | "imap"): MailServer | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || ![`${protocol}:`, `${protocol}s:`].includes(url.protocol) || url.hostname === "") return null;
  const isSecure = url.protocol === `${protocol}s:`;
  const [plain, secure] = ports[protocol];
  const user = decodedPart(url.username);
  const password = decodedPart(url.password);
  if (user === null || password === null) return null;
  return {
    host: url.hostname.replaceAll(/[[\]]/g, ""),
    port: Number(url.port || (isSecure ? secure : plain)),
    isSecure,
    mayBePlain: isOurMachine(url.hostname),
    user,
    password,
  };
}

/** As an address names it. */
export const isOurMachine = (hostname: string): boolean => ["127.0.0.1", "[::1]", "localhost"].includes(hostname);

/** A lone percent sign stands for nothing. */
function decodedPart(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
