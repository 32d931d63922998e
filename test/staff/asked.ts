/** A brand that is connected, and somebody who asks it something. */
import { randomBytes } from "node:crypto";
import { type Ground } from "../ground.ts";
import { until } from "../until.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

/** Connects a brand whose vendor never answers: nothing goes out, everything comes in. */
export async function connectBrand(ground: Ground): Promise<BrandAccount> {
  const externalId = newId();
  const consumerSecret = randomBytes(16).toString("hex");
  const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "x",
    name: "Brand",
    externalId,
    baseUrl: "http://127.0.0.1:1",
    secrets: { consumerKey: "k", consumerSecret, bearerToken: "b", accessToken: "a" },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...body, externalId, consumerSecret };
}

export interface Asked {
  messageId: string;
  caseId: string | null;
  customerId: string;
}

/** Somebody writes this, for the first time unless they are named; resolves when we have read it. */
export async function ask(ground: Ground, brand: BrandAccount, text: string, authorId = newId()): Promise<Asked> {
  const id = newId();
  await deliver(brand, mentionOf(brand, { id, text, authorId }));
  const [message] = await until(
    () => ground.app.db<Asked[]>`
      select id as message_id, case_id, customer_id from cases.message where external_id = ${id}`,
    (rows) => rows.length > 0,
    "the message",
  );
  if (!message) throw new Error("no message");
  return message;
}
