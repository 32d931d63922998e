import { readSettings } from "./config.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World | undefined;
let ending = false;

/** Ends once, however often it is asked to. What is stuck for a second is left behind: the memory on disk is whole at any time. */
function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), 800).unref();
  void (world?.close() ?? Promise.resolve()).finally(() => process.exit(0));
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
if (process.connected) process.on("disconnect", end);

try {
  const settings = readSettings(process.env);
  world = await startWorld({
    ...settings,
    mail: true,
    site: true,
    meta: true,
    telegram: true,
    complain: (error) => console.error(error),
  });
  if (ending) await world.close();
  console.log(`The world turns: ${world.url}`);
  process.send?.({ kind: "ready", url: world.url });
} catch (error) {
  console.error(inOneSentence(error));
  process.exit(1);
}

function inOneSentence(error: unknown): string {
  if (!(error instanceof Error)) return "The world could not start.";
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `The world cannot start: port ${port} is in use; set JETBRIDGE_WORLD_PORT to a free one.`;
  return `The world cannot start: ${error.message}`;
}
