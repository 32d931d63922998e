import { event } from "../../platform/events.ts";

/** Something of the documents of a case is otherwise: one was sent, opened, or became void. */
export const documentsChanged = event<{ caseId: string }>("documents.changed", ({ caseId }) => [`case/${caseId}`]);
