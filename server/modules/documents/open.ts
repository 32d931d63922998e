/** That a passenger opened their trip or a document of it: once with its first time, and how often. Who calls knows that it was no program. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { documentsChanged } from "./events.ts";
import type { TripLink } from "./link.ts";

interface Opened {
  link: TripLink;
  documentId: string | null;
  form: "page" | "pdf" | "png" | "apple" | "google";
}

export const noteOpening = (app: Context, { link, documentId, form }: Opened): Promise<void> =>
  atomically(app, async (app) => {
    const [row] = await app.db<{ times: number }[]>`
      insert into documents.opening as o (link_id, document_id, form) values (${link.id}, ${documentId}, ${form})
      on conflict (link_id, (coalesce(document_id, '00000000-0000-0000-0000-000000000000')), form)
      do update set times = o.times + 1, last_at = (select platform.now())
      returning times`;
    // What is shown is the first time.
    if (row?.times === 1 && link.caseId) await emit(app, documentsChanged, [{ caseId: link.caseId }]);
  });
