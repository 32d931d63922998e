/** The files of a document that go with a message, drawn before the transaction that keeps them. */
import type { Context } from "../../platform/context.ts";
import { storeFile } from "../../platform/files.ts";
import type { OutgoingFile } from "../channels/index.ts";
import type { DocumentsContext } from "./context.ts";
import type { DocumentRow } from "./document.ts";
import { render } from "./render.ts";

/** Draws now; what is given keeps it in the caller's transaction. */
export function filesFor(
  app: DocumentsContext,
  document: DocumentRow,
  form: "file" | "image",
  language: string,
): (app: Context) => Promise<OutgoingFile[]> {
  const { type, name, content } = render(app, document, form === "file" ? "pdf" : "png", language);
  const size = form === "image" ? sizeOf(content) : { width: null, height: null };
  return async (app) => {
    const file = await storeFile(app.db, content, { type, ...size });
    app.ring("files");
    return [{ fileId: file.id, kind: form, name, alt: form === "image" ? name.replace(/\.png$/, "") : null }];
  };
}

/** A PNG says so in its first chunk. */
const sizeOf = (png: Buffer): { width: number; height: number } => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
});
