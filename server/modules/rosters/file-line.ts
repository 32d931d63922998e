/** One line of a roster's file, whatever the file was. */
import type { ShiftFault } from "../../../contract/rosters.ts";
import type { Laid } from "./lay-out.ts";

export interface FileLine {
  /** In a table the line as an editor counts it; in a calendar the how manieth shift. */
  line: number;
  /** A mail address. */
  who: string;
  /** As the file says it; null where it says none. */
  team: string | null;
  zone: string;
  laid: Laid | ShiftFault;
}

export type Column = "email" | "date" | "from" | "to";

export interface FileLines {
  lines: FileLine[];
  /** Not looked at. */
  more: number;
  missing: Column[];
}

export const mostLines = 2000;
/** What is shown of a line whose address is none. */
export const longestWho = 120;
