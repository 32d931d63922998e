/** One call to Meta's Graph API: a time-out, a size, a proof that we are the app, and an answer that says whether Meta may have acted. */
import { createHmac } from "node:crypto";
import type { Allowance, ChannelAccount } from "../../../modules/channels/index.ts";
import { readAnswer, wasNotSent } from "../../../platform/answer.ts";
import { parseExactly } from "./envelope.ts";
import { allowanceOf } from "./usage.ts";

const timeoutMs = 15_000;
const largestAnswer = 1_048_576;

/** `v26.0`: Meta keeps a version for about two years. */
export type GraphVersion = `v${number}.${number}`;

export interface GraphCall {
  method: "GET" | "POST" | "DELETE";
  /** Without the version: `/123/messages`. */
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** For files. */
  parts?: FormData;
  /** Where it is worth no longer wait than this. */
  patienceMs?: number;
}

export type GraphAnswer =
  | { kind: "answered"; status: number; body: unknown; allowance: Allowance | undefined; retryAt: Date | null }
  /** The request surely did not arrive. */
  | { kind: "not-sent"; why: string }
  /** It may have arrived. */
  | { kind: "no-answer"; why: string };

export type Graph = (account: ChannelAccount, call: GraphCall) => Promise<GraphAnswer>;

/** A token of Instagram's own login is taken at Instagram's host alone, and is known by its beginning. */
const vendorOf = (token: string): string =>
  token.startsWith("IG") ? "https://graph.instagram.com" : "https://graph.facebook.com";

/** Where this account's Graph is: the vendor's own, or the server it was pointed at. */
export const baseOf = ({ baseUrl, secrets }: Pick<ChannelAccount, "baseUrl" | "secrets">): string =>
  (baseUrl ?? vendorOf(secrets["accessToken"] ?? "")).replace(/\/+$/, "");

/** Shows Meta that whoever holds the token is the app itself (developers.facebook.com: securing requests). */
export const proofOf = ({ secrets }: Pick<ChannelAccount, "secrets">): string =>
  createHmac("sha256", secrets["appSecret"] ?? "")
    .update(secrets["accessToken"] ?? "")
    .digest("hex");

/** A version of ours is named after its message and a moment; Meta knows the message. */
export const idAtMeta = (id: string): string => encodeURIComponent(id.replace(/@.*$/, ""));

export const openGraph =
  (version: GraphVersion): Graph =>
  async (account, { method, path, query = {}, body, parts, patienceMs = timeoutMs }) => {
    const asked = new URLSearchParams({ ...query, appsecret_proof: proofOf(account) });
    const content = parts ?? (body === undefined ? undefined : JSON.stringify(body));
    try {
      const response = await fetch(`${baseOf(account)}/${version}${path}?${asked.toString()}`, {
        method,
        headers: {
          authorization: `Bearer ${account.secrets["accessToken"] ?? ""}`,
          accept: "application/json",
          // A form in parts names its own border.
          ...(typeof content === "string" && { "content-type": "application/json" }),
        },
        ...(content !== undefined && { body: content }),
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await readAnswer(response, largestAnswer);
      if (text === null) return { kind: "no-answer", why: "Meta's answer is larger than 1 MB" };
      return { kind: "answered", status: response.status, body: read(text), ...allowanceOf(response.headers) };
    } catch (error) {
      return wasNotSent(error)
        ? { kind: "not-sent", why: "Meta can't be reached" }
        : { kind: "no-answer", why: "Meta did not answer in time" };
    }
  };

/** Ids longer than a number holds stay as they are written. */
function read(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return null;
  }
}
