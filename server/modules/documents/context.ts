/** What documents need beside the database and the channels. */
import type { ChannelsContext } from "../channels/index.ts";
import type { FindPasses } from "./passes.ts";
import type { WalletLines, Wallets } from "./wallet/wallets.ts";

export interface DocumentsContext extends ChannelsContext {
  readonly findPasses: FindPasses;
  readonly wallets: Wallets;
  readonly walletLines: WalletLines;
  /** As passengers know the airline; null: by the two signs of its bookings. */
  readonly airline: string | null;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly publicUrl: string;
}
