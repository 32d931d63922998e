/** Files of the conversation: brought up in pieces, and had back. */
import { chatPieceSize } from "../../contract/chat-files.ts";
import { type Calls, Refused } from "./call.ts";

/** Of a file's bytes, which are more than a line's. */
const timeoutMs = 120_000;

export interface Files {
  /** Brings a file up; throws where it is not taken. */
  readonly send: (id: string, file: Blob & { name: string }) => Promise<void>;
  /** The bytes of a file of a line; `small`: enough to look at. */
  readonly open: (id: string, small?: boolean) => Promise<Blob>;
}

export const openFiles = ({ call, ask }: Calls): Files => ({
  async send(id, file) {
    const pieces = Math.ceil(file.size / chatPieceSize);
    for (let place = 0; place < pieces; place++) {
      const piece = file.slice(place * chatPieceSize, (place + 1) * chatPieceSize);
      // The same piece twice is one, so a lost answer costs nothing.
      await patiently(() => call("PUT", `files/${id}/pieces/${place}`, piece, timeoutMs));
    }
    await ask("POST", `files/${id}`, { pieces, name: file.name.slice(0, 300) || "file" });
  },
  open: async (id, small = false) =>
    (await call("GET", `files/${id}${small ? "?small=true" : ""}`, undefined, timeoutMs)).blob(),
});

/** Tries again where the line broke or too much came at once; what is refused is refused. */
async function patiently<T>(work: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isRefused = error instanceof Refused && error.status < 500 && error.status !== 429;
    if (isRefused || tries === 0) throw error;
    const wait = error instanceof Refused ? error.retryAfterMs : 0;
    await new Promise((done) => setTimeout(done, wait || 2000));
    return patiently(work, tries - 1);
  }
}
