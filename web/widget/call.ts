/** Asking the airline's chat: each call has a time-out, and an answer that is no success is thrown. */

const timeoutMs = 15_000;

/** The server's answer, where it is no success. */
export class Refused extends Error {
  readonly status: number;
  readonly retryAfterMs: number;
  constructor(response: Response) {
    super(`answered ${response.status}`);
    this.status = response.status;
    this.retryAfterMs = Number(response.headers.get("retry-after") ?? 0) * 1000;
  }
}

export interface Calls {
  /** `patience` in milliseconds. */
  readonly call: (method: string, path: string, body?: BodyInit, patience?: number) => Promise<Response>;
  /** Says and hears JSON. */
  readonly ask: <T>(method: string, path: string, body?: object) => Promise<T>;
}

/** `tokenNow`: the visitor's, once the chat is open. */
export function openCalls(base: string, tokenNow: () => string | undefined): Calls {
  const call: Calls["call"] = async (method, path, body, patience = timeoutMs) => {
    const token = tokenNow();
    const response = await fetch(`${base}/${path}`, {
      method,
      headers: {
        ...(body && { "content-type": typeof body === "string" ? "application/json" : "application/octet-stream" }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body }),
      credentials: "omit",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Refused(response);
    return response;
  };
  return {
    call,
    async ask<T>(method: string, path: string, body?: object) {
      const response = await call(method, path, body && JSON.stringify(body));
      return (response.status === 204 ? null : await response.json()) as T;
    },
  };
}
