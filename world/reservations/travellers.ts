/** What the reservation system knows of the passengers: their names in A to Z, where they fly, and how they can be reached. */
import { type Passenger, passengers } from "../passengers/people.ts";

export interface Traveller {
  handle: string;
  language: string;
  surname: string;
  givenName: string;
  flight: string;
  from: string;
  to: string;
  recordLocator: string;
  email: string;
  phone: string;
}

// In the order of the passengers' book: SURNAME/GIVEN FROM TO. All invented.
const book = `
YUN/XIAOFAN PVG AMS|BAI/YUNQIU PEK CDG|XING/HEYU HKG IST|VAN DER WOLKENVELD REGENBOOG/FENNA AMS LIS|ZEPPELMANS/JOOST AMS OSL
PLUIMSTRA/MIRTHE EIN FCO|QUILLFEATHER/TABITHA LHR IST|FOGGWORTH/BARNABY MAN MAD|MARLOWE TIDEWATER/ODESSA DUB NRT
HOLLOWELL/WREN EDI ICN|ALGHAYMA/NOOR AMS DXB|BELLERIVE MONTGOLFIER/OCEANE CDG GRU|NUAGELIN/GASPARD LYS CPH|TOURMALINE/SABINE GVA BKK
REGENBOGENSCHMETT/MAXIMILIANE MUC KEF|WOLKENKUCKUCK/KUNIBERT HAM IST|STERNENTHALER/LOTTE FRA ICN|FEDERLEICHT LUFTIKUS/DIETLINDE BER LIS
STELLADIMARE/GINEVRA FCO CDG|VENTOFRESCO/BRANDO MXP BKK|NUVOLETTI/ISOTTA VCE LHR|HOSHIZORA/MIDORI NRT HEL|KUMONOUE/SORA KIX CDG
AMAYADORI/KEN HND BKK|GUREUM/BITNA ICN AMS|BYEOL/HARANG PUS FCO|NURI/MARU ICN NRT|NORDLYSVIK/SOLVEIG OSL BCN|SKYLIOERN/TORBJOERN BGO AMS
ASKELADDSEN/RAGNA TOS FCO|ANDORINHA VENTANIA/MARISOL LIS GRU|MARE DE LUZ/TOBIAS OPO CDG|ZVEZDOPADOVA/AGLAYA IST BEG
OBLAKOV KUCHEVOY/MITROFAN ALA FRA|NUBECLARA DELVIENTO/ROCIO MAD EZE|BRISAS/LEOCADIO BCN AMS|MEKHALOILOM/FASAI BKK FRA
PRAOWNAPHA/DAONUEA CNX ICN|GOKYUZUOGLU/BULUT IST LHR|PERICICEK/YAKAMOZ ESB CDG
`;

const lines = book.trim().split(/[|\n]/);

export function travellers(): Traveller[] {
  return passengers.map((one, n) => travellerOf(one, n));
}

function travellerOf({ handle, language, trip }: Passenger, n: number): Traveller {
  const [, surname = "", givenName = "", from = "", to = ""] = /^(.+)\/(\S+) (\S+) (\S+)$/.exec(lines[n] ?? "") ?? [];
  if (surname === "") throw new Error(`The reservation system does not know ${handle}.`);
  return {
    handle,
    language,
    surname,
    givenName,
    flight: trip.flight,
    from,
    to,
    recordLocator: trip.code,
    email: `${handle.toLowerCase().replaceAll("_", "")}@mail.invalid`,
    // Numbers for drama that Ofcom keeps out of use: 07700 900000 to 900999.
    phone: `+447700900${String(n).padStart(3, "0")}`,
  };
}

/** In the airline's own programme; every third has none. */
export const loyaltyNumberOf = (n: number): string | null => (n % 3 === 2 ? null : String(200_000_000 + n * 7919));
