/** The bar code's text of a boarding pass: one leg, mandatory items only (IATA Resolution 792). Pure. */
interface Pass {
  surname: string;
  givenName: string;
  recordLocator: string;
  from: string;
  to: string;
  flight: string;
  /** `2026-12-24` */
  date: string;
  cabin: string;
  type: string;
  /** None yet: they stand by. */
  seat: string | null;
  sequence: number;
}

const compartments: Readonly<Record<string, string>> = { first: "F", business: "J", premium: "W", economy: "Y" };

/** Sixty signs. A name is cut at twenty; the day is that of the year, for the year itself is not said. */
export function barcodeOf(pass: Pass): string {
  const [, carrier = "", number = ""] = /^([A-Z0-9]{2})(\d+)$/.exec(pass.flight) ?? [];
  const name = `${lettersOf(pass.surname)}/${lettersOf(pass.givenName)}`.slice(0, 20);
  const first = Date.UTC(Number(pass.date.slice(0, 4)), 0, 1);
  const day = Math.round((Date.parse(`${pass.date}T00:00:00Z`) - first) / 86_400_000) + 1;
  return [
    "M1",
    name.padEnd(20),
    "E",
    pass.recordLocator.padEnd(7),
    pass.from,
    pass.to,
    carrier.padEnd(3),
    `${number.padStart(4, "0")} `,
    String(day).padStart(3, "0"),
    compartments[pass.cabin] ?? "Y",
    pass.seat ? pass.seat.padStart(4, "0") : pass.type === "infant" ? "INF " : "    ",
    `${String(pass.sequence).padStart(4, "0")} `,
    "1",
    "00",
  ].join("");
}

const lettersOf = (name: string): string =>
  name
    .normalize("NFD")
    .toUpperCase()
    .replaceAll(/[^A-Z ]/g, "");
