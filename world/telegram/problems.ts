/** Telegram's "no": a status, a sentence, and at times what to do. The sentences are those that bots meet; Telegram lists none. */
export class BotProblem extends Error {
  readonly status: number;
  readonly parameters: { retry_after?: number } | null;

  constructor(status: number, description: string, parameters: BotProblem["parameters"] = null) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }

  get body(): object {
    const { status, message: description, parameters } = this;
    return { ok: false, error_code: status, description, ...(parameters && { parameters }) };
  }
}

export const bad = (what: string): BotProblem => new BotProblem(400, `Bad Request: ${what}`);
export const unauthorized = (): BotProblem => new BotProblem(401, "Unauthorized");
export const noSuchMethod = (): BotProblem => new BotProblem(404, "Not Found");
export const blocked = (): BotProblem => new BotProblem(403, "Forbidden: bot was blocked by the user");
export const notBegun = (): BotProblem => new BotProblem(403, "Forbidden: bot can't initiate conversation with a user");
export const tooMany = (seconds: number): BotProblem =>
  new BotProblem(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
