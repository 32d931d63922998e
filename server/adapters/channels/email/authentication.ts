/** What mail servers found out of who sent a mail: `Authentication-Results` (RFC 8601), and what mail services tell in their own way. */
import type { SenderVerdict } from "../../../modules/channels/index.ts";
import { addressesIn } from "./addresses.ts";
import type { Field } from "./header.ts";
import { valueOf } from "./mime.ts";

/** One check: what it was, how it ended, and the domains it speaks of. */
interface Check {
  method: string;
  result: string;
  domains: readonly string[];
}

/** What a mail service found, in its own form. */
export interface ServiceFindings {
  /** Null: it did not look. */
  spf: { isPassed: boolean; domain: string | null } | null;
  /** Whose signatures held, and null where it did not look. */
  dkim: readonly string[] | null;
}

/** The fields of `Authentication-Results` as they stand, the nearest server's first, then what the mail service told. */
export function verdictsIn(fields: readonly Field[], service: ServiceFindings | null): SenderVerdict[] {
  const from = domainOfSender(fields);
  const written = fields
    .filter(({ name }) => name === "authentication-results")
    .slice(0, 20)
    .map(({ value }): SenderVerdict => {
      const { by, checks } = resultsIn(value);
      return { by, isConfirmed: judge(checks, from) };
    });
  return service ? [...written, { by: null, isConfirmed: judge(checksOf(service), from) }] : written;
}

/** Of the one address that stands as its sender. A second one is no sender's honest doing, and nothing confirms it. */
function domainOfSender(fields: readonly Field[]): string | null {
  const all = fields.filter(({ name }) => name === "from");
  const [address, ...more] = addressesIn(valueOf(fields, "from"));
  return all.length === 1 && address !== undefined && more.length === 0 ? domainOf(address) : null;
}

export const domainOf = (address: string): string => {
  const domain = address
    .slice(address.lastIndexOf("@") + 1)
    .toLowerCase()
    .replace(/\.$/, "");
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
};

/** The signer is the sender's domain, or one above it; never one below, which on shared domains is somebody else's. */
const isAligned = (signer: string, from: string): boolean =>
  signer === from || (signer.includes(".") && from.endsWith(`.${signer}`));

/** Null: nothing was looked at, or it could not be found out now. */
function judge(checks: readonly Check[], from: string | null): boolean | null {
  if (checks.length === 0) return null;
  if (from === null) return false;
  const dmarc = checks.find(({ method }) => method === "dmarc");
  if (dmarc && /^(pass|bestguesspass|fail)$/.test(dmarc.result))
    return dmarc.result !== "fail" && dmarc.domains.every((domain) => domain === from);
  const others = checks.filter(({ method }) => method === "dkim" || method === "spf");
  if (others.some(({ result, domains }) => result === "pass" && domains.some((one) => isAligned(one, from))))
    return true;
  return checks.some(({ result }) => result === "temperror") || (others.length === 0 && !dmarc) ? null : false;
}

function checksOf({ spf, dkim }: ServiceFindings): Check[] {
  return [
    ...(spf
      ? [{ method: "spf", result: spf.isPassed ? "pass" : "fail", domains: spf.domain ? [domainOf(spf.domain)] : [] }]
      : []),
    ...(dkim ? [{ method: "dkim", result: dkim.length > 0 ? "pass" : "none", domains: dkim.map(domainOf) }] : []),
  ];
}

/** Characters of one field that are read. */
const mostRead = 10_000;

/** Which properties tell whose the check was. */
const tells: Readonly<Record<string, RegExp>> = {
  dkim: /^header\.(d|i)$/,
  spf: /^smtp\.mailfrom$/,
  dmarc: /^header\.from$/,
};

/** Exchange Online leaves out who speaks; then it stands as "-". */
export function resultsIn(value: string): { by: string; checks: Check[] } {
  const [first = "", ...rest] = withoutComments(value.slice(0, mostRead)).split(";");
  const isNameless = first.includes("=");
  const [id = ""] = first.trim().split(/\s+/);
  const named = isNameless ? [first, ...rest] : rest;
  return { by: isNameless ? "-" : id.toLowerCase(), checks: named.slice(0, 50).flatMap(checkIn) };
}

