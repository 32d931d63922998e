/** The chat for other sites is one file that names nothing in their pages: built beside the pages, by the same command. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { leanContract } from "./lean-contract.ts";

const root = resolve(import.meta.dirname, "..", "web");

export function widget(): Plugin {
  let folder: string;
  return {
    name: "widget",
    apply: "build",
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle: {
      sequential: true,
      handler: () => buildWidget(folder),
    },
  };
}

async function buildWidget(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [leanContract()],
    resolve: { alias: { zod: fileURLToPath(import.meta.resolve("../web/kit/shapeless.ts")) } },
    build: {
      // Passengers have older phones than agents.
      target: ["es2022", "safari16.4"],
      outDir,
      emptyOutDir: false,
      lib: {
        entry: resolve(root, "widget/main.ts"),
        formats: ["iife"],
        name: "jetbridgeChat",
        fileName: () => "widget.js",
      },
      rolldownOptions: { treeshake: { manualPureFunctions: ["z", "endpoint"] }, output: { extend: false } },
    },
  });
}
