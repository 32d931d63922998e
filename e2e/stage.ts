/** What the stories share: the world's control, and pictures for those who want to look. */
import type { Page } from "playwright-core";
import { until } from "../test/until.ts";
import type { Product } from "../test/product.ts";

/** Sets the outside world (its rate, its limits, what its passengers write), once it is up; gives what it answers. */
export const controlOf =
  ({ worldUrl }: Product) =>
  async (what: string, body?: unknown, method = "POST"): Promise<any> => {
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

/** Keeps a picture in the folder named by `JETBRIDGE_PICTURES`; none without. */
export const picture = (page: Page, name: string): Promise<unknown> => {
  const folder = process.env["JETBRIDGE_PICTURES"];
  return folder ? page.screenshot({ path: `${folder}/${name}.png` }) : Promise.resolve();
};
