/** The wallets of phones that an airline has certificates for; a form of a document each. */
export interface AppleWallet {
  passType: string;
  team: string;
  /** PEM: the airline's own certificate and its key, and Apple's that stands above it. */
  certificate: string;
  key: string;
  above: string;
}

export interface GoogleWallet {
  issuer: string;
  /** The service account that signs. */
  account: string;
  /** PEM. */
  key: string;
}

/** Null where none is configured: the form is not offered then. */
export interface Wallets {
  apple: AppleWallet | null;
  google: GoogleWallet | null;
}

/** As Google names them: the flight, and somebody's pass for it. */
export interface FlightPass {
  flightClass: { id: string };
  flightObject: { id: string };
}

/** `gone`: there is no such pass, or no such phone any more. `later`: it may be told another time. */
export type Reached = "told" | "gone" | "later";

/** The ways to passes that were saved already; null where the wallet is not configured. Neither throws. */
export interface WalletLines {
  /** Has a phone fetch anew what it registered for. */
  apple: ((pushToken: string) => Promise<Reached>) | null;
  /** Writes the saved pass anew. */
  google: ((pass: FlightPass) => Promise<Reached>) | null;
}

/** What a pass says in any wallet. */
export interface WalletPass {
  /** The same for the same leg of the same passenger: a new pass takes the place of the one before. */
  serial: string;
  isVoid: boolean;
}

/** Where a phone asks for its pass anew, and what it proves itself by. */
export interface UpdateAddress {
  url: string;
  token: string;
}
