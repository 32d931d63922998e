/** Scripts and styles are compressed once, as small as they get, when the pages are built: nobody waits for it at a visit. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const compressions = [
  { suffix: ".br", compress: promisify(brotliCompress) },
  // Browsers take Brotli over TLS and on this machine only.
  {
    suffix: ".gz",
    compress: (file: Buffer) => promisify(gzip)(file, { level: constants.Z_BEST_COMPRESSION }),
  },
];

/** What gains nothing is sent as it is. */
const least = 300;

/** Lays `name.js.br` and `name.js.gz` beside `name.js`; the server sends the one that the browser takes. */
export function compress(): Plugin {
  let folder: string;
  return {
    name: "compress",
    apply: "build",
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const files = await readdir(folder, { recursive: true });
        await Promise.all(
          files.filter((name) => /\.(js|css|svg)$/.test(name)).map((name) => small(join(folder, name))),
        );
      },
    },
  };
}

async function small(path: string): Promise<void> {
  const file = await readFile(path);
  if (file.length < least) return;
  await Promise.all(compressions.map(async ({ suffix, compress }) => writeFile(path + suffix, await compress(file))));
}
