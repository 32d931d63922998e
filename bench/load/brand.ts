/** A brand on X that nobody plays: what comes in is sent by the load, what goes out meets a closed port. */
import { randomBytes } from "node:crypto";
import type { Product } from "../../test/product.ts";
import { type BrandAccount, newId } from "../../test/vendor.ts";

export async function connectBrand({ api }: Product): Promise<BrandAccount> {
  const externalId = newId();
  const consumerSecret = randomBytes(16).toString("hex");
  const { status, body } = await api("POST", "/api/v1/channel-accounts", {
    kind: "x",
    name: "Bench",
    externalId,
    baseUrl: "http://127.0.0.1:1",
    secrets: { consumerKey: "k", consumerSecret, bearerToken: "b", accessToken: "a" },
  });
  if (status !== 201) throw new Error(`the account could not be connected (${status})`);
  return { ...body, externalId, consumerSecret };
}
