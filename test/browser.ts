/** A real browser that comes through npm and needs nothing of the machine: not its libraries, not its fonts. */
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page, type Route } from "playwright-core";

const require = createRequire(import.meta.url);

/** Starts Chromium. Unpacked once per version into a folder of its own: the package takes whatever `chromium` lies in TMPDIR. */
export async function openBrowser(): Promise<Browser> {
  const packageRoot = dirname(dirname(require.resolve("@sparticuz/chromium")));
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `jetbridge-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    const { default: packaged, inflate, setupLambdaEnvironment } = await import("@sparticuz/chromium");
    const executablePath = await packaged.executablePath();
    if (!existsSync(join(folder, "al2023"))) await inflate(join(packageRoot, "bin", "al2023.tar.br"));
    setupLambdaEnvironment(join(folder, "al2023", "lib"));
    // Its own switches would turn web security off, and with it what we test; a bare machine has no fonts but those it brought.
    return await chromium.launch({
      executablePath,
      args: ["--no-sandbox"],
      env: { ...process.env, FONTCONFIG_FILE: fontsOf(folder) },
    });
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function fontsOf(folder: string): string {
  const file = join(folder, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  return file;
}

/**
 * Answers in the server's place until the function it gives is called. The route itself stays: where a page's last one is removed
 * while something is asked for, that request hangs for ever (one in two hundred, measured).
 */
export async function answerInstead(
  page: Page,
  address: string,
  answer: (route: Route) => Promise<void>,
): Promise<() => void> {
  let isOver = false;
  await page.route(address, (route) => (isOver ? route.continue() : answer(route)));
  return () => {
    isOver = true;
  };
}

const axeFile = require.resolve("axe-core/axe.min.js");
let axe: string | undefined;

/** What axe finds wrong on the page as it is now, a line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const found = await lookForFaults(page);
  if (found.length === 0) return found;
  // A notice that went while axe looked was half transparent and is gone: what is wrong is wrong twice.
  const again = await lookForFaults(page);
  return found.filter((fault) => again.includes(fault));
}

async function lookForFaults(page: Page): Promise<string[]> {
  // Motion shows half-transparent colours that nobody reads; what has just changed begins to move with the next frame.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.evaluate(
    "Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => {})))",
  );
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate((axe ??= readFileSync(axeFile, "utf8")));
  // Of what is right it need not say where it stands.
  return page.evaluate(
    `axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))`,
  );
}
