/** The port: a server that goes on with a conversation, and how it can fail. */

export interface Line {
  role: "system" | "user" | "assistant";
  content: string;
}

export interface Wish {
  model: string;
  lines: readonly Line[];
  /** Tokens of the answer at most. */
  longest: number;
  timeoutMs: number;
  /** Breaks it off. */
  signal: AbortSignal;
}

export type Answer =
  | { status: "answered"; text: string; /** Asked and answered together. */ tokens: number }
  /** `away`: it can't be reached or fails; `slow`: it took too long; `refused`: it will not, and asking again is no use. */
  | { status: "away" | "slow" | "refused" };

export interface LanguageModel {
  /** For people: where it is. */
  readonly host: string;
  ask(wish: Wish): Promise<Answer>;
}
