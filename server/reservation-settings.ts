/** How one speaks with the airline's reservation system, from the environment. */
import { Zone } from "../contract/zone.ts";
import { Unstartable } from "./platform/unstartable.ts";

/** `jetbridge` is our own reservation API; `ndc` is IATA NDC 21.3; `duffel` is Duffel's API. */
export type ReservationSettings =
  | { kind: "jetbridge"; url: string; token: string }
  | { kind: "duffel"; url: string; token: string; webhookSecret: string | null }
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
  if (kind !== "jetbridge" && kind !== "ndc" && kind !== "duffel")
    throw new Unstartable(`${prefix}_KIND is "${kind}"; it must be jetbridge, ndc or duffel.`);
  if (server === null) return null;
  if (kind === "jetbridge") return { kind, ...server };
  if (kind === "duffel") return { kind, ...server, webhookSecret: secretFrom(read) };
  const carrier = read(`${prefix}_CARRIER`) ?? "";
  if (!/^[A-Z0-9]{2}$/.test(carrier))
    throw new Unstartable(`${prefix}_KIND=ndc needs ${prefix}_CARRIER, the airline's two signs, like KL.`);
  const [name = "", id = ""] = (read(`${prefix}_SELLER`) ?? "").split("/").map((part) => part.trim());
  if (name === "" || id === "")
    throw new Unstartable(
      `${prefix}_KIND=ndc needs ${prefix}_SELLER, our name and number as the airline knows them, like Care/12345678.`,
    );
  const zones = zonesFrom(read(`${prefix}_ZONES`) ?? "");
  return { kind, ...server, carrier, seller: { name, id }, zones, webhookSecret: secretFrom(read) };
}

/** What a webhook is believed by. */
function secretFrom(read: (name: string) => string | null): string | null {
  const secret = read(`${prefix}_WEBHOOK_SECRET`);
  if (secret !== null && secret.length < shortestSecret)
    throw new Unstartable(
      `${prefix}_WEBHOOK_SECRET is too short to be a secret: take ${shortestSecret} signs or more.`,
    );
  return secret;
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
