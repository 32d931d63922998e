/** The link by which a boarding pass is saved to Google Wallet: all of it stands in a signed token within. */
import { importPKCS8, SignJWT } from "jose";
import type { Look } from "../draw/pass-card.ts";
import type { Facts } from "../facts.ts";
import { fullName } from "../words/said.ts";
import type { FlightPass, GoogleWallet, WalletPass } from "./wallets.ts";

/** developers.google.com/wallet: flight classes and objects. */
export function toFlightPass(
  wallet: GoogleWallet,
  facts: Facts,
  { words, airline, serial, isVoid }: Look & WalletPass,
): FlightPass {
  const { pass, recordLocator, owner } = facts;
  const [leg] = facts.legs;
  const [traveller] = facts.travellers;
  const [, carrier = owner, number = ""] = /^([A-Z0-9]{2}[A-Z]?)0*(\d{1,4}[A-Z]?)$/.exec(leg?.flight ?? "") ?? [];
  if (!pass || !leg || !traveller) throw new Error("a wallet holds boarding passes");
  const classId = `${wallet.issuer}.${leg.flight}-${leg.departs.local.slice(0, 10)}-${leg.from}`;
  const flightClass = {
    id: classId,
    issuerName: airline,
    reviewStatus: "UNDER_REVIEW",
    localScheduledDepartureDateTime: leg.departs.local,
    localScheduledArrivalDateTime: leg.arrives.local,
    localBoardingDateTime: pass.boardsAt.local,
    flightHeader: {
      carrier: { carrierIataCode: carrier, airlineName: said(words.language, airline) },
      flightNumber: number,
      ...(leg.operatedBy && { operatingCarrier: { carrierIataCode: leg.operatedBy } }),
    },
    origin: {
      airportIataCode: leg.from,
      ...(pass.terminal && { terminal: pass.terminal }),
      ...(pass.gate && { gate: pass.gate }),
    },
    destination: { airportIataCode: leg.to },
  };
  const flightObject = {
    id: `${wallet.issuer}.${serial}`,
    classId,
    state: isVoid ? "INACTIVE" : "ACTIVE",
    passengerName: fullName(traveller),
    reservationInfo: {
      confirmationCode: recordLocator,
      ...(traveller.tickets[0] && { eticketNumber: traveller.tickets[0] }),
    },
    boardingAndSeatingInfo: {
      ...(pass.group && { boardingGroup: pass.group }),
      ...(pass.seat && { seatNumber: pass.seat }),
      sequenceNumber: String(pass.sequence),
      seatClass: words.cabins[leg.cabin],
    },
    barcode: { type: "AZTEC", value: pass.barcode },
  };
  return { flightClass, flightObject };
}

/** A JWT in a save link. */
export async function toGoogleLink(wallet: GoogleWallet, { flightClass, flightObject }: FlightPass): Promise<string> {
  const token = await new SignJWT({
    typ: "savetowallet",
    origins: [],
    payload: { flightClasses: [flightClass], flightObjects: [flightObject] },
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuer(wallet.account)
    .setAudience("google")
    .setIssuedAt()
    .sign(await importPKCS8(wallet.key, "RS256"));
  return `https://pay.google.com/gp/v/save/${token}`;
}

const said = (language: string, value: string): object => ({ defaultValue: { language, value } });
