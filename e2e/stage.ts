/** What the stories share: the world's control, and pictures for those who want to look. */
import type { Page } from "playwright-core";
import { until } from "../test/ground.ts";
import type { Product } from "../test/product.ts";

/** Sets the outside world: its rate, its limits, what its passengers write. */
export const controlOf =
  ({ worldUrl }: Product) =>
  async (what: string, body: unknown): Promise<void> => {
    const address = `${worldUrl}/control/${what}`;
    const post = () =>
      fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(post, (isDone) => isDone, address);
  };

/** Keeps a picture in the folder named by `JETBRIDGE_PICTURES`; none without. */
export const picture = (page: Page, name: string): Promise<unknown> => {
  const folder = process.env["JETBRIDGE_PICTURES"];
  return folder ? page.screenshot({ path: `${folder}/${name}.png` }) : Promise.resolve();
};
