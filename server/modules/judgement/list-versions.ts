import type { Db } from "../../platform/db.ts";

interface Figures {
  lessons: number;
  held: number;
  was: number;
  now: number;
  taken: boolean;
}

interface Version {
  number: number;
  madeAt: Date;
  state: "in-use" | "set-aside" | "worse" | "emptied";
  lessons: number;
  figures: Partial<Record<"needs" | "topics" | "feeling", Figures>>;
  changedBy: string | null;
  changedAt: Date;
}

/** The newest 30, and the one in use. */
export const listVersions = (db: Db): Promise<Version[]> => db<Version[]>`
  select number, made_at, state, lessons, figures, changed_by, changed_at from judgement.version
  where state = 'in-use' or number > (select coalesce(max(number), 0) - 30 from judgement.version)
  order by number desc`;
