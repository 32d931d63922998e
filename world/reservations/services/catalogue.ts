/** What can be asked for on a flight, until when, how often, and what it costs. Codes as of IATA's special service requests. */
export type ServiceKind = "meal" | "assistance" | "bag" | "other";

export interface Service {
  code: string;
  kind: ServiceKind;
  /** How long before departure it must be asked for at the latest; null: until check-in closes. */
  hours: number | null;
  /** How many a flight takes; null: as many as ask. */
  quota: number | null;
  /** In cents; null: included. */
  price: number | null;
  needsText: boolean;
  /** Somebody has to agree to it first. */
  isAgreedTo: boolean;
}

const meal = (code: string, hours = 24, quota = 12): Service => ({
  code,
  kind: "meal",
  hours,
  quota,
  price: null,
  needsText: code === "SPML",
  isAgreedTo: false,
});

const help = (code: string, more: Partial<Service> = {}): Service => ({
  code,
  kind: "assistance",
  hours: null,
  quota: null,
  price: null,
  needsText: false,
  isAgreedTo: false,
  ...more,
});

const other = (code: string, more: Partial<Service>): Service => ({ ...help(code), kind: "other", ...more });

export const catalogue: readonly Service[] = [
  ...["AVML", "BBML", "BLML", "CHML", "DBML", "FPML", "GFML", "HNML", "LCML", "LFML", "LSML", "MOML"].map((code) =>
    meal(code),
  ),
  ...["NLML", "RVML", "SFML", "VGML", "VJML", "VLML", "VOML"].map((code) => meal(code)),
  meal("KSML", 48, 6),
  meal("SPML", 48, 4),
  help("WCHR"),
  help("WCHS"),
  help("WCHC", { quota: 4 }),
  help("WCMP", { hours: 24, quota: 3 }),
  help("WCBD", { hours: 48, quota: 2, isAgreedTo: true }),
  help("WCLB", { hours: 48, quota: 2, isAgreedTo: true }),
  help("BLND"),
  help("DEAF"),
  help("DPNA", { hours: 24, needsText: true }),
  help("MAAS", { quota: 10 }),
  help("MEDA", { hours: 48, quota: 2, needsText: true, isAgreedTo: true }),
  help("UMNR", { hours: 48, quota: 4, price: 6000, needsText: true, isAgreedTo: true }),
  { ...help("XBAG"), kind: "bag", hours: 4, quota: 60, price: 4500 },
  { ...help("SPEQ"), kind: "bag", hours: 24, quota: 8, price: 5500, needsText: true },
  { ...help("BIKE"), kind: "bag", hours: 24, quota: 4, price: 5500 },
  other("PETC", { hours: 48, quota: 2, price: 7500, needsText: true, isAgreedTo: true }),
  other("AVIH", { hours: 48, quota: 2, price: 20_000, needsText: true, isAgreedTo: true }),
  other("BSCT", { hours: 24, quota: 2 }),
];

export const serviceOf = (code: string): Service | null => catalogue.find((one) => one.code === code) ?? null;

/** What one more bag costs, in cents, by how much it may weigh; who names no weight asks for the one of the catalogue. */
const bagPrices: ReadonlyMap<number, number> = new Map([
  [15, 3000],
  [23, 4500],
  [32, 8000],
]);

/** As it is sold: bags by their weight, all else once. */
export const soldAs = (service: Service): (Service & { kilograms: number | null })[] =>
  service.code === "XBAG"
    ? [...bagPrices].map(([kilograms, price]) => ({ ...service, kilograms, price }))
    : [{ ...service, kilograms: null }];

/** Null: there is none, or none of this weight. */
export const serviceSold = (code: string, kilograms: number | null): Service | null => {
  const service = serviceOf(code);
  if (service === null || kilograms === null) return service;
  return soldAs(service).find((one) => one.kilograms === kilograms) ?? null;
};

/** How long somebody takes to agree to what has to be agreed to. */
export const agreedAfterMs = 60_000;
