import { describe } from "vitest";
import { connectReservations } from "../../server/adapters/bookings/index.ts";
import { sellsTrips } from "./selling.ts";
import { behavesLikeAReservationSystem, type Connecting } from "./suite.ts";

const must: <T>(system: T | null) => T = (system) => {
  if (!system) throw new Error("not connected");
  return system;
};

const overApi: Connecting = ({ reservations: { url, token } }, more) =>
  must(connectReservations({ kind: "jetbridge", url, token, ...more }));

const overNdc: Connecting = ({ reservations: { ndcUrl, token } }, more) =>
  must(
    connectReservations({
      kind: "ndc",
      url: ndcUrl,
      token,
      carrier: "Q0",
      seller: { name: "Jetbridge", id: "99999999" },
      zones: new Map(),
      webhookSecret: null,
      ...more,
    }),
  );

const overDuffel: Connecting = ({ reservations: { duffelUrl, token } }, more) =>
  must(connectReservations({ kind: "duffel", url: duffelUrl, token, webhookSecret: null, ...more }));

describe("over the Jetbridge reservation API", () => {
  behavesLikeAReservationSystem({ connect: overApi });
  sellsTrips({ connect: overApi });
});
describe("over IATA NDC 21.3", () => {
  behavesLikeAReservationSystem({ connect: overNdc });
  sellsTrips({ connect: overNdc });
});
describe("over Duffel", () => {
  behavesLikeAReservationSystem({ connect: overDuffel, idOf: (id) => `ord_${id}`, isOfBagsAlone: true });
  // An offer that is sold out is one that is no longer available there.
  sellsTrips({ connect: overDuffel, idOf: (id) => `ord_${id}`, takesLoyalty: false, soldOut: "OFFER_EXPIRED" });
});