function checkIn(text: string): Check[] {
  const pairs = [...text.replaceAll(/\s*([=./])\s*/g, "$1").matchAll(/([\w.-]{1,80}(?:\/\d+)?)=("[^"]*"|[^\s]+)/g)].map(
    ([, name = "", said = ""]) => ({ name: name.toLowerCase(), said: said.replaceAll('"', "") }),
  );
  const [head, ...properties] = pairs;
  if (!head) return [];
  const method = head.name.replace(/\/\d+$/, "");
  const domains = properties.filter(({ name }) => tells[method]?.test(name)).map(({ said }) => domainOf(said));
  return [{ method, result: head.said.toLowerCase(), domains: [...new Set(domains)] }];
}

/** Comments may stand within each other, and say anything. */
function withoutComments(text: string): string {
  let plain = "";
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\") at++;
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
    else if (sign === "(" && !isQuoted) depth++;
    else if (sign === ")" && depth > 0) depth--;
    // What is quoted divides nothing.
    else if (depth === 0) plain += isQuoted && /[;=\s]/.test(sign) ? "_" : sign;
  }
  return plain;
}

/** Mailgun writes what it found among the fields of the mail, where its sender may have written the same: all must say so. */
export function mailgunFindings(fields: readonly Field[], envelopeFrom: string | null): ServiceFindings | null {
  const spf = valuesOf(fields, "x-mailgun-spf");
  const dkim = valuesOf(fields, "x-mailgun-dkim-check-result");
  if (spf.length + dkim.length === 0) return null;
  const isDkimPassed = dkim.length > 0 && dkim.every(isPass);
  return {
    spf: spf.length > 0 ? { isPassed: spf.every(isPass), domain: envelopeFrom } : null,
    // It does not say whose: all that signed must be the sender's.
    dkim: dkim.length > 0 ? (isDkimPassed ? onlySigner(fields) : []) : null,
  };
}

function onlySigner(fields: readonly Field[]): string[] {
  const signers = new Set(
    valuesOf(fields, "dkim-signature").map((value) => /(?:^|;)\s*d\s*=\s*([^;\s]+)/.exec(value)?.[1] ?? ""),
  );
  return signers.size === 1 ? [...signers].filter(Boolean) : [];
}

/** Postmark: `Received-SPF`, and the tests of its spam filter. */
export function postmarkFindings(fields: readonly Field[]): ServiceFindings | null {
  const spf = valuesOf(fields, "received-spf");
  const tests = valuesOf(fields, "x-spam-tests");
  if (spf.length + tests.length === 0) return null;
  const senders = spf.map((value) => /envelope-from="?<?([^\s;">]+)/i.exec(value)?.[1] ?? null);
  const [from = ""] = addressesIn(valueOf(fields, "from"));
  return {
    spf:
      spf.length > 0
        ? { isPassed: spf.every(isPass) && new Set(senders).size === 1, domain: senders[0] ?? null }
        : null,
    // "A valid signature of the author's domain."
    dkim: tests.length > 0 ? (tests.every((list) => /\bDKIM_VALID_AU\b/.test(list)) ? [from] : []) : null,
  };
}

/** SendGrid: `SPF`, and `dkim` as `{@example.org : pass, @example.net : fail}`. */
export function sendGridFindings(spf: string, dkim: string, envelopeFrom: string | null): ServiceFindings | null {
  if (spf === "" && dkim === "") return null;
  const signed = [...dkim.slice(0, mostRead).matchAll(/@([^\s:,{}]{1,253})\s*:\s*(\w+)/g)];
  return {
    spf: spf === "" ? null : { isPassed: isPass(spf), domain: envelopeFrom },
    dkim: dkim === "" ? null : signed.flatMap(([, domain = "", result = ""]) => (isPass(result) ? [domain] : [])),
  };
}

const isPass = (text: string): boolean => /^\s*pass\b/i.test(text);

const valuesOf = (fields: readonly Field[], name: string): string[] =>
  fields.filter((field) => field.name === name).map(({ value }) => value);
