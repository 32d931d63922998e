/** A mail as it is kept in a mailbox. */
export interface Kept {
  uid: number;
  isSeen: boolean;
  at: number;
  bytes: number;
}

/** One item of a mail as FETCH tells it; `read` gives the mail itself. Nothing where the item is not played. */
export function fetched(
  item: string,
  { uid, isSeen, at, bytes }: Kept,
  read: (uid: number) => Buffer,
): (string | Buffer)[] {
  const name = item.toUpperCase();
  if (name === "UID") return [`UID ${uid}`];
  if (name === "FLAGS") return [`FLAGS (${isSeen ? "\\Seen" : ""})`];
  if (name === "RFC822.SIZE") return [`RFC822.SIZE ${bytes}`];
  if (name === "INTERNALDATE") return [`INTERNALDATE "${dateTime(at)}"`];
  const body = /^(?:BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?|RFC822(\.HEADER)?)$/i.exec(item);
  if (!body) return [];
  const raw = read(uid);
  const section = body[4] ? "HEADER" : (body[1] ?? "").toUpperCase();
  const whole = sectionOf(raw, section);
  const content = body[2] === undefined ? whole : whole.subarray(Number(body[2]), Number(body[2]) + Number(body[3]));
  const told = item.replace(/^BODY\.PEEK/i, "BODY").replace(/<(\d+)\.\d+>$/, "<$1>");
  return [`${told} {${content.length}}\r\n`, content];
}

function sectionOf(raw: Buffer, section: string): Buffer {
  if (section === "") return raw;
  const found = /\r?\n\r?\n/.exec(raw.toString("latin1"));
  const end = found ? found.index + found[0].length : raw.length;
  if (section === "TEXT") return raw.subarray(end);
  const head = raw.subarray(0, end);
  const fields = /^HEADER\.FIELDS \(([^)]*)\)$/.exec(section)?.[1]?.split(/\s+/);
  if (!fields) return section === "HEADER" ? head : Buffer.alloc(0);
  const lines = head.toString("latin1").split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => fields.includes((line.split(":", 1)[0] ?? "").toUpperCase()));
  return Buffer.from([...kept, "", ""].join("\r\n"), "latin1");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dateTime(at: number): string {
  const [day = "", time = ""] = new Date(at).toISOString().split("T");
  const [year, month, date] = day.split("-");
  return `${date}-${months[Number(month) - 1]}-${year} ${time.slice(0, 8)} +0000`;
}
