/** How one speaks with the airline's reservation system, from the environment. */
import { Zone } from "../contract/zone.ts";
import { Unstartable } from "./platform/unstartable.ts";

/** `jetbridge` is our own reservation API; `ndc` is IATA NDC 21.3. */
export type ReservationSettings =
  | { kind: "jetbridge"; url: string; token: string }
  | {
      kind: "ndc";
      url: string;
      token: string;
      carrier: string;
      seller: { name: string; id: string };
      zones: ReadonlyMap<string, string>;
      webhookSecret: string | null;
    };

const prefix = "JETBRIDGE_RESERVATIONS";
const shortestSecret = 16;

/** `server` is where it is, and our key for it. */
export function reservationsFrom(
  read: (name: string) => string | null,
  server: { url: string; token: string } | null,
): ReservationSettings | null {
  const kind = read(`${prefix}_KIND`) ?? "jetbridge";
  if (kind !== "jetbridge" && kind !== "ndc")
    throw new Unstartable(`${prefix}_KIND is "${kind}"; it must be jetbridge or ndc.`);
  if (server === null) return null;
  if (kind === "jetbridge") return { kind, ...server };
  const carrier = read(`${prefix}_CARRIER`) ?? "";
  if (!/^[A-Z0-9]{2}$/.test(carrier))
    throw new Unstartable(`${prefix}_KIND=ndc needs ${prefix}_CARRIER, the airline's two signs, like KL.`);
  const [name = "", id = ""] = (read(`${prefix}_SELLER`) ?? "").split("/").map((part) => part.trim());
  if (name === "" || id === "")
    throw new Unstartable(
      `${prefix}_KIND=ndc needs ${prefix}_SELLER, our name and number as the airline knows them, like Care/12345678.`,
    );
  const webhookSecret = read(`${prefix}_WEBHOOK_SECRET`);
  if (webhookSecret !== null && webhookSecret.length < shortestSecret)
    throw new Unstartable(
      `${prefix}_WEBHOOK_SECRET is too short to be a secret: take ${shortestSecret} signs or more.`,
    );
  const zones = zonesFrom(read(`${prefix}_ZONES`) ?? "");
  return { kind, ...server, carrier, seller: { name, id }, zones, webhookSecret };
}

/** `AMS=Europe/Amsterdam,TLV=Asia/Jerusalem`. */
function zonesFrom(text: string): ReadonlyMap<string, string> {
  const entries = text.split(",").filter((entry) => entry.trim() !== "");
  return new Map(
    entries.map((entry): [string, string] => {
      const [airport = "", zone = ""] = entry.split("=").map((part) => part.trim());
      if (!/^[A-Z]{3}$/.test(airport) || !Zone.safeParse(zone).success)
        throw new Unstartable(`${prefix}_ZONES has "${entry.trim()}"; it must be like AMS=Europe/Amsterdam.`);
      return [airport, zone];
    }),
  );
}
