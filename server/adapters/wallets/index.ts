/** The wallets that can be told of a change in this installation. */
import type { WalletLines, Wallets } from "../../modules/documents/index.ts";
import { pushToApple } from "./apple.ts";
import { writeToGoogle } from "./google.ts";

export const connectWallets = ({ apple, google }: Wallets): WalletLines => ({
  apple: apple && pushToApple(apple),
  google: google && writeToGoogle(google),
});
