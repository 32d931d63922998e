/** OrderChangeNotif: the airline says which orders changed. It signs nothing, so it shows a secret; and only ids are taken from it. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { BookingWebhook } from "../../../modules/bookings/index.ts";
import { readXml, textsAt } from "./xml.ts";

const most = 1000;
/** Longer than any airline's. */
const longestId = 100;
const operation = "Notification/ChangeGroup/ChangeOperationGroup/ChangeOperation";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const isSame = (given: string | undefined, expected: string): boolean =>
  timingSafeEqual(digest(given ?? ""), digest(expected));

export const ndcWebhook = (secret: string): BookingWebhook => ({
  /** As a bearer's, or in the header in which the airline takes our own key. */
  isGenuine: ({ headers }) =>
    isSame(headers["authorization"], `Bearer ${secret}`) || isSame(headers["ocp-apim-subscription-key"], secret),
  read(body) {
    const message = readXml(body.toString("utf8"));
    if (message?.name !== "IATA_OrderChangeNotifRQ") return null;
    const ids = ["New", "Old"].flatMap((which) => textsAt(message, `${operation}/${which}/Order/OrderID`));
    const known = [...new Set(ids)];
    return known.length === 0 || known.length > most || known.some((id) => id.length > longestId) ? null : known;
  },
});
