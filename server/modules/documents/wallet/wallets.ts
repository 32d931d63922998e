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

/** What a pass says in any wallet. */
export interface WalletPass {
  /** The same for the same leg of the same passenger: a new pass takes the place of the one before. */
  serial: string;
  isVoid: boolean;
}
