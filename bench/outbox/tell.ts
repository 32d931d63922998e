/** What Messenger and WhatsApp tell by webhook of what they took. */
import { setTimeout as pause } from "node:timers/promises";
import { type LoadAccount, shapes } from "../load/shapes.ts";
import { chance } from "./chance.ts";
import type { Wish } from "./places.ts";
import { onWhatsApp } from "../../test/meta/envelope.ts";

/** The echo of Messenger and the status of WhatsApp bring our own id back. */
export async function tell(wish: Wish, id: string, account: LoadAccount | undefined): Promise<void> {
  const { place } = wish;
  const shape = shapes.find(({ channel }) => channel === place);
  if (!account || !shape || (place !== "messenger" && place !== "whatsapp")) return;
  const told = place === "messenger" ? echoOf(wish, account, id) : statusOf(wish, account, id);
  const body = Buffer.from(JSON.stringify(told));
  await pause(200 + chance() * 2000);
  for (let tries = 0; tries < 5; tries++) {
    const status = await fetch(account.webhookUrl, {
      method: "POST",
      headers: shape.headers(account, body),
      body: new Uint8Array(body),
    }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(500);
  }
}

const echoOf = ({ to, text, ownId }: Wish, { externalId }: LoadAccount, id: string): object => ({
  object: "page",
  entry: [
    {
      id: externalId,
      time: Date.now(),
      messaging: [
        {
          sender: { id: externalId },
          recipient: { id: to },
          timestamp: Date.now(),
          message: { mid: id, text, is_echo: true, ...(ownId && { metadata: ownId }) },
        },
      ],
    },
  ],
});

const statusOf = ({ to, ownId }: Wish, { externalId }: LoadAccount, id: string): object =>
  onWhatsApp(
    {
      statuses: [
        {
          id,
          status: "sent",
          timestamp: String(Math.floor(Date.now() / 1000)),
          recipient_id: to,
          ...(ownId && { biz_opaque_callback_data: ownId }),
        },
      ],
    },
    externalId,
  );
