/** The airports of the invented airline: code, zone, latitude and longitude in whole degrees. */
const book = `
AMS Europe/Amsterdam 52 5|LHR Europe/London 51 0|MAN Europe/London 53 -2|EDI Europe/London 56 -3|DUB Europe/Dublin 53 -6
CDG Europe/Paris 49 3|LYS Europe/Paris 46 5|GVA Europe/Zurich 46 6|LIS Europe/Lisbon 39 -9|OPO Europe/Lisbon 41 -9
OSL Europe/Oslo 60 11|BGO Europe/Oslo 60 5|TOS Europe/Oslo 70 19|CPH Europe/Copenhagen 56 13|HEL Europe/Helsinki 60 25
KEF Atlantic/Reykjavik 64 -23|MUC Europe/Berlin 48 12|HAM Europe/Berlin 54 10|FRA Europe/Berlin 50 9|BER Europe/Berlin 52 14
FCO Europe/Rome 42 12|MXP Europe/Rome 46 9|VCE Europe/Rome 46 12|MAD Europe/Madrid 40 -4|BCN Europe/Madrid 41 2
IST Europe/Istanbul 41 29|ESB Europe/Istanbul 40 33|BEG Europe/Belgrade 45 20|ALA Asia/Almaty 43 77|DXB Asia/Dubai 25 55
PVG Asia/Shanghai 31 122|PEK Asia/Shanghai 40 117|HKG Asia/Hong_Kong 22 114|ICN Asia/Seoul 37 126|PUS Asia/Seoul 35 129
NRT Asia/Tokyo 36 140|HND Asia/Tokyo 36 140|KIX Asia/Tokyo 34 135|BKK Asia/Bangkok 14 101|CNX Asia/Bangkok 19 99
GRU America/Sao_Paulo -23 -46|EZE America/Argentina/Buenos_Aires -35 -58|EIN Europe/Amsterdam 51 5
VIE Europe/Vienna 48 17|ZRH Europe/Zurich 47 9|BRU Europe/Brussels 51 4|LUX Europe/Luxembourg 50 6|PRG Europe/Prague 50 14
WAW Europe/Warsaw 52 21|KRK Europe/Warsaw 50 20|GDN Europe/Warsaw 54 18|BUD Europe/Budapest 47 19|OTP Europe/Bucharest 45 26
SOF Europe/Sofia 43 23|ATH Europe/Athens 38 24|ARN Europe/Stockholm 60 18|GOT Europe/Stockholm 58 12|BLL Europe/Copenhagen 56 9
TRD Europe/Oslo 63 11|SVG Europe/Oslo 59 6|RIX Europe/Riga 57 24|TLL Europe/Tallinn 59 25|VNO Europe/Vilnius 55 25
NCE Europe/Paris 44 7|MRS Europe/Paris 43 5|TLS Europe/Paris 44 1|BOD Europe/Paris 45 -1|DUS Europe/Berlin 51 7
STR Europe/Berlin 49 9|NUE Europe/Berlin 49 11|NAP Europe/Rome 41 14|BLQ Europe/Rome 45 11|CTA Europe/Rome 37 15
VLC Europe/Madrid 39 0|AGP Europe/Madrid 37 -4|BIO Europe/Madrid 43 -3|BHX Europe/London 52 -2|GLA Europe/London 56 -4
NCL Europe/London 55 -2|ABZ Europe/London 57 -2|BRS Europe/London 51 -3|ZAG Europe/Zagreb 46 16|JFK America/New_York 41 -74
BOS America/New_York 42 -71|ORD America/Chicago 42 -88|LAX America/Los_Angeles 34 -118|YYZ America/Toronto 44 -80
MEX America/Mexico_City 19 -99|BOG America/Bogota 5 -74|CUW America/Curacao 12 -69|SIN Asia/Singapore 1 104|DEL Asia/Kolkata 29 77
BOM Asia/Kolkata 19 73|CPT Africa/Johannesburg -34 19|JNB Africa/Johannesburg -26 28|NBO Africa/Nairobi -1 37|CAI Africa/Cairo 30 31
`;

export interface Airport {
  code: string;
  zone: string;
  latitude: number;
  longitude: number;
}

const airports: ReadonlyMap<string, Airport> = new Map(
  book
    .trim()
    .split(/[|\n]/)
    .map((line) => {
      const [code = "", zone = "", latitude, longitude] = line.split(" ");
      return [code, { code, zone, latitude: Number(latitude), longitude: Number(longitude) }];
    }),
);

export const isAirport = (code: string): boolean => airports.has(code);

export const airportCodes = (): string[] => [...airports.keys()];

export function airportOf(code: string): Airport {
  const airport = airports.get(code);
  if (!airport) throw new Error(`The world has no airport ${code}.`);
  return airport;
}

const beyondSchengen = new Set(["Europe/London", "Europe/Dublin", "Europe/Istanbul", "Europe/Belgrade"]);

/** Whether one goes from there to another such airport without showing a passport. */
export function isInSchengen({ zone }: Airport): boolean {
  return (zone.startsWith("Europe/") || zone === "Atlantic/Reykjavik") && !beyondSchengen.has(zone);
}

/** The great circle, in kilometres. */
export function kilometresBetween(from: Airport, to: Airport): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

/** From door to door, in minutes: the great circle at 850 km/h, and half an hour for the ways on the ground. */
export const minutesBetween = (from: Airport, to: Airport): number =>
  Math.round(30 + (kilometresBetween(from, to) / 850) * 60);
