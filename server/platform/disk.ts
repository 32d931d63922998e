/** The disk that holds a folder. */
import { statfs } from "node:fs/promises";

/** Which share of it is free; null where it can't be asked. */
export async function findFreeShare(folder: string): Promise<number | null> {
  try {
    const { bavail, blocks } = await statfs(folder);
    return blocks === 0 ? null : bavail / blocks;
  } catch {
    return null;
  }
}
