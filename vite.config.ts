import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "./tools/compress.ts";
import { leanContract } from "./tools/lean-contract.ts";
import { pageFiles } from "./tools/page-files.ts";
import { widget } from "./tools/widget.ts";

/** The pages: each application is a folder of `web/` with its own `index.html`; the server serves `web/dist`. */
export default defineConfig(({ command }) => {
  // Tests build the pages too, and what they try must be what people get: the small, fast build.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: "web",
    plugins: [react(), leanContract(), widget(), compress()],
    // The server puts the nonce of each answer in its place (server/pages/index.ts).
    ...(command === "build" && { html: { cspNonce: "NONCE-OF-THIS-ANSWER" } }),
    resolve: {
      // Browsers need the contract's addresses and words, not its validation: that stays on the server.
      alias: { zod: fileURLToPath(import.meta.resolve("./web/kit/shapeless.ts")) },
    },
    build: {
      target: "es2024",
      manifest: true,
      // A font inside a style sheet would be loaded by everybody, and the content policy refuses it.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // A page carries only the endpoints it calls.
        treeshake: { manualPureFunctions: ["z", "endpoint"] },
        output: {
          codeSplitting: { groups: [{ name: pageFiles(), debugName: "first" }], includeDependenciesRecursively: false },
        },
        input: Object.fromEntries(
          ["desk", "wall"].map((name) => [name, resolve(import.meta.dirname, `web/${name}/index.html`)]),
        ),
      },
    },
    server: { proxy: { "/api": { target: "http://127.0.0.1:4100", ws: true } } },
  };
});
