/** A file on its way to an answer. */
import type { finishUpload } from "../../../contract/files.ts";
import type { Answer } from "../../kit/call.ts";

export interface Upload {
  id: string;
  name: string;
  alt: string;
  /** Null while it goes up. */
  there: Answer<typeof finishUpload> | null;
  trouble: string | null;
}
