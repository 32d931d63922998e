import { keepFile } from "./files.ts";
import type { MetaFile } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import { invalid } from "./problems.ts";

const largest = 25_000_000;

/** Gets a file from where the caller says it lies, as Meta does before it answers. */
export async function fetchFile(meta: MetaGround, link: string): Promise<MetaFile> {
  const failed = () => invalid("Failed to fetch the file from the url", 2_018_008);
  if (!/^https?:\/\//.test(link) || !URL.canParse(link)) throw failed();
  try {
    const response = await fetch(link, { redirect: "follow", signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw failed();
    const content = Buffer.from(await response.arrayBuffer());
    const mime = (response.headers.get("content-type") ?? "application/octet-stream").split(";", 1)[0] ?? "";
    return keepAny(meta, {
      mime,
      content,
      name: decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "") || null,
    });
  } catch {
    throw failed();
  }
}

/** Keeps a file that came with the call. */
export async function keepUpload(meta: MetaGround, file: File): Promise<MetaFile> {
  return keepAny(meta, {
    mime: file.type.split(";", 1)[0] ?? "",
    content: Buffer.from(await file.arrayBuffer()),
    name: file.name || null,
  });
}

function keepAny(meta: MetaGround, file: { mime: string; content: Buffer; name: string | null }): MetaFile {
  if (file.content.length > largest) throw invalid("Attachment size exceeds allowable limit", 2_018_047);
  return keepFile(meta, file);
}
