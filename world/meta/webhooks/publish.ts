import type { MetaGround } from "../ground.ts";
import type { Shape } from "../store.ts";
import type { MetaObject } from "./event-rows.ts";
import { installedFields, subscriptionTo } from "./subscriptions.ts";

interface Told {
  object: MetaObject;
  entryId: string;
  field: string;
  part: "changes" | "messaging" | "standby";
  /** The value of a change, or the item of messaging. */
  payload: Shape;
  lane: string;
  subjectId: string;
  /** When it happened, in milliseconds; now where not given. */
  at?: number;
}

/** Tells the app of something, if the app subscribed to the field and the page or account took the app in. */
export function publish(meta: MetaGround, { object, entryId, field, part, payload, lane, subjectId }: Told): void {
  const subscription = subscriptionTo(meta.db, object);
  if (!subscription?.fields.includes(field)) return;
  if (!isInstalled(meta, { object, entryId, field })) return;
  const now = meta.now();
  // WhatsApp's messages carry no time on their entry.
  const entryTime =
    object === "whatsapp_business_account" && field === "messages"
      ? null
      : part === "changes"
        ? Math.floor(now / 1000)
        : now;
  meta.deliveries.add({
    object,
    entryId,
    entryTime,
    part,
    payload: part === "changes" ? { field, value: payload } : payload,
    lane,
    subjectId,
  });
}

function isInstalled(
  meta: MetaGround,
  { object, entryId, field }: Pick<Told, "object" | "entryId" | "field">,
): boolean {
  if (object === "page") return installedFields(meta.db, entryId)?.includes(field) ?? false;
  if (object === "whatsapp_business_account") return installedFields(meta.db, entryId) !== null;
  // Instagram asks for any field, of the account itself or of the page it hangs on.
  return installedFields(meta.db, entryId) !== null || installedFields(meta.db, meta.page.id) !== null;
}
