/**
 * Agents' desks, a process of its own: each holds the live line with a token of its own, notes when a case is named, and, when told
 * to, fetches the queue again as a browser does: at most once in `refetchEveryMs`.
 */
import { WebSocket } from "ws";

export interface DesksOrder {
  url: string;
  tokens: readonly string[];
}

/** When a case was named: on the first desk and on the last, in milliseconds of the epoch. */
export interface Naming {
  cases: string[];
  desks: number;
  firstAt: number;
  lastAt: number;
}

export interface DesksReport {
  namings: Naming[];
  /** How long each fetch of the queue took, in milliseconds. */
  refetches: number[];
  failedRefetches: number;
  /** Desks whose line stands. */
  connected: number;
}

export type DesksCommand = DesksOrder | { refetchEveryMs: number | null } | "report";

const namings = new Map<string, Naming>();
let refetches: number[] = [];
let failedRefetches = 0;
let refetchEveryMs: number | null = null;
let connected = 0;

const now = (): number => performance.timeOrigin + performance.now();

class Desk {
  #isDue = false;
  #isPaused = false;
  readonly url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  async connect(): Promise<void> {
    const socket = new WebSocket(`${this.url.replace("http", "ws")}/api/v1/live`, {
      headers: { authorization: `Bearer ${this.token}` },
      perMessageDeflate: false,
    });
    await new Promise<void>((done, fail) => socket.once("message", () => done()).once("error", fail));
    connected++;
    socket.on("close", () => connected--);
    socket.on("message", (data: Buffer) => this.hear(data.toString("latin1")));
  }

  /** The same text comes to every desk: it is read once. */
  hear(text: string): void {
    const at = now();
    const position = text.slice(0, 90);
    const naming = namings.get(position);
    if (naming) {
      naming.desks++;
      naming.lastAt = at;
    } else {
      const { topics = [] } = JSON.parse(text) as { topics?: string[] };
      const cases = topics.filter((topic) => topic.startsWith("case/")).map((topic) => topic.slice(5));
      namings.set(position, { cases, desks: 1, firstAt: at, lastAt: at });
    }
    if (refetchEveryMs !== null && text.includes('"queue"')) this.want();
  }

  want(): void {
    this.#isDue = true;
    if (!this.#isPaused) void this.refetch();
  }

  async refetch(): Promise<void> {
    this.#isDue = false;
    this.#isPaused = true;
    const begun = performance.now();
    try {
      const response = await fetch(`${this.url}/api/v1/screens/desk`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      if (response.ok) refetches.push(performance.now() - begun);
      else failedRefetches++;
    } catch {
      failedRefetches++;
    }
    setTimeout(() => {
      this.#isPaused = false;
      if (this.#isDue) void this.refetch();
    }, refetchEveryMs ?? 0);
  }
}

process.on("message", (command: DesksCommand) => {
  if (command === "report") {
    const report: DesksReport = { namings: [...namings.values()], refetches, failedRefetches, connected };
    namings.clear();
    refetches = [];
    failedRefetches = 0;
    process.send?.(report);
  } else if ("refetchEveryMs" in command) {
    ({ refetchEveryMs } = command);
  } else {
    const { url, tokens } = command;
    void Promise.all(tokens.map((token) => new Desk(url, token).connect())).then(() => process.send?.("connected"));
  }
});
process.on("disconnect", () => process.exit(0));
