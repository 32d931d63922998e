/** A "no" that a caller can act on: a code for programs, a sentence for people, a status for HTTP. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(code: string, status: number, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Declares a problem once; calling it makes one to throw. Details may hold ids and limits, never a customer's words. */
export function problem<Details = undefined>(code: string, status: number, message: string) {
  return (...[details]: Details extends undefined ? [] : [details: Details]): Problem =>
    new Problem(code, status, message, details);
}

/** What may be kept of a failure where people look: its name and code, never its message, which may quote a value. */
export const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${(error as { code?: string }).code ?? ""}`.trim() : "unknown";
