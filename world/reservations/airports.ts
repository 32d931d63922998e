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

export function airportOf(code: string): Airport {
  const airport = airports.get(code);
  if (!airport) throw new Error(`The world has no airport ${code}.`);
  return airport;
}

/** From door to door, in minutes: the great circle at 850 km/h, and half an hour for the ways on the ground. */
export function minutesBetween(from: Airport, to: Airport): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return Math.round(30 + ((2 * 6371 * Math.asin(Math.sqrt(half))) / 850) * 60);
}
