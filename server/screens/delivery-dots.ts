/** A raw delivery for those who keep Jetbridge running: its shape as it came, personal data and our secrets as dots. */
import { findPersonalData, mask } from "../modules/triage/index.ts";

export interface Raw {
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Ours {
  /** Domains of our own mail addresses: those are no person's. */
  domains: readonly string[];
}

const dots = "•••";

/** How much is looked at in one go: as much as the finder reads. */
const stretch = 20_000;

/** What is said in another spelling is read as it means, so that no spelling gets past: JSON by its values, forms and mail by their letters. */
export function withDots({ headers, body }: Raw, ours: Ours): Raw {
  const type = headers["content-type"] ?? "";
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, dotted(value, ours)])),
    body:
      dottedJson(body, ours) ?? dottedLines(/form-urlencoded/i.test(type) ? legibleForm(body) : legible(body), ours),
  };
}

/** Keys and tokens of ours, wherever they stand. */
export function withoutSecrets({ headers, body }: Raw, secrets: readonly string[]): Raw {
  // A short one stands in many words; those are names and ports, not keys.
  const keys = secrets.filter((secret) => secret.length >= 8);
  const clean = (text: string): string => keys.reduce((rest, key) => rest.replaceAll(key, dots), text);
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)])),
    body: clean(body),
  };
}

function dotted(text: string, { domains }: Ours): string {
  let shown = "";
  for (let from = 0; from < text.length; from += stretch) {
    const part = text.slice(from, from + stretch);
    shown += mask(part, findPersonalData(part, { language: "und", brandDomains: domains, addressed: true }));
  }
  return shown;
}

/** Numbers that vendors call things by; a phone is called an id by some, too. */
const isId = (name: string): boolean =>
  /(?:^|_)(?:id|ids|id_str)$|timestamp$|_at$/i.test(name) && !/wa_id|phone/i.test(name);

/** Digits that stand alone: a phone, a card, an e-ticket, a loyalty number. */
const couldBeSomebodys = /^\d{9,19}$/;

/** Null: it is no JSON, or nested deeper than anybody means it. */
function dottedJson(body: string, ours: Ours): string | null {
  try {
    return JSON.stringify(dottedValue("", JSON.parse(body), ours));
  } catch {
    return null;
  }
}

function dottedValue(name: string, value: unknown, ours: Ours): unknown {
  if (typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)))
    return isId(name) || !couldBeSomebodys.test(String(value)) ? value : dots;
  if (typeof value === "string") return dottedLines(value, ours);
  if (Array.isArray(value)) return value.map((one) => dottedValue(name, one, ours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => [
      /^\w{0,40}$/.test(key) ? key : dotted(key, ours),
      dottedValue(key, of, ours),
    ]),
  );
}

/** What mail calls its letters by looks like addresses, and is none. */
const lettersId = /^(?:message-id|references|in-reply-to|content-id)\s*:/i;

const dottedLines = (text: string, ours: Ours): string => {
  const end = text.slice(0, stretch).search(/\r?\n\r?\n/);
  if (end < 0) return dotted(text, ours);
  const fields = text.slice(0, end).split(/(?<=\n)(?![ \t])/);
  const head = fields.map((field) => (lettersId.test(field) ? field : dotted(field, ours))).join("");
  return head + dotted(text.slice(end), ours);
};

/** Bytes that are no text for the eye, such as files and texts in base64. */
const packed = /(?:^[A-Za-z0-9+/]{40,}={0,2}\r?\n?){2,}|^[A-Za-z0-9+/]{60,}={0,2}\r?$/gm;

/** Letters that were written in signs, as mail, pages and scripts do. */
const legible = (body: string): string =>
  body
    .replaceAll(packed, (bytes) => `[${bytes.length}]\n`)
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([2-7][0-9A-F])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\u00([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/&#(?:x([2-7][0-9a-f])|(\d{2,3}));/gi, (sign: string, hex?: string, number?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(number);
      return code >= 32 && code < 127 ? String.fromCharCode(code) : sign;
    })
    .replaceAll("%40", "@");

const legibleForm = (body: string): string =>
  [...new URLSearchParams(body)].map(([name, value]) => `${name}: ${legible(value)}`).join("\n");
