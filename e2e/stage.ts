/** What every story stands on: the whole product, a real browser, the world's control, and pictures for those who want to look. */
import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Role } from "../contract/staff.ts";
import { openBrowser } from "../test/browser.ts";
import type { Api } from "../test/call-api.ts";
import { removeHome } from "../test/home.ts";
import { madeHome } from "../test/made-home.ts";
import { type Product, startProduct } from "../test/product.ts";
import { until } from "../test/until.ts";

/** How a page is looked at; without a word on it: a desk in English, by day. */
export interface Look {
  locale?: string;
  dark?: boolean;
  size?: { width: number; height: number };
  /** Who is signed in there already. */
  as?: BrowserContextOptions["storageState"];
}

export interface Newcomer {
  role: Role;
  name: string;
  languages?: readonly string[];
}

export interface Stage {
  product: Product;
  browser: Browser;
  api: Api;
  /** Errors that no page expected, of all pages opened here. */
  complaints: string[];
  /** Sets the outside world (its rate, its limits, what its passengers write) by a body, or asks it without one. */
  control: (what: string, body?: unknown, method?: string) => Promise<any>;
  /** A page in a browser of its own, that shares nothing with the others. */
  open(look?: Look): Promise<Page>;
  /** One more page of somebody's browser. */
  openIn(context: BrowserContext): Promise<Page>;
  /** A new member of staff at their desk, which hears of what happens. */
  signIn(who: Newcomer, look?: Look): Promise<Page>;
  close(): Promise<void>;
}

/** Starts it all. In a quiet world nothing happens but what the story tells; without one there is only the product. */
export async function openStage({
  world,
  environment = {},
}: {
  world?: "quiet" | { postsPerMinute: number };
  /** Settings of the product's. */
  environment?: Record<string, string>;
} = {}): Promise<Stage> {
  const rate = typeof world === "object" ? world.postsPerMinute : 0;
  const product = await startProduct({
    home: madeHome(),
    world: world !== undefined,
    environment: { JETBRIDGE_WORLD_RATE: String(rate), ...environment },
  });
  const browser = await openBrowser().catch((error: unknown) => end(product).then(() => Promise.reject(error)));
  const complaints: string[] = [];
  const control = controlOf(product);

  const openIn = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    return page;
  };
  const open = async ({ locale = "en-GB", dark = false, size = wholeDesk, as }: Look = {}): Promise<Page> =>
    openIn(
      await browser.newContext({
        viewport: size,
        locale,
        colorScheme: dark ? "dark" : "light",
        reducedMotion: "reduce",
        ...(as && { storageState: as }),
      }),
    );
  const stage: Stage = {
    product,
    browser,
    api: product.api,
    complaints,
    control,
    open,
    openIn,
    async signIn(who, look) {
      const email = `${randomUUID()}@example.test`;
      const { body } = await product.api("POST", "/api/v1/staff", { email, ...who });
      const page = await open(look);
      await page.goto(body.signInLink);
      await page.waitForSelector('[data-connection="live"]', { state: "attached" });
      return page;
    },
    async close() {
      await browser.close();
      await end(product);
    },
  };
  if (world === "quiet")
    await quieten(stage).catch((error: unknown) => stage.close().then(() => Promise.reject(error)));
  return stage;
}

const wholeDesk = { width: 1280, height: 800 };

/** Nobody posts or reacts unbidden, and X's limits stand in nobody's way. */
async function quieten({ control }: Stage): Promise<void> {
  await control("rate", { postsPerMinute: 0, reactions: false });
  await control("limits", { preset: "roomy" });
}

async function end(product: Product): Promise<void> {
  await product.stop();
  removeHome(product.home);
}

const controlOf =
  ({ worldUrl }: Product): Stage["control"] =>
  async (what, body, method = body === undefined ? "GET" : "POST") => {
    const address = `${worldUrl}/control/${what}`;
    const ask = () =>
      fetch(address, {
        method,
        ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      }).then(
        async (response) => ({ isDone: response.ok, answer: await response.json() }),
        () => ({ isDone: false, answer: null }),
      );
    return (await until(ask, ({ isDone }) => isDone, address)).answer;
  };

/** By day or by night, once the page has heard of it, which is a moment later. */
export async function dress(page: Page, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
}

/** Keeps a picture in the folder named by `JETBRIDGE_PICTURES`; none without. */
export const picture = (page: Page, name: string): Promise<unknown> => {
  const folder = process.env["JETBRIDGE_PICTURES"];
  return folder ? page.screenshot({ path: `${folder}/${name}.png` }) : Promise.resolve();
};
