/** X's "no": a problem document with its status. Wordings are ours after what X says. */
export class XProblem extends Error {
  override readonly name = "XProblem";
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(body: { type: string; title: string; detail: string; status: number; [more: string]: unknown }) {
    super(body.detail);
    this.status = body.status;
    this.body = body;
  }
}

const problems = "https://api.x.com/2/problems";

export const unauthorized = () =>
  new XProblem({ type: "about:blank", title: "Unauthorized", detail: "Unauthorized", status: 401 });

export const tooManyRequests = () =>
  new XProblem({ type: "about:blank", title: "Too Many Requests", detail: "Too Many Requests", status: 429 });

export const unavailable = () =>
  new XProblem({ type: "about:blank", title: "Service Unavailable", detail: "Service Unavailable", status: 503 });

export const internalError = () =>
  new XProblem({ type: `${problems}/internal-error`, title: "Internal Error", detail: "Internal Error", status: 500 });

/** A refusal without a type of its own; the sentence says why. */
export const forbidden = (detail: string) =>
  new XProblem({ type: "about:blank", title: "Forbidden", detail, status: 403 });

export const duplicateContent = () => forbidden("You are not allowed to create a Tweet with duplicate content.");

export const notSummoned = () =>
  forbidden(
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
  );

export const replyTargetGone = () =>
  forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");

export const messagesClosed = () => forbidden("You do not have permission to DM one or more participants.");

export const fromProtected = () => forbidden("You are not authorized to view this protected Tweet.");

export const fromSuspended = () => forbidden("The author of this Tweet has been suspended.");

export const blocked = () => forbidden("You have been blocked from the author of this Tweet.");

export const tooLarge = () =>
  new XProblem({
    type: `${problems}/invalid-request`,
    title: "Invalid Request",
    detail: "File size exceeds the maximum of its media category.",
    status: 400,
  });

export const appOnlyForbidden = () =>
  new XProblem({
    type: `${problems}/unsupported-authentication`,
    title: "Unsupported Authentication",
    detail:
      "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
    status: 403,
  });

export const invalidRequest = (message: string, parameters: Record<string, string[]> = {}) =>
  new XProblem({
    type: `${problems}/invalid-request`,
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
    status: 400,
    errors: [{ message, parameters }],
  });

export const textTooLong = () =>
  new XProblem({
    type: `${problems}/invalid-request`,
    title: "Invalid Request",
    detail:
      "Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.",
    status: 400,
  });

/** What X says of a thing that is gone; single look-ups carry it in `errors` beside a 200. */
export const notFound = ({
  type,
  id,
}: {
  type: "tweet" | "user" | "webhook" | "subscription" | "media";
  id: string;
}) => ({
  type: `${problems}/resource-not-found`,
  title: "Not Found Error",
  detail: `Could not find ${type} with id: [${id}].`,
  parameter: "id",
  resource_id: id,
  resource_type: type,
  value: id,
});

export const missing = (what: Parameters<typeof notFound>[0]) => new XProblem({ ...notFound(what), status: 404 });
