import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../test/browser.ts";
import { until } from "../test/until.ts";
import type { Product } from "../test/product.ts";
import { fillQueue } from "./load/long-queue.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { quiet } from "./load/processes.ts";
import { startBench } from "./load/start-bench.ts";

/** What this bench measures. */
export const promise =
  "With 10,000 cases in the list a key is answered on the screen within 100 ms, and no page loads more than 200 kB of script, compressed, until it rests; charts apart, which load when shown.";

const cases = 10_000;
const runs = 7;
const keys = 40;

/** Medians over several loads in a real browser, against a server that is warm. */
export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo);
    const caseId = await fillQueue(sql, cases);
    const browser = await openBrowser();
    undo(() => browser.close());
    const context = await signIn(browser, product);
    await quiet();

    const paths = {
      desk: "/desk",
      case: `/desk/case/${caseId}`,
      search: "/desk/search",
      mentions: "/desk/mentions",
      figures: "/desk/figures",
      wall: "/wall",
    };
    const figures: Record<string, number | string> = { cases };
    for (const [name, path] of Object.entries(paths)) {
      const scripts = await scriptsOf(context, product.url + path);
      figures[`${name}ScriptKb`] = scripts.page;
      if (scripts.charts > 0) figures[`${name}ChartKb`] = scripts.charts;
    }
    const loads: Load[] = [];
    for (let n = 0; n < runs; n++) loads.push(await load(context, `${product.url}/desk`));
    figures["firstPaintMs"] = median(loads.map(({ paintedAt }) => paintedAt));
    figures["firstCaseMs"] = median(loads.map(({ caseAt }) => caseAt));
    return { ...figures, ...(await press(context, product.url)) };
  });
}

type Context = Awaited<ReturnType<Browser["newContext"]>>;

async function signIn(browser: Browser, product: Product): Promise<Context> {
  const { body } = await product.api("POST", "/api/v1/staff", {
    email: "bench@example.test",
    name: "Bench Lead",
    role: "lead",
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    bypassCSP: true,
  });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(body.signInLink);
  await page.waitForSelector("[data-case]");
  await page.close();
  return context;
}

/** Runs in the page: notes when the first case is painted, and how long each key took until the chosen row was. */
const watch = `
  window.noted = { caseAt: null, keys: [] };
  let pressedAt = null;
  const afterPaint = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
  addEventListener("keydown", ({ timeStamp }) => (pressedAt = timeStamp), true);
  new MutationObserver((changes) => {
    if (noted.caseAt === null && document.querySelector("[data-case]")) {
      noted.caseAt = 0;
      afterPaint(() => (noted.caseAt = performance.now()));
    }
    if (pressedAt === null || !document.querySelector("[data-case][aria-current]")) return;
    if (!changes.some(({ attributeName, addedNodes }) => attributeName === "aria-current" || addedNodes.length > 0)) return;
    const began = pressedAt;
    pressedAt = null;
    afterPaint(() => noted.keys.push(performance.now() - began));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-current"] });
`;

interface Load {
  paintedAt: number;
  caseAt: number;
}

async function load(context: Context, url: string): Promise<Load> {
  const page = await context.newPage();
  await page.goto(url);
  await holds(page, "noted.caseAt > 0");
  const paintedAt = await page.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
  );
  const caseAt = await page.evaluate<number>("noted.caseAt");
  await page.close();
  return { paintedAt: Math.round(paintedAt), caseAt: Math.round(caseAt) };
}

/** Kilobytes of script that a page loads before anybody touches it, as they come over the line; those of charts apart. */
async function scriptsOf(context: Context, url: string): Promise<{ page: number; charts: number }> {
  // Somebody signed in whose browser keeps nothing yet.
  const fresh = await context.browser()?.newContext({ storageState: await context.storageState() });
  if (!fresh) throw new Error("The browser is gone.");
  const page = await fresh.newPage();
  const scripts: Promise<{ url: string; size: number }>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      scripts.push(request.sizes().then(({ responseBodySize }) => ({ url: request.url(), size: responseBodySize })));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const { charts = [], rest = [] } = Object.groupBy(await Promise.all(scripts), (script) =>
    script.url.includes("chart") ? "charts" : "rest",
  );
  await fresh.close();
  const kilobytes = (some: typeof rest) => Math.round(some.reduce((sum, { size }) => sum + size, 0) / 1000);
  return { page: kilobytes(rest), charts: kilobytes(charts) };
}

/** Scrolls until all is there, then presses keys in its midst. */
async function press(context: Context, url: string): Promise<Record<string, number>> {
  const page = await context.newPage();
  await page.goto(`${url}/desk`);
  await page.waitForSelector("[data-case]");
  const first = await keysAt(page);
  const begun = performance.now();
  await scrollToEnd(page);
  const loadedMs = Math.round(performance.now() - begun);
  const rowsDrawn = await page.locator("[data-case]").count();
  const deep = await keysAt(page);
  await page.close();
  return {
    keyMs: median(first),
    keyMsWithAllLoaded: median(deep),
    keyMsWorstWithAllLoaded: Math.round(Math.max(...deep)),
    rowsDrawn,
    allLoadedAfterMs: loadedMs,
  };
}

async function keysAt(page: Page): Promise<number[]> {
  await page.evaluate("noted.keys.length = 0");
  for (let n = 1; n <= keys; n++) {
    await page.keyboard.press(n % 2 === 0 && n % 8 === 0 ? "k" : "j");
    await holds(page, `noted.keys.length >= ${n}`);
  }
  return await page.evaluate<number[]>("noted.keys");
}

function scrollToEnd(page: Page): Promise<void> {
  return holds(
    page,
    `(() => {
      const box = document.querySelector('[data-scroller]');
      box.scrollTop = box.scrollHeight;
      return box.scrollHeight > ${cases * 60} && !document.querySelector('[data-more]');
    })()`,
    120_000,
  );
}

/** Asks from outside until it holds: the page's own policy lets nobody ask from within. */
async function holds(page: Page, condition: string, patienceMs = 30_000): Promise<void> {
  await until(() => page.evaluate<boolean>(condition), Boolean, condition, patienceMs);
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
