/** Where Node keeps what it compiled of us: compiling is a third of a start. Where nothing can be written there, Node does without. */
import { join } from "node:path";

export const compileCache: string = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "compiled");
