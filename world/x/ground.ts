import type { DatabaseSync } from "node:sqlite";
import type { News } from "../news.ts";
import type { Faults } from "./faults.ts";
import type { Limits } from "./limits.ts";
import type { Deliveries } from "./deliveries.ts";
import type { MessageRecord } from "./messages.ts";
import type { PostRecord } from "./posts.ts";

/** What every part of the played X stands on. */
export interface Ground {
  db: DatabaseSync;
  now: () => number;
  nextId: () => string;
  brandId: string;
  faults: Faults;
  limits: Limits;
  deliveries: Deliveries;
  rules: Rules;
  news: News<Happening>;
  /** Where a bug of the world is told. */
  complain: (error: unknown) => void;
}

/** The settable rules of the platform. */
export interface Rules {
  /** Self-serve rule of 2026-02-23: an app may reply only where the author called it. */
  summonedOnly: boolean;
  /** How long a user access token lives. X: two hours. */
  accessTokenSeconds: number;
  /** How long X works on an uploaded video or GIF. */
  mediaWorkMs: number;
  /** Whether that work fails. */
  mediaFails: boolean;
  /** Webhooks name a post's pictures but do not say where they are: they must be asked for. */
  namesMediaOnly: boolean;
  /** Whether a deletion is told to whom the post named. X documents it for the author alone. */
  tellsDeletions: boolean;
  /** Where the world itself is: pictures lie there. */
  mediaUrl: () => string;
}

/** Things that happen in the world, for whoever plays along (the passengers, the phone). */
export type Happening =
  | { kind: "post-written"; post: PostRecord }
  | { kind: "post-removed"; post: PostRecord }
  | { kind: "post-edited"; post: PostRecord }
  | { kind: "post-hidden"; post: PostRecord }
  | { kind: "message-sent"; message: MessageRecord }
  | { kind: "message-read"; conversationId: string; readerId: string }
  | { kind: "delivery-changed"; subjectId: string }
  | { kind: "mail-changed"; handle: string }
  | { kind: "settings-changed" };
