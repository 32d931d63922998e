import { randomBytes } from "node:crypto";
import type { Shape } from "./store.ts";

interface Refusal {
  code: number;
  message: string;
  status?: number;
  subcode?: number;
  type?: string;
  transient?: boolean;
  title?: string;
  userMessage?: string;
  /** WhatsApp's sentence of what is the matter. */
  details?: string;
}

/** Meta's "no" in its error envelope. Sentences are ours after what Meta says where they are not known. */
export class GraphProblem extends Error {
  override readonly name = "GraphProblem";
  readonly status: number;
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.status = refusal.status ?? 400;
    this.refusal = refusal;
  }

  /** The envelope, with a trace of its own each time. */
  body(): Shape {
    const { code, message, subcode, type, transient, title, userMessage, details } = this.refusal;
    return {
      error: {
        message,
        type: type ?? "OAuthException",
        code,
        ...(details === undefined ? {} : { error_data: { messaging_product: "whatsapp", details } }),
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(transient === undefined ? {} : { is_transient: transient }),
        ...(title === undefined ? {} : { error_user_title: title }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: `A${randomBytes(16).toString("base64url").slice(0, 22)}`,
      },
    };
  }
}

const problem = (refusal: Refusal) => new GraphProblem(refusal);

export const unknownNode = (id: string, method: string) =>
  problem({
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });

export const unknownPath = (path: string) =>
  problem({ code: 2500, message: `Unknown path components: ${path}`, status: 400 });

export const invalid = (what: string, subcode?: number) =>
  problem({ code: 100, message: `(#100) ${what}`, ...(subcode === undefined ? {} : { subcode }) });

export const noToken = () =>
  problem({
    code: 2500,
    message: "An active access token must be used to query information about the current user.",
    status: 400,
  });

export const badToken = (status: number) =>
  problem({ code: 190, status, message: "Invalid OAuth access token - Cannot parse access token" });

/** 463 expired, 467 invalidated, 460 the password was changed, 458 the app was removed. */
export function staleToken(
  subcode: 458 | 460 | 463 | 467,
  { at, status }: { at: number; status: number },
): GraphProblem {
  const told = {
    458: "Error validating access token: The user has not authorized application.",
    460: "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
    463: `Error validating access token: Session has expired on ${new Date(at).toUTCString()}. The current time is ${new Date().toUTCString()}.`,
    467: "Error validating access token: The session is invalid because the user logged out.",
  } as const;
  return problem({ code: 190, subcode, status, message: told[subcode] });
}

export const noProof = () =>
  problem({
    code: 100,
    type: "GraphMethodException",
    message: "API calls from the server require an appsecret_proof argument",
  });

export const badProof = () =>
  problem({ code: 100, type: "GraphMethodException", message: "Invalid appsecret_proof provided in the API argument" });

export const lacksPermission = (scope: string) =>
  problem({ code: 200, status: 403, message: `(#200) Requires ${scope} permission to manage the object` });

export const oldVersion = (version: string) =>
  problem({
    code: 2635,
    message: `(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: ${version}.`,
  });

export const unavailable = () =>
  problem({
    code: 2,
    status: 503,
    transient: true,
    message: "Service temporarily unavailable",
    type: "OAuthException",
  });

export const unknownError = () =>
  problem({ code: 1, status: 500, transient: true, message: "An unknown error has occurred.", type: "OAuthException" });

const limits = {
  4: [403, "(#4) Application request limit reached"],
  17: [403, "(#17) User request limit reached"],
  32: [403, "(#32) Page request limit reached"],
  341: [403, "(#341) Feed action request limit reached"],
  613: [400, "(#613) Calls to this api have exceeded the rate limit."],
  80001: [400, "(#80001) There have been too many calls to this Page account. Wait a bit and try again."],
  80002: [400, "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again."],
  80006: [400, "(#80006) There have been too many calls to this Messenger account. Wait a bit and try again."],
  80007: [400, "(#80007) Rate limit issues"],
  130429: [400, "(#130429) Rate limit hit"],
  131048: [400, "(#131048) Spam rate limit hit"],
  131056: [400, "(#131056) (Business Account, Consumer Account) pair rate limit hit"],
} as const;
export type LimitCode = keyof typeof limits;

export function overLimit(code: LimitCode): GraphProblem {
  const [status, message] = limits[code];
  const details =
    code > 130_000
      ? { details: "Message failed to send because there were too many messages in a short period of time." }
      : {};
  return problem({ code, status, message, ...details });
}

// Private messages of Messenger and Instagram.
export const windowClosed = () =>
  problem({
    code: 10,
    subcode: 2_018_278,
    message:
      "(#10) This message is sent outside of allowed window. Learn more about the new policy here: https://developers.facebook.com/docs/messenger-platform/policy-overview",
  });
export const nobodyThere = () =>
  problem({ code: 551, subcode: 1_545_041, message: "(#551) This person isn't available right now." });
export const noSuchUser = () => invalid("No matching user found", 2_018_001);
export const agentNotApproved = () =>
  invalid("Cannot tag messages with 'HUMAN_AGENT' without prior approval.", 2_018_276);
export const notInControl = () =>
  problem({
    code: 10,
    subcode: 2_018_300,
    message: "(#10) Message failed to send because another app is controlling this thread now.",
  });
export const restricted = () =>
  problem({
    code: 10,
    subcode: 1_893_063,
    message: "(#10) Your Page is temporarily restricted from sending messages.",
  });
export const alreadyReplied = () => problem({ code: 10_900, message: "(#10900) Activity already replied to" });
export const cannotReply = () => problem({ code: 10_903, message: "(#10903) This user cant reply to this activity" });
export const blockedForPolicy = () =>
  problem({
    code: 368,
    status: 403,
    message: "The action attempted has been deemed abusive or is otherwise disallowed",
  });

/** A refusal of WhatsApp's, with its sentence. */
export const refused = (code: number, title: string, details: string, status = 400) =>
  problem({ code, status, message: `(#${code}) ${title}`, details });
