/** What commands of payments may reach. */
import type { ChannelsContext } from "../channels/index.ts";
import type { Fulfilments } from "./fulfilment.ts";
import type { PaymentProvider, Providers } from "./provider.ts";

export interface PaymentsContext extends ChannelsContext {
  readonly providers: Providers;
  readonly fulfilments: Fulfilments;
}

/** Who takes new requests; null where nobody is connected. */
export const firstOf = (providers: Providers): PaymentProvider | null => providers.values().next().value ?? null;
