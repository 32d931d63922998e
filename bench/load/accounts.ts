/** An account on each channel with a webhook, whose vendor is the load: what is asked or sent goes to `vendorUrl`. */
import { randomBytes } from "node:crypto";
import type { Product } from "../../test/product.ts";
import type { LoadAccount } from "./shapes.ts";

const externalIds = {
  x: "2244994945",
  facebook: "10",
  messenger: "10",
  instagram: "20",
  whatsapp: "30",
  email: "care@airline.example",
} as const;
type Kind = keyof typeof externalIds;

export async function connectLoad({ api }: Product, vendorUrl: string): Promise<Record<Kind, LoadAccount>> {
  const accounts: Partial<Record<Kind, LoadAccount>> = {};
  for (const kind of Object.keys(externalIds) as Kind[]) {
    const secret = randomBytes(16).toString("hex");
    const externalId = externalIds[kind];
    const { status, body } = await api("POST", "/api/v1/channel-accounts", {
      kind,
      name: `Bench ${kind}`,
      externalId,
      ...(kind !== "email" && { baseUrl: kind === "x" ? vendorUrl : `${vendorUrl}/graph` }),
      secrets: secretsOf(kind, secret),
    });
    if (status !== 201) throw new Error(`the account could not be connected (${status} ${JSON.stringify(body)})`);
    accounts[kind] = { id: body.id, webhookUrl: body.webhookUrl, externalId, secret };
  }
  return accounts as Record<Kind, LoadAccount>;
}

function secretsOf(kind: Kind, secret: string): Record<string, string> {
  if (kind === "email") return { smtpUrl: "smtp://127.0.0.1:1", webhookPassword: secret };
  if (kind === "x")
    return {
      consumerKey: "k",
      consumerSecret: secret,
      bearerToken: "b",
      accessToken: "x-1",
      refreshToken: "r-1",
      clientId: "c",
      clientSecret: "s",
    };
  return {
    appSecret: secret,
    verifyToken: "agreed",
    accessToken: `EAA${kind}`,
    ...(kind === "whatsapp" && { businessAccountId: "31" }),
  };
}
