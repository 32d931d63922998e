/** Ways in which a call fails, and who wants to know. */

/** The server answered no: a code for programs, a sentence for people, an id to ask about. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly details: unknown;

  constructor(status: number, problem: { code: string; message: string; requestId: string | null; details: unknown }) {
    super(problem.message);
    this.name = "Refused";
    this.status = status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.details = problem.details;
  }

  /** Reads a refusal, also one that a proxy wrote instead of our server. */
  static async from(response: Response): Promise<Refused> {
    const body: unknown = await response.json().catch(() => null);
    const told = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    const refused = new Refused(response.status, {
      code: typeof told["code"] === "string" ? told["code"] : `http.${response.status}`,
      message: typeof told["message"] === "string" ? told["message"] : response.statusText,
      requestId: typeof told["requestId"] === "string" ? told["requestId"] : response.headers.get("x-request-id"),
      details: told["details"] ?? null,
    });
    if (refused.status === 401) for (const listener of signedOutListeners) listener();
    return refused;
  }
}

/** Nobody answered: the network, the server, or the wait took too long. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("unreachable", { cause });
    this.name = "Unreachable";
  }
}

const signedOutListeners = new Set<() => void>();

/** Tells when any call found that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Whether trying the same call again later can help. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && (error.status >= 500 || error.status === 429));
